"""Formulations that did not exist yet on the day of the speech."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.data import formulations
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_WORDS = Words({w: f for w, f in formulations("提法").items() if f.valid_from})
_AHEAD = ("即将", "迎接", "筹备", "喜迎", "召开的", "届时")


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Every dated word before its first day."""
    assert context.as_of is not None
    for at, word, entry in _WORDS.find(text.body):
        first = entry.valid_from
        if first is None or context.as_of >= first:
            continue
        if any(ahead in text.body[max(0, at - 10) : at] for ahead in _AHEAD):
            continue
        message = f"“{word}”{first.year}年{first.month}月{first.day}日才有（{entry.source}）。"
        yield Hit(at, at + len(word), message, "核对稿子的日期，或换成当时的提法。")


RULE = Rule(
    code="JG502",
    title="提法早于它出现的日子",
    authority="会议和文件的日期（见 lexicon/formulations.yaml 的“出处”）",
    level="错误",
    why="稿子的日子还没有这个提法，说明日期写错了或是拿后来的稿子改的。",
    check=check,
    needs=("date",),
    bad=(Example("因地制宜发展⟦新质生产力⟧。", as_of="2022-02-26"),),
    good=(Example("因地制宜发展新质生产力。", as_of="2026-02-26"),),
    alike=(Example("迎接即将到来的党的二十大精神宣讲。", as_of="2022-09-26"),),
)
