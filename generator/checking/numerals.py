"""Chinese numerals as numbers."""

from __future__ import annotations

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}


def value(numeral: str) -> int:
    """The number of a numeral up to 999, Arabic or Chinese; 0 for anything else.

    >>> value("十二"), value("二十"), value("７"), value("几")
    (12, 20, 7, 0)
    """
    if numeral.isdecimal():
        return int(numeral)
    total = current = 0
    for char in numeral:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        elif char in DIGITS:
            current = DIGITS[char]
        else:
            return 0
    return total + current
