"""Formulations whose time is over, on the day of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import formulations
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_HISTORY = ("原", "时任", "当时的", "原来的", "撤销", "整合", "更名前的", "从", "由")
_CHANGE = re.compile("修改为|更名|改名|改为|并入|划入|职责")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PAST = re.compile(
    "五年来|年来，|过去的?[一二三四五十]|本届|上届|当年|那时|曾经|回顾|历程|先后|相继|任期内|以来"
)
_WORDS = Words({w: f for w, f in formulations("提法").items() if f.valid_to})


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Every dated word after its last day, but not in titles or behind 原."""
    yield from expired(text, context, _WORDS)


def expired(text: Text, context: Context, words: Words) -> Iterator[Hit]:  # type: ignore[type-arg]
    """Hits of the words that are out of date, where the sentence does not tell of the past."""
    assert context.as_of is not None
    for at, word, entry in words.find(text.body):
        if not entry.valid_to or context.as_of <= entry.valid_to:
            continue
        before = text.body[max(0, at - 4) : at]
        if before.endswith(_HISTORY) or in_title(text.body, at):
            continue
        if text.body[at + len(word) : at + len(word) + 1] in tuple(entry.not_before):
            continue
        last = entry.valid_to
        told = text.body[at + len(word) : at + len(word) + 14]
        if _of_the_past(text, at, last.year) or _CHANGE.search(told):
            continue
        message = f"“{word}”用到{last.year}年{last.month}月{last.day}日为止（{entry.source}）。"
        yield Hit(at, at + len(word), message, f"改为：{entry.instead}。")


def _of_the_past(text: Text, at: int, year: int) -> bool:
    """Whether the sentence tells of a year in which the word was right, or of a time gone by."""
    line = text.line_at(at)
    for piece in text.sentences_in(line):
        if piece.start <= at < piece.start + len(piece.text):
            said = piece.text[: at - piece.start]
            years = [int(n) for n in _YEAR.findall(said)]
            return any(n <= year for n in years) or bool(_PAST.search(said))
    return False


def in_title(body: str, at: int) -> bool:
    """Whether a place stands inside 《…》."""
    line = body.rfind("\n", 0, at)
    return body.rfind("《", line + 1, at) > body.rfind("》", line + 1, at)


RULE = Rule(
    code="JG501",
    title="提法过时",
    authority="会议和文件的日期（见 lexicon/formulations.yaml 的“出处”）",
    level="错误",
    why="提法随会议更新，旧提法说明稿子是旧的。",
    check=check,
    needs=("date",),
    bad=(
        Example("深入⟦学习贯彻党的十九大精神⟧。", as_of="2026-02-26"),
        Example("统筹⟦新冠肺炎⟧疫情防控。", as_of="2023-02-01"),
    ),
    good=(Example("深入学习贯彻党的十九大精神。", as_of="2019-02-26"),),
    alike=(
        Example("党的十九大以来，成就巨大。", as_of="2026-02-26"),
        Example("五年来，我们统筹新冠肺炎疫情防控。", as_of="2023-02-01"),
        Example("2020年，印发《新冠肺炎防控方案》。", as_of="2026-02-26"),
    ),
)
