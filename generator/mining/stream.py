"""All texts of a corpus as one array of character codes, with what is known about every position.

Quotes are transparent but remembered, runs of digits are one symbol, 、 is a character, whatever
else is not Chinese ends a stretch. A paragraph that stands in several documents is read once, so
that copies do not count as independent witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.corpus.characters import CLAUSE_END
from generator.document import Document
from generator.mining.segment import Cutter, cut_mask

QUOTES = '“”‘’「」『』"'
DIGIT = "0"
"""The symbol of a run of digits."""

_MARKS = CLAUSE_END + "—（）《》 "
_RUN = re.compile(f"[{_MARKS}]+|[^{_MARKS}]+")
"""Cutting clause by clause gives the same words and lets every clause be cut once."""

_BREAK, _EDGE, _QUOTE, _DIGIT, _LETTER = range(5)
_JOINER = "、"

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or heading of one document."""

    document: int
    text: str
    start: int
    """Where it stands in the document's text."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Parallel arrays, one element a character or boundary; code 0 is a boundary."""

    alphabet: str
    """``alphabet[code]`` is the character; code 0 is a boundary."""
    codes: Codes
    documents: Codes
    offsets: Codes
    """Where the character stands in its document's text."""
    word_start: Flags
    """Whether a word begins here (also true at boundaries)."""
    edge_before: Flags
    """Whether clause punctuation or the end of a paragraph stands before."""
    edge_after: Flags
    quoted: Flags
    """Whether a quote opens directly before."""
    names: tuple[str, ...]
    """Document names, by their number."""


def stretches(documents: Iterable[Document]) -> Iterator[Stretch]:
    """Every distinct paragraph and heading, in the order of the documents."""
    seen: set[str] = set()
    for number, document in enumerate(documents):
        for start, end in _spans(document):
            text = document.text[start:end]
            if text not in seen:
                seen.add(text)
                yield Stretch(number, text, start)


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    for section in document.walk():
        if section.heading:
            yield section.heading_start, section.heading_start + len(section.heading)
        for paragraph in section.paragraphs:
            yield paragraph.start, paragraph.end


def read_stream(documents: Iterable[Document], cut: Cutter) -> Stream:
    """The stream of documents that are already in their final order."""
    documents = tuple(documents)
    pieces = [_piece(stretch, cut) for stretch in stretches(documents)] or [_NOTHING]
    columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    alphabet, codes = np.unique(np.append(columns[0], 0), return_inverse=True)
    return Stream(
        "".join(chr(point) for point in alphabet),
        codes[:-1].astype(np.int32),
        columns[1].astype(np.int32),
        columns[2].astype(np.int32),
        columns[3].astype(np.bool_),
        columns[4].astype(np.bool_),
        columns[5].astype(np.bool_),
        columns[6].astype(np.bool_),
        tuple(document.name for document in documents),
    )


def _piece(stretch: Stretch, cut: Cutter) -> tuple[NDArray[np.int32] | Flags, ...]:
    """Points, documents, offsets, word starts, edges before and after, quotes of one stretch."""
    points = np.frombuffer(stretch.text.encode("utf-32-le"), np.uint32).astype(np.int32)
    kinds = _KINDS[np.minimum(points, len(_KINDS) - 1)]
    kept = kinds != _QUOTE
    kept[1:] &= ~((kinds[1:] == _DIGIT) & (kinds[:-1] == _DIGIT))
    at = np.flatnonzero(kept)
    points, kinds = points[at], kinds[at]
    points = np.where(kinds == _DIGIT, ord(DIGIT), np.where(kinds >= _DIGIT, points, 0))
    quoted = np.diff(at, prepend=-1) > 1
    quoted &= kinds == _LETTER
    return (
        np.append(points, 0).astype(np.int32),
        np.full(len(at) + 1, stretch.document, np.int32),
        np.append(at, len(stretch.text)).astype(np.int32) + np.int32(stretch.start),
        np.append(_word_starts(stretch.text, cut)[at] | (points == 0), True),
        np.append(np.concatenate(([True], kinds[:-1] == _EDGE))[: len(at)], True),
        np.append(np.concatenate((kinds[1:] == _EDGE, [True]))[: len(at)], True),
        np.append(quoted, False),
    )


def _word_starts(text: str, cut: Cutter) -> Flags:
    """For every position of the text whether a word begins there; quotes do not part words."""
    plain = text.translate(_WITHOUT_QUOTES)
    words = [
        word
        for run in _RUN.findall(plain)
        for word in (cut(run) if run[0] not in _MARKS else [run])
    ]
    starts = np.frombuffer(cut_mask(words), np.bool_)
    result = np.zeros(len(text), np.bool_)
    result[[n for n, char in enumerate(text) if char not in QUOTES]] = starts
    return result


def _kind_table() -> NDArray[np.int8]:
    table = np.full(0x10000, _BREAK, np.int8)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x3007, 0x3007)):
        table[first : last + 1] = _LETTER
    for chars, kind in ((_JOINER, _LETTER), (QUOTES, _QUOTE), (CLAUSE_END, _EDGE), ("—", _EDGE)):
        for char in chars:
            table[ord(char)] = kind
    for char in "0123456789０１２３４５６７８９":
        table[ord(char)] = _DIGIT
    return table


_KINDS = _kind_table()
_WITHOUT_QUOTES = dict.fromkeys(map(ord, QUOTES))
_NOTHING: tuple[NDArray[np.int32], ...] = tuple(np.zeros(1, np.int32) for _ in range(7))
