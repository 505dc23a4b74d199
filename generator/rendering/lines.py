"""Where the lines of a paragraph end: the rules Word and LibreOffice follow with our settings.

Full-width characters of one advance, Latin in its own widths, words and numbers whole, no mark at
the wrong end of a line (避头尾), and one mark that may hang over the right edge (``overflowPunct``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from generator.rendering.layout import Look

_NOT_FIRST = frozenset(
    "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
"""What begins no line (GB/T 15834 and Word's own list for Chinese)."""

_NOT_LAST = frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
"""What ends no line."""

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


def break_lines(text: str, look: Look, width: int) -> list[str]:
    """The lines of a paragraph ``width`` twips wide; ``\\n`` is a break of its own."""
    room = width - (look.left + look.right) * look.advance // 100
    indent = look.first * look.advance // 100
    lines: list[str] = []
    for n, piece in enumerate(text.split("\n")):
        units = _WORD.findall(piece)
        lines += _filled(units, look, room, indent if n == 0 else 0)
    return lines or [""]


def _filled(units: Sequence[str], look: Look, room: int, indent: int) -> Iterator[str]:
    start, left = 0, room - indent
    while start < len(units):
        end = _end(units, start, look, left)
        yield "".join(units[start:end])
        start, left = end, room


def _end(units: Sequence[str], start: int, look: Look, left: int) -> int:
    """The unit after the last of the line that begins at ``start``."""
    end = start
    while end < len(units):
        left -= advance(units[end], look)
        if left < 0:
            break
        end += 1
    if end == len(units):
        return end
    return _allowed(units, start, max(end, start + 1))


def _allowed(units: Sequence[str], start: int, end: int) -> int:
    """The nearest end before this one at which a line may be broken; this one where none is."""
    for at in range(end, start, -1):
        if at >= len(units) or (
            units[at][0] not in _NOT_FIRST and units[at - 1][-1] not in _NOT_LAST
        ):
            return at
    return end


def advance(unit: str, look: Look) -> int:
    """Twips that a unit takes."""
    return sum(_width(sign, look) for sign in unit)


def _width(sign: str, look: Look) -> int:
    if sign.isascii():
        return look.size * 10 * _LATIN.get(sign, 500) // 1000 + look.spacing
    full = sign >= "\u2000" or east_asian_width(sign) in "WFA"
    return look.advance if full else look.size * 5 + look.spacing
