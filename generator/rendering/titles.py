"""Breaking a long title into balanced lines at sensible places (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from msgspec import Struct

from generator import yamlio
from generator.files import read_text

MOST_LINES = 4
_FORBIDDEN = 100.0
_PARTED = 50.0
"""Strain of a break inside a word."""
_MORE_LINES = 25.0
"""What a line more than needed costs: less than parting a word."""
_LOPSIDED = 0.45
"""A line may differ from the mean by this share at most."""


class Words(Struct, frozen=True):
    """What speaks for and against a break, from ``titles.yaml`` and ``title_words.txt`` (words that
    titles, headings and texts of official Chinese have in common, names of people left out).
    """

    closers: frozenset[str]
    openers: frozenset[str]
    clinging: frozenset[str]
    """Lean on the character before: no line begins with them."""
    leaning: frozenset[str]
    """Lean on the character after: no line ends with them."""
    whole: frozenset[str]
    """Phrases and words not to be parted."""
    longest: int
    """Characters of the longest of them."""
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]


def line_breaks(title: str, capacity: float, seams: Sequence[int] = ()) -> tuple[int, ...]:
    """Offsets at which lines of a title begin, none wider than ``capacity`` full-width characters.

    ``seams`` are offsets known to be word boundaries. A title that fits, or would need more
    than four lines, has none. The best shape is a trapezium or lozenge (梯形, 菱形).

    >>> title = "在全市机关党的建设工作会议暨党风廉政建设工作会议上的讲话"
    >>> [title[at:] for at in line_breaks(title, 20)]
    ['暨党风廉政建设工作会议上的讲话']
    """
    fewest = -int(-width(title) // capacity)
    if not 1 < fewest <= MOST_LINES:
        return ()
    strains = _strains(title, seams, _words())
    marks = [0.0, *accumulate(width(sign) for sign in title)]
    ways = (
        way
        for lines in range(fewest, MOST_LINES + 1)
        for way in _ways(marks, strains, lines, capacity)
    )

    def cost(way: tuple[int, ...]) -> float:
        return _cost(way, marks, strains) + _MORE_LINES * (len(way) - 1 - fewest)

    return min(ways, key=cost, default=())[1:-1]


def width(text: str) -> float:
    """Width in full-width characters; Latin letters and digits count half.

    >>> width("2026年")
    3.0
    """
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


@lru_cache(maxsize=1)
def _words() -> Words:
    data = yamlio.load(Path(__file__).with_name("titles.yaml")).data
    whole = frozenset(read_text(Path(__file__).with_name("title_words.txt")).split())
    whole |= frozenset(data["不可拆开"])
    return Words(
        closers=frozenset(data["收尾标点"]),
        openers=frozenset(data["起头标点"]),
        clinging=frozenset(data["不在行首"]),
        leaning=frozenset(data["不在行尾"]),
        whole=whole,
        longest=max(map(len, whole)),
        endings=tuple(data["宜在后面回行"]),
        beginnings=tuple(data["宜在前面回行"]),
    )


def _strains(title: str, seams: Sequence[int], words: Words) -> list[float]:
    """The strain of a break before every character but the first."""
    strains = [_strain(title, at, seams, words) for at in range(1, len(title))]
    at = 0
    while at < len(title):
        end = _word_end(title, at, words)
        strains[at : end - 1] = [max(_PARTED, strain) for strain in strains[at : end - 1]]
        at = end
    return strains


def _word_end(title: str, at: int, words: Words) -> int:
    """Where the longest word that begins here ends; one character where none is known."""
    for end in range(min(len(title), at + words.longest), at + 1, -1):
        if title[at:end] in words.whole:
            return end
    return at + 1


def _strain(title: str, at: int, seams: Sequence[int], words: Words) -> float:
    """How bad it is to break before the character at ``at``: 0 fine, 100 never."""
    before, after = title[at - 1], title[at]
    if after in words.closers or before in words.openers or (before.isascii() and after.isascii()):
        return _FORBIDDEN
    if before in words.closers or at in seams:
        return 0.0
    begins, ends = title.startswith(words.beginnings, at), title.endswith(words.endings, 0, at)
    if after in words.clinging and not begins:
        return 40.0
    if before in words.leaning and not ends:
        return 30.0
    if after in words.openers:
        return 0.0
    return (20.0, 4.0, 0.0)[begins + ends]


def _ways(
    marks: Sequence[float], strains: Sequence[float], lines: int, capacity: float
) -> Iterator[tuple[int, ...]]:
    """Offsets of every choice of breaks that fits, with 0 and the length at the ends."""
    mean = marks[-1] / lines
    least, most = mean * (1 - _LOPSIDED), min(capacity, mean * (1 + _LOPSIDED))

    def grow(way: tuple[int, ...], left: int) -> Iterator[tuple[int, ...]]:
        start = marks[way[-1]]
        if left == 1:
            if least <= marks[-1] - start <= most:
                yield (*way, len(marks) - 1)
            return
        for at in range(way[-1] + 1, len(marks) - 1):
            if marks[at] - start > most:
                return
            if marks[at] - start >= least and strains[at - 1] < _FORBIDDEN:
                yield from grow((*way, at), left - 1)

    return grow((0,), lines)


def _cost(way: Sequence[int], marks: Sequence[float], strains: Sequence[float]) -> float:
    widths = [marks[b] - marks[a] for a, b in pairwise(way)]
    mean = sum(widths) / len(widths)
    uneven = sum((each - mean) ** 2 for each in widths) / len(widths)
    return uneven + sum(strains[at - 1] for at in way[1:-1]) + _shape(widths)


def _shape(widths: Sequence[float]) -> float:
    """What a shape other than 梯形 or 菱形 costs: a rectangle a little, an hourglass a lot."""
    steps = [b - a for a, b in pairwise(widths)]
    waist = any(a < 0 < b for a, b in pairwise(steps))
    return 15.0 * waist + 1.0 * (not any(steps))
