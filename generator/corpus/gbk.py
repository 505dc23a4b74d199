"""The GBK code table as bytes: which pairs are characters, which are nothing."""

from __future__ import annotations

from functools import lru_cache

LEADS = range(0x81, 0xFF)
TRAILS = tuple(byte for byte in range(0x40, 0xFF) if byte != 0x7F)
FULL_WIDTH = 0xA3
"""Lead byte of the full-width ASCII row."""


@lru_cache(maxsize=1)
def _table() -> dict[int, dict[int, str]]:
    table: dict[int, dict[int, str]] = {}
    for lead in LEADS:
        row = table.setdefault(lead, {})
        for trail in TRAILS:
            char = bytes((lead, trail)).decode("gbk", errors="ignore")
            if len(char) == 1:
                row[trail] = char
    return table


def char_of(lead: int, trail: int) -> str:
    """The character of two bytes, empty when there is none."""
    return _table().get(lead, {}).get(trail, "")


@lru_cache(maxsize=30_000)
def bytes_of(char: str) -> tuple[int, int] | None:
    """The two bytes of a character; None for ASCII and what GBK cannot write."""
    try:
        data = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


@lru_cache(maxsize=256)
def ending_in(trail: int) -> tuple[str, ...]:
    """All characters with this second byte."""
    return tuple(row[trail] for row in _table().values() if trail in row)


@lru_cache(maxsize=256)
def starting_with(lead: int) -> tuple[str, ...]:
    """All characters with this first byte."""
    return tuple(_table().get(lead, {}).values())


@lru_cache(maxsize=256)
def undefined_after(lead: int) -> tuple[int, ...]:
    """Second bytes that make no character with this first byte: such pairs a converter drops."""
    row = _table().get(lead, {})
    return tuple(trail for trail in TRAILS if trail not in row)


COMMON_ROWS = range(0xB0, 0xD8)
"""Rows of GB 2312 that hold the common characters, in the order of their pinyin."""


def is_common(char: str) -> bool:
    """Whether a character is one of the 3,755 common ones: damage is mostly made of others."""
    pair = bytes_of(char)
    return pair is not None and pair[0] in COMMON_ROWS and pair[1] > 0xA0
