"""The characters of an ordinary modern text, and what a text holds besides: one quick look."""

from __future__ import annotations

import re
from functools import lru_cache

ORDINARY_MARKS = "，。、；：！—“”（）《》〈〉【】0-9A-Za-z%\n"
"""Inside a class: marks that no cleaning step on characters is after."""

FIRST_ROW, LAST_ROW = 0xB0, 0xF7
"""The rows of GB 2312 that hold Chinese characters, all of them simplified."""


def odd(text: str) -> frozenset[str]:
    """All characters of a text that are not ordinary: a clean text has hardly any.

    >>> sorted(odd("机关党建工作，黨建(dang)"))
    ['(', ')', '黨']
    """
    return frozenset(_odd().findall(text))


def foreign(text: str) -> list[str]:
    """The Chinese characters of a text that GB 2312 does not know, as often as they stand there."""
    return _foreign().findall(text)


@lru_cache(maxsize=1)
def _simplified() -> str:
    return "".join(
        bytes((row, cell)).decode("gb2312", errors="ignore")
        for row in range(FIRST_ROW, LAST_ROW + 1)
        for cell in range(0xA1, 0xFF)
    )


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{_simplified()}{ORDINARY_MARKS}]")


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    known = frozenset(_simplified())
    return re.compile(
        "[" + "".join(c for c in map(chr, range(0x4E00, 0xA000)) if c not in known) + "㐀-䶿]"
    )
