"""Filters of templates: how a fact prints where its number or name needs words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec.structs import replace

from generator.draft import Run
from generator.drafting.numerals import numeral

_NUMBER = re.compile(r"[-－−]?\d+(?:\.\d+)?")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_JOINTS = re.compile("[、，]")


def growth(run: Run) -> Run:
    """6.2% → 增长6.2%, -3% → 下降3%, 0 → 持平: the verb by the sign of the figure."""
    number = _number(run)
    if number is None:
        return run
    bare = run.text.lstrip("-－−+")
    if number == 0:
        return replace(run, text="持平")
    return replace(run, text=("增长" if number > 0 else "下降") + bare)


def points(run: Run) -> Run:
    """3.2% → 提高3.2个百分点, -1% → 回落1个百分点: a change of a share."""
    number = _number(run)
    if number is None:
        return run
    return replace(run, text=f"{'提高' if number >= 0 else '回落'}{_plain(abs(number))}个百分点")


def in_units(size: int, word: str) -> Callable[[Run], Run]:
    """A number in units of ten thousand or a hundred million: 186000人 → 18.6万人."""

    def converted(run: Run) -> Run:
        match = _NUMBER.search(run.text)
        if match is None or abs(Decimal(match[0])) < size:
            return run
        number = _plain(Decimal(match[0]) / size)
        return replace(
            run, text=f"{run.text[: match.start()]}{number}{word}{run.text[match.end() :]}"
        )

    return converted


def day(run: Run) -> Run:
    """2026年2月26日 → 2月26日."""
    match = _DAY.search(run.text)
    return replace(run, text=f"{match[2]}月{match[3]}日") if match else run


def listed(run: Run) -> Run:
    """甲、乙、丙 → 甲、乙和丙."""
    names = [name.strip() for name in _JOINTS.split(run.text) if name.strip()]
    if len(names) < 2:
        return run
    return replace(run, text=f"{'、'.join(names[:-1])}和{names[-1]}")


def chinese(run: Run) -> Run:
    """3 → 三, 12个 → 十二个 (up to 99)."""
    match = _NUMBER.search(run.text)
    if match is None or not match[0].isdigit() or not 1 <= int(match[0]) <= 99:
        return run
    number = numeral(int(match[0]))
    return replace(run, text=f"{run.text[: match.start()]}{number}{run.text[match.end() :]}")


def _number(run: Run) -> Decimal | None:
    match = _NUMBER.search(run.text)
    return Decimal(match[0].translate({ord("－"): "-", ord("−"): "-"})) if match else None


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


FILTERS: Mapping[str, Callable[[Run], Run]] = {
    "增减": growth,
    "百分点": points,
    "万": in_units(10_000, "万"),
    "亿": in_units(100_000_000, "亿"),
    "月日": day,
    "并列": listed,
    "中文数": chinese,
}
"""``{{ 工业增速|增减 }}`` in a template."""
