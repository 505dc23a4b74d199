"""Anniversaries of events whose year everybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

EVENTS = {
    1921: "中国共产党成立|中国共产党建党|建党",
    1927: "中国人民解放军建军|人民解放军建军|建军",
    1949: "中华人民共和国成立|新中国成立|国庆",
    1978: "改革开放",
    1945: "中国人民抗日战争(?:暨世界反法西斯战争)?胜利|抗战胜利",
    1934: "红军长征出发",
    1936: "红军长征胜利|长征胜利",
}
"""Year → what is remembered."""
_YEARS = tuple(
    (
        year,
        re.compile(
            rf"(今年|明年|去年|即将|迎来|正值|恰逢|迎接|喜迎)[^。；\n]{{0,10}}?(?:{event})(\d{{2,3}}|[一二三四五六七八九十百零]{{2,6}})周年"
        ),
    )
    for year, event in EVENTS.items()
)
_SHIFT = {"今年": 0, "明年": 1, "去年": -1}


def check(text: Text, context: Context) -> Iterator[Hit]:
    """今年是…N周年: N must fit the year of the speech; 即将, 迎来 may mean the next year."""
    assert context.as_of is not None
    for year, pattern in _YEARS:
        for match in pattern.finditer(text.body):
            if re.search(
                r"\d{4}年[^。\n]{0,12}$", text.body[max(0, match.start() - 20) : match.start()]
            ):
                continue
            shift = _SHIFT.get(match[1])
            right = [context.as_of.year - year + n for n in ((0, 1) if shift is None else (shift,))]
            if value(match[2].replace("零", "")) not in right:
                message = f"{context.as_of.year}年的稿子，{match[1]}应当是{right[0]}周年。"
                yield Hit(
                    match.start(2), match.end(2) + 2, message, "改正周年数，或核对稿子的日期。"
                )


RULE = Rule(
    code="JG409",
    title="周年数不对",
    authority="史实",
    level="错误",
    why="拿前几年的稿子改，周年数最容易忘。",
    check=check,
    needs=("date",),
    bad=(
        Example("今年是中国共产党成立⟦104周年⟧。", as_of="2026-02-26"),
        Example("我们即将迎来新中国成立⟦75周年⟧。", as_of="2026-09-20"),
    ),
    good=(Example("今年是中国共产党成立105周年。", as_of="2026-02-26"),),
    alike=(
        Example("在庆祝中国共产党成立100周年大会上的讲话。", as_of="2026-02-26"),
        Example("2029年，我们将迎来新中国成立80周年。", as_of="2026-02-26"),
        Example("即将迎来新中国成立78周年。", as_of="2026-12-20"),
    ),
)
