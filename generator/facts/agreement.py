"""Whether facts agree with each other and with the day of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.facts.model import Facts, Item

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_MONTH = re.compile(r"(\d{1,2})月")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something about a fact that cannot be right, or can hardly be."""

    source: str
    """``file:line``."""
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.source}：{self.what}{self.remedy}"


def disagreements(facts: Facts) -> Iterator[Disagreement]:
    """Deadlines that have passed, entries given twice, tasks that the achievements call done."""
    items = [item for group in facts.items.values() for item in group]
    if facts.speech_date:
        yield from _passed(items, facts.speech_date)
    yield from _twice(items)


def _passed(items: list[Item], day: date) -> Iterator[Disagreement]:
    for item in items:
        if not item.deadline:
            continue
        year = int(match[1]) if (match := _YEAR.search(item.deadline)) else day.year
        month = int(match[1]) if (match := _MONTH.search(item.deadline)) else 12
        if (year, month) < (day.year, day.month):
            what = f"期限“{item.deadline}”早于讲话的日期（{day.year}年{day.month}月）。"
            yield Disagreement(item.source, what, "请核对年份和月份。")


def _twice(items: list[Item]) -> Iterator[Disagreement]:
    seen: dict[str, Item] = {}
    for item in items:
        first = seen.setdefault(item.content, item)
        if first is not item:
            where = "同一张清单里" if first.fact == item.fact else f"“{first.fact}”里"
            what = f"“{item.content}”在{where}已经写过（{first.source}）。"
            yield Disagreement(item.source, what, "请删去一处，或改成另一件事。")
