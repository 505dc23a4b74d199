"""The text of a chunk of documents as one array of characters, with what is known of every place.

Quotes are transparent but remembered, a run of digits is one symbol, 、 is a character, whatever
else is not Chinese ends a stretch. A paragraph that stands in several documents is read once, so
that copies do not count as independent witnesses; which one counts is told later (``live``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from generator.corpus.characters import CLAUSE_END
from generator.document import Document
from generator.mining.segment import Cutter

QUOTES = '“”‘’「」『』"'
_OPENING, _CLOSING = "“‘「『", "”’」』"
DIGIT = "0"
"""The symbol of a run of digits."""

_BREAK, _EDGE, _QUOTE, _DIGIT, _LETTER = range(5)
_JOINER = "、"
_END = "\n"
"""Stands behind every stretch."""

Chars = NDArray[np.uint16]
Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or heading of one document."""

    document: int
    text: str
    start: int
    """Where it stands in the document's text."""


@dataclass(frozen=True, slots=True)
class Tape:
    """Parallel arrays, one element a character or boundary, and two with an element a stretch."""

    chars: Chars
    """Code points as written; quotes are left out, a run of digits is one ``0``."""
    offsets: Small
    """Where the character stands in its document's text."""
    stretch: Small
    """The number of its stretch."""
    word_start: Flags
    """Whether a word begins here (also true at boundaries and at quotes)."""
    quotes: NDArray[np.uint8]
    """1: a quote opens directly before; 2: one closes directly behind; 3: both."""
    documents: Small
    """For every stretch the number of its document in the chunk."""
    marks: Keys
    """For every stretch a hash of its text."""

    @property
    def letters(self) -> Flags:
        """Whether a place holds a character that a phrase can hold, digits included."""
        return kinds(self.chars) >= _DIGIT

    def text(self, start: int, end: int) -> str:
        """The characters of a piece."""
        return self.chars[start:end].tobytes().decode("utf-16-le")

    def form(self, start: int, end: int) -> str:
        """The piece with the quotes that stand in and around it where they are paired."""
        parts = []
        for char, quote in zip(self.text(start, end), self.quotes[start:end], strict=True):
            parts.append(("“" if quote & 1 else "") + char + ("”" if quote & 2 else ""))
        return "".join(parts)


def kinds(chars: Chars) -> NDArray[np.int8]:
    """What each character is to the miner."""
    return _KINDS[chars]


def is_edge(chars: Chars) -> Flags:
    """Whether clause punctuation or the end of a stretch stands there."""
    result: Flags = _KINDS[chars] == _EDGE
    return result


def stretches(documents: Iterable[Document]) -> Iterator[Stretch]:
    """Every paragraph and heading, in the order of the documents."""
    for number, document in enumerate(documents):
        for section in document.walk():
            if section.heading:
                yield Stretch(number, section.heading, section.heading_start)
            for paragraph in section.paragraphs:
                yield Stretch(number, paragraph.text, paragraph.start)


def make_tape(pieces: Iterable[Stretch], cut: Cutter) -> Tape:
    """The tape of all stretches."""
    pieces = tuple(pieces)
    joined = "".join(piece.text + _END for piece in pieces)
    points = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    chars = np.where(points < len(_KINDS), points, 0).astype(np.uint16)
    lengths = np.array([len(piece.text) + 1 for piece in pieces], np.int64)
    number = np.repeat(np.arange(len(pieces), dtype=np.int32), lengths)
    firsts = np.cumsum(lengths) - lengths
    begin = np.array([piece.start for piece in pieces], np.int64)
    offsets = (np.arange(len(chars)) + np.repeat(begin - firsts, lengths)).astype(np.int32)
    kind = kinds(chars)
    kept = kind != _QUOTE
    kept[1:] &= ~((kind[1:] == _DIGIT) & (kind[:-1] == _DIGIT))
    at = np.flatnonzero(kept)
    quotes = _quotes(chars, at)
    starts = _word_starts(joined, kind != _QUOTE, cut)[at]
    starts |= kind[at] < _DIGIT
    starts |= (quotes & 1) > 0
    starts[1:] |= (quotes[:-1] & 2) > 0
    return Tape(
        np.where(kind[at] == _DIGIT, ord(DIGIT), chars[at]).astype(np.uint16),
        offsets[at], number[at], starts, quotes,
        np.array([piece.document for piece in pieces], np.int32),
        np.array([mark(piece.text) for piece in pieces], np.uint64),
    )  # fmt: skip


def mark(text: str) -> int:
    """A hash of a text that is the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def _word_starts(text: str, is_plain: Flags, cut: Cutter) -> Flags:
    """For every place of the text whether a word begins there; what stands in the text, quotes aside."""
    words = cut(text.translate(_WITHOUT_QUOTES))
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    result = np.zeros(len(text), np.bool_)
    plain = np.flatnonzero(is_plain)
    result[plain[np.cumsum(lengths) - lengths]] = True
    return result


def _quotes(chars: Chars, at: Ints) -> NDArray[np.uint8]:
    if not len(at):
        return np.zeros(0, np.uint8)
    before = np.isin(chars[np.maximum(at - 1, 0)], _POINTS_OPENING) & (at > 0)
    behind = np.isin(chars[np.minimum(at + 1, len(chars) - 1)], _POINTS_CLOSING)
    marks: NDArray[np.uint8] = before.astype(np.uint8) + np.uint8(2) * behind.astype(np.uint8)
    return marks


def _kind_table() -> NDArray[np.int8]:
    table = np.full(0x10000, _BREAK, np.int8)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x3007, 0x3007)):
        table[first : last + 1] = _LETTER
    for chars, kind in ((_JOINER, _LETTER), (QUOTES, _QUOTE), (CLAUSE_END + "—" + _END, _EDGE)):
        for char in chars:
            table[ord(char)] = kind
    for char in "0123456789０１２３４５６７８９":
        table[ord(char)] = _DIGIT
    return table


_KINDS = _kind_table()
_WITHOUT_QUOTES = dict.fromkeys(map(ord, QUOTES))
_POINTS_OPENING = np.array([ord(char) for char in _OPENING + '"'], np.uint16)
_POINTS_CLOSING = np.array([ord(char) for char in _CLOSING + '"'], np.uint16)
