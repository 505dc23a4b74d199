"""Dates that do not exist, and weekdays that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?)?"
)
_WEEK = "一二三四五六日"


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A date without a year is taken in the year of the speech, its weekday only then."""
    for match in _DATE.finditer(text.body):
        year = int(match[1]) if match[1] else (context.as_of.year if context.as_of else 0)
        day = _day(year or 2024, int(match[2]), int(match[3]))
        if day is None:
            yield Hit(match.start(), match.end(), f"没有“{match[0]}”这一天。", "核对日期。")
        elif match[4] and year:
            right = _WEEK[day.weekday()]
            if match[4].replace("天", "日") != right:
                message = f"{year}年{day.month}月{day.day}日是星期{right}，不是星期{match[4]}。"
                yield Hit(match.start(4), match.end(4), message, f"改为“{right}”，或核对日期。")
    for match in _MONTHS.finditer(text.body):
        if int(match[1]) > int(match[2]):
            message = f"“{match[0]}”前后颠倒，或者漏了“次年”。"
            yield Hit(match.start(), match.end(), message, "核对起止的月份。")


_MONTHS = re.compile(r"(?<=年)(\d{1,2})月?(?:至|到|—|～|-)(\d{1,2})月(?!\d)")


def _day(year: int, month: int, day: int) -> date | None:
    """None for a day that does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULE = Rule(
    code="JG404",
    title="日期或星期不对",
    authority="公历",
    level="错误",
    why="没有的日子、对不上的星期，通知一发就误事。",
    check=check,
    bad=(
        *examples(
            "会议于⟦2026年2月30日⟧召开。", "⟦13月5日⟧前完成。", "2026年2月26日（星期⟦五⟧）召开。"
        ),
        Example("2月26日（星期⟦二⟧）召开。", as_of="2026-02-01"),
    ),
    good=examples("2026年2月26日（星期四）召开。", "2024年2月29日完成。"),
    alike=examples("3月15日消费者权益日。", "2月29日前完成。"),
)
