"""The cleaning steps in their order: each a small idempotent function with its own counter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.corpus import (
    boilerplate,
    byteslip,
    invisible,
    paragraphs,
    pinyin,
    punctuation,
    script,
    spacing,
)
from generator.corpus.boilerplate import Metadata
from generator.corpus.shifting import Clues

Step = Callable[[str], tuple[str, int]]
"""From a text to the mended text and how often something was mended."""


def wording(clues: Clues) -> Mapping[str, Step]:
    """Steps on characters; the clues come from the raw text, before annotations are gone."""
    return {
        "不可见字符": invisible.drop,
        "网页实体": invisible.decode_entities,
        "替代符号": invisible.replace_stand_ins,
        "拼音注音": pinyin.strip,
        "字节错位": lambda text: byteslip.mend(text, clues),
        "繁体转简体": script.simplify,
        "全角标点": punctuation.widen,
        "引号方向": punctuation.turn_quotes,
    }


LINES: Mapping[str, Step] = {
    "页码": paragraphs.drop_page_marks,
    "硬换行": paragraphs.join_wrapped,
    "并段拆分": paragraphs.split_joined,
    "网页杂行": boilerplate.drop,
    "题目前缀": boilerplate.drop_title_prefix,
    "重复题目": boilerplate.drop_repeated_title,
    "断句接合": paragraphs.join_broken,
    "标题拆分": paragraphs.split_headings,
    "空白": spacing.tidy,
}
"""Steps on lines; the blanks that tell paragraphs apart are used before they go."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, what the dropped lines told, and what was mended how often."""

    text: str
    metadata: Metadata
    repairs: Mapping[str, int]


def clean(text: str) -> Cleaned:
    """All steps over one text; steps that mended nothing are not in ``repairs``."""
    repairs: dict[str, int] = {}
    text = _run(wording(_clues(text)), text, repairs)
    metadata = boilerplate.metadata(text)
    text = _run(LINES, text, repairs)
    return Cleaned(text, metadata, repairs)


def _run(steps: Mapping[str, Step], text: str, repairs: dict[str, int]) -> str:
    for name, step in steps.items():
        text, count = step(text)
        if count:
            repairs[name] = count
    return text


def _clues(text: str) -> Clues:
    return Clues(pinyin.readings(text), script.is_traditional(text))
