"""Where the lines of a paragraph end: the rules Word and LibreOffice follow with our settings.

Full-width characters of one advance, Latin in its own widths, words and numbers whole, no mark at
the wrong end of a line (避头尾), and one mark that may hang over the right edge (``overflowPunct``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from generator.rendering.layout import Look

NOT_FIRST = "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠／"
"""What begins no line: Word's own list for Chinese (GB/T 15834), and the mark of a pause."""

NOT_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
"""What ends no line: Word's own list."""

_HANGING = frozenset("，。、；：！？,.")
"""What may hang over the right edge."""

_WORD = re.compile(r"[!-~]+|——|……|.", re.DOTALL)
"""What stays together: Latin words and numbers, the two halves of a dash."""

_LATIN: dict[str, int] = {
    **dict.fromkeys("0123456789$-", 500), **dict.fromkeys(" .,/", 250), **dict.fromkeys("ijlt:;", 278),
    **dict.fromkeys("abdghknopquvxy", 500), **dict.fromkeys("cez", 444), **dict.fromkeys("AQDGHKNOUVWXYM", 722),
    **dict.fromkeys("BCR", 667), **dict.fromkeys("ELTZ", 611), **dict.fromkeys("()[]frsIJ", 333),
    **dict.fromkeys("FPS", 556), "%": 833, "m": 778, "w": 722, "M": 889, "W": 944, "+": 564, "=": 564,
}  # fmt: skip
"""Widths of Times New Roman in thousandths of the type size."""


def break_lines(
    text: str, look: Look, width: int, seams: Collection[int] | None = None
) -> list[str]:
    """The lines of a paragraph ``width`` twips wide; ``\\n`` is a break of its own.

    ``seams``: None for Word; for LibreOffice the offsets at which another look begins, since it
    adds space there and between Chinese and Latin, though the file forbids it.
    """
    room = width - (look.left + look.right) * look.advance // 100
    indent = look.first * look.advance // 100
    lines: list[str] = []
    at = 0
    for piece in text.split("\n"):
        units = _WORD.findall(piece)
        gaps = list(_gaps(units, look, at, seams)) if seams is not None else [0] * len(units)
        lines += _filled(units, gaps, look, room, 0 if at else indent)
        at += len(piece) + 1
    return lines or [""]


def _filled(
    units: Sequence[str], gaps: Sequence[int], look: Look, room: int, indent: int
) -> Iterator[str]:
    start, left = 0, room - indent
    while start < len(units):
        end = _end(units, gaps, start, look, left)
        yield "".join(units[start:end])
        start, left = end, room


def _end(units: Sequence[str], gaps: Sequence[int], start: int, look: Look, left: int) -> int:
    """The unit after the last of the line that begins at ``start``."""
    end = start
    while end < len(units):
        left -= advance(units[end], look) + (gaps[end] if end > start else 0)
        if left < 0:
            break
        end += 1
    if end == len(units):
        return end
    return _allowed(units, start, max(end, start + 1))


def _gaps(units: Sequence[str], look: Look, at: int, seams: Collection[int]) -> Iterator[int]:
    """What LibreOffice adds before every unit: a fifth of the type size between a Chinese
    character and a Latin letter or digit; wherever script or look change the spacing of characters
    is left out.
    """
    yield 0
    for before, after in pairwise(units):
        at += len(before)
        mixed = before.isascii() != after.isascii()
        gap = look.size * 2 if mixed and before[-1].isalnum() and after[0].isalnum() else 0
        yield gap - (look.spacing if mixed or at in seams else 0)


def _allowed(units: Sequence[str], start: int, end: int) -> int:
    """The nearest end before this one at which a line may be broken; this one where none is."""
    for at in range(end, start, -1):
        if at >= len(units) or (
            units[at][0] not in NOT_FIRST and units[at - 1][-1] not in NOT_LAST
        ):
            return at
    return end


def _gap(before: str, after: str, look: Look) -> int:
    """A fifth of the type size between a Chinese character and a Latin letter or digit.

    Where the script changes the spacing of characters is left out.
    """
    if before.isascii() == after.isascii():
        return 0
    return look.size * 2 * (before.isalnum() and after.isalnum()) - look.spacing


def advance(unit: str, look: Look) -> int:
    """Twips that a unit takes."""
    return sum(_width(sign, look) for sign in unit)


def _width(sign: str, look: Look) -> int:
    if sign.isascii():
        return look.size * 10 * _LATIN.get(sign, 500) // 1000 + look.spacing
    full = sign >= "\u2000" or east_asian_width(sign) in "WFA"
    return look.advance if full else look.size * 5 + look.spacing
