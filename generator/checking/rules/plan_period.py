"""Five-year plans and their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_PERIOD = re.compile(
    r"“([一二三四五六七八九十]{1,3})五”[^。，；“]{0,8}?[（(]?((?:19|20)\d\d)年?(?:—|－|-|～|~|至|到)((?:19|20)\d\d)年"
)
_STAGE = re.compile(
    r"(?:(今年|(?:19|20)\d\d年)[^。；]{0,12}?)是[^。；]{0,14}?“([一二三四五六七八九十]{1,3})五”(?:规划|时期)?的?(开局|收官|起步|最后一|第一|关键)[之的]?年"
)
_BACKWARD = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:—|－|-|～|~|至|到)((?:19|20)\d\d)年")


def years(plan: str) -> tuple[int, int]:
    """First and last year of a plan from the sixth on; 十四 → 2021, 2025.

    >>> years("十四")
    (2021, 2025)
    """
    first = 1981 + 5 * (value(plan) - 6)
    return first, first + 4


def check(text: Text, context: Context) -> Iterator[Hit]:
    """The years in brackets, first and last years, and spans that run backwards."""
    for match in _PERIOD.finditer(text.body):
        first, last = years(match[1])
        if value(match[1]) >= 6 and (int(match[2]), int(match[3])) != (first, last):
            message = f"“{match[1]}五”是{first}—{last}年。"
            yield Hit(match.start(2), match.end(3), message, "改正年份。")
    for match in _STAGE.finditer(text.body):
        yield from _stage(match, context)
    for match in _BACKWARD.finditer(text.body):
        if int(match[1]) > int(match[2]):
            yield Hit(match.start(), match.end(), f"“{match[0]}”起止年份颠倒。", "改正年份。")


def _stage(match: re.Match[str], context: Context) -> Iterator[Hit]:
    year = int(match[1][:4]) if match[1] != "今年" else context.as_of.year if context.as_of else 0
    first, last = years(match[2])
    expected = last if match[3] in ("收官", "最后一") else first
    if year and match[3] != "关键" and value(match[2]) >= 6 and year != expected:
        message = f"“{match[2]}五”的{match[3]}之年是{expected}年，不是{year}年。"
        yield Hit(match.start(2) - 1, match.end(), message, "改正年份或规划名称。")


RULE = Rule(
    code="JG406",
    title="五年规划和年份对不上",
    authority="历次五年规划纲要",
    level="错误",
    why="规划期是固定的，“十四五”是2021年至2025年。",
    check=check,
    bad=(
        *examples("“十四五”期间（⟦2020—2024⟧年）", "2025年是⟦“十五五”开局之年⟧。", "⟦2025—2021年⟧"),
        Example("今年是⟦“十四五”规划的收官之年⟧。", as_of="2026-02-26"),
    ),
    good=examples("“十四五”期间（2021—2025年）", "2026年是“十五五”开局之年。"),
    alike=examples("“十四五”时期，2021年开工，2023年完工。", "2025年是“十四五”收官之年。"),
)
