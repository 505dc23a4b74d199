"""Counting n-grams exactly: a frequent one consists of two frequent shorter ones.

Every frequent (n-1)-gram has a dense rank. Rank and next character and position are packed into
one 64-bit key; sorting the keys once brings equal n-grams together, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.mining.stream import Stream

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grams:
    """All frequent n-grams of one length: their places, one group after the other."""

    length: int
    places: Ints
    """Positions in the stream, sorted by group and then by place."""
    starts: Ints
    """Where each group begins in ``places``."""
    counts: Ints
    """How often each group's n-gram occurs."""
    documents: Ints
    """In how many documents."""

    @property
    def groups(self) -> Ints:
        """The number of its group for every place."""
        return np.repeat(np.arange(len(self.starts)), self.counts)


def frequent_grams(stream: Stream, longest: int, min_documents: int) -> Iterator[Grams]:
    """N-grams of 1, 2, … characters that at least ``min_documents`` documents hold."""
    codes = stream.codes.astype(np.uint64)
    position_bits = max(1, len(codes).bit_length())
    ranks = np.where(stream.codes > 0, 1, 0).astype(np.int64)
    places = np.flatnonzero(ranks)
    for length in range(1, longest + 1):
        if not len(places):
            return
        last = codes[places + length - 1]
        key = (ranks[places].astype(np.uint64) << np.uint64(15)) | last
        grams = _grouped(key, places, position_bits, length, stream, min_documents)
        yield grams
        ranks = np.zeros(len(codes) + 1, np.int64)
        ranks[grams.places] = grams.groups + 1
        places = np.flatnonzero((ranks[:-1] > 0) & (ranks[1:] > 0))


def _grouped(
    key: NDArray[np.uint64],
    places: Ints,
    position_bits: int,
    length: int,
    stream: Stream,
    min_documents: int,
) -> Grams:
    """Equal keys brought together; groups in too few documents left out."""
    packed = np.sort((key << np.uint64(position_bits)) | places.astype(np.uint64))
    sorted_places = (packed & np.uint64((1 << position_bits) - 1)).astype(np.int64)
    new = np.diff(packed >> np.uint64(position_bits), prepend=np.uint64(0)) != 0
    new[0] = True
    starts = np.flatnonzero(new)
    counts = np.diff(starts, append=len(sorted_places))
    other = np.diff(stream.documents[sorted_places], prepend=-1) != 0
    documents = np.add.reduceat((other | new).astype(np.int64), starts)
    kept = documents >= min_documents
    counts = counts[kept]
    inside = np.repeat(kept, np.diff(starts, append=len(sorted_places)))
    return Grams(length, sorted_places[inside], np.cumsum(counts) - counts, counts, documents[kept])
