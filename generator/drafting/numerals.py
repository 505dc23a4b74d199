"""Chinese ordinals of headings and leads."""

from __future__ import annotations

from generator.outline.model import Numbering

_DIGITS = "一二三四五六七八九十"

_FORMS: dict[Numbering, str] = {
    "（一）": "（{}）",
    "一是": "{}是",
    "一要": "{}要",
    "第一": "第{}，",
    "——": "——",
    "加粗": "",
    "连写": "{}是",
}


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二 (1 to 99)."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return head + (_DIGITS[ones - 1] if ones else "")


def ordinal(numbering: Numbering, index: int) -> str:
    """The number of the point at a 0-based index in the given style."""
    return _FORMS[numbering].format(numeral(index + 1))
