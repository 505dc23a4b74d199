"""The cleaning steps in their order: each a small idempotent function with its own counter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.corpus import (
    boilerplate,
    breaks,
    byteslip,
    glued,
    invisible,
    misread,
    paragraphs,
    pinyin,
    punctuation,
    script,
    spacing,
    unencodable,
)
from generator.corpus.alphabet import odd
from generator.corpus.boilerplate import Metadata
from generator.corpus.characters import PINYIN_TONED
from generator.corpus.readings import MARKS, Clues


class Step(NamedTuple):
    """From a text to the mended text and how often something was mended."""

    mend: Callable[[str], tuple[str, int]]
    needs: frozenset[str] = frozenset()
    """Without one of these characters the step cannot fire; empty: it looks for itself."""
    strings: tuple[str, ...] = ()
    """The same for strings of ordinary characters."""

    def __call__(self, text: str) -> tuple[str, int]:
        """The step on a text, whether it can fire or not."""
        return self.mend(text)

    def may_fire(self, text: str, found: frozenset[str]) -> bool:
        """``found``: the characters of the text that are not ordinary."""
        if not self.needs:
            return True
        return not self.needs.isdisjoint(found) or any(one in text for one in self.strings)


def wording(clues: Clues) -> Mapping[str, Step]:
    """Steps on characters; the clues come from the raw text, before annotations are gone."""
    return {
        "编码读错": Step(misread.mend, misread.SIGNS),
        "不可见字符": Step(invisible.drop, invisible.INVISIBLE),
        "网页实体": Step(invisible.decode_entities, frozenset("&<")),
        "杂散符号": Step(invisible.drop_stray, invisible.STRAY),
        "替代符号": Step(invisible.replace_stand_ins, invisible.STAND_INS),
        "拼音注音": Step(pinyin.strip, frozenset(PINYIN_TONED + "(（"), ("（",)),
        "缺字补全": Step(
            lambda text: unencodable.restore(text, clues.traditional and not clues.readings),
            frozenset("?？"),
        ),
        "字节错位": Step(lambda text: byteslip.mend(text, clues), frozenset(MARKS)),
        "繁体转简体": Step(script.simplify),
        "全角标点": Step(punctuation.widen, frozenset(",:;?!().-…"), ("。。。",)),
        "引号方向": Step(punctuation.turn_quotes),
    }


LINES: Mapping[str, Step] = {
    "页码": Step(breaks.drop_page_marks),
    "硬换行": Step(breaks.join_wrapped),
    "并段拆分": Step(paragraphs.split_joined),
    "连排拆分": Step(glued.split_glued),
    "网页杂行": Step(boilerplate.drop),
    "署名原题": Step(boilerplate.drop_credits),
    "题目前缀": Step(boilerplate.drop_title_prefix),
    "重复题目": Step(boilerplate.drop_repeated_title),
    "断句接合": Step(breaks.join_broken),
    "标题拆分": Step(paragraphs.split_headings),
    "空行缩进": Step(spacing.trim),
    "空白": Step(spacing.tidy),
}
"""Steps on lines; the blanks that tell paragraphs apart are used before they go."""

DROPPING = "网页杂行"
"""The step whose dropped lines tell date, source and author."""


class Cleaned(NamedTuple):
    """A clean text, what the dropped lines told, and what was mended how often."""

    text: str
    metadata: Metadata
    repairs: Mapping[str, int]


Note = Callable[[str, str, str], None]
"""Told of every step that mended something: its name, the text before and after it."""


def clean(text: str, note: Note | None = None) -> Cleaned:
    """All steps over one text; steps that mended nothing are not in ``repairs``.

    ``note`` is told of every change; None when nobody wants to know.
    """
    repairs: dict[str, int] = {}
    found = odd(text)
    worded = _run(wording(_clues(text, found)), text, found, repairs, note)
    cleaned = _run(LINES, worded, found, repairs, note)
    metadata = boilerplate.metadata(worded) if DROPPING in repairs else Metadata()
    return Cleaned(cleaned, metadata, repairs)


def _run(
    steps: Mapping[str, Step],
    text: str,
    found: frozenset[str],
    repairs: dict[str, int],
    note: Note | None,
) -> str:
    for name, step in steps.items():
        if not step.may_fire(text, found):
            continue
        mended, count = step.mend(text)
        if mended != text:
            if note:
                note(name, text, mended)
            text, found = mended, odd(mended) if step.needs else found
        if count:
            repairs[name] = count
    return text


def _clues(text: str, found: frozenset[str]) -> Clues:
    readings = {} if found.isdisjoint(PINYIN_TONED) else pinyin.readings(text)
    return Clues(readings, script.is_traditional(text))
