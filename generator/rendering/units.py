"""The measures of a layout as an office writes them (三号, 37毫米, 2字, 1行), into Word's units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

Align = Literal["left", "center", "right", "both"]

SIZES: Mapping[str, float] = {
    "初号": 42,
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
}
"""Named type sizes in points."""

_TWIPS = {"毫米": 1440 / 25.4, "厘米": 1440 / 2.54, "磅": 20.0}
_ALIGN: Mapping[str, Align] = {"左": "left", "居中": "center", "右": "right", "两端": "both"}


class UnitError(ValueError):
    """A value is not written as its parameter wants; the text says how (Chinese)."""


def twips(value: Any) -> int:
    """A length in twips (1/20 point).

    >>> twips("28.95磅"), twips("37毫米")
    (579, 2098)
    """
    number, unit = _measure(value)
    if unit not in _TWIPS:
        raise UnitError("应当是长度，如 37毫米、3.7厘米或 28.95磅")
    return round(number * _TWIPS[unit])


def half_points(value: Any) -> int:
    """A type size in half-points.

    >>> half_points("三号"), half_points("10.5磅")
    (32, 21)
    """
    if value in SIZES:
        return round(SIZES[value] * 2)
    number, unit = _measure(value)
    if unit != "磅" or number <= 0:
        raise UnitError(f"应当是字号（{'、'.join(SIZES)}）或磅数，如 16磅")
    return round(number * 2)


def hundredths(value: Any) -> int:
    """Characters or lines in hundredths.

    >>> hundredths("2字"), hundredths("0.5行")
    (200, 50)
    """
    number, unit = _measure(value)
    if unit not in ("字", "行"):
        raise UnitError("应当是字数或行数，如 2字、1行")
    return round(number * 100)


def count(value: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UnitError("应当是一个整数")
    return value


def flag(value: Any) -> bool:
    """Yes or no."""
    if value in ("是", "true", True):
        return True
    if value in ("否", "false", False):
        return False
    raise UnitError("应当是“是”或“否”")


def align(value: Any) -> Align:
    """How lines sit between the margins."""
    if value not in _ALIGN:
        raise UnitError(f"应当是：{'、'.join(_ALIGN)}")
    return _ALIGN[value]


def word(value: Any) -> str:
    """A name, such as a font's."""
    if not isinstance(value, str) or not value.strip():
        raise UnitError("应当是一个名称")
    return value


def colour(value: Any) -> str:
    """Six hexadecimal digits."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", str(value)):
        raise UnitError("应当是六位十六进制颜色，如 FFF2CC")
    return str(value).upper()


def pair(value: Any) -> str:
    """Opening and closing bracket, or nothing."""
    if value == "无":
        return ""
    if not isinstance(value, str) or len(value) != 2:
        raise UnitError("应当是一对括号，如（），或者“无”")
    return value


def _measure(value: Any) -> tuple[float, str]:
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s*(\D*)", str(value).strip())
    return (float(match[1]), match[2]) if match else (0.0, "?")
