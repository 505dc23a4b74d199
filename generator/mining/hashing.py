"""Hashes of all pieces of a text at once (Karp and Rabin 1987), 64 bits, equal on every machine.

The hash of a piece depends only on its characters, so that chunks can be counted apart and added.
With prefix sums every piece costs two look-ups and a multiplication. Two different pieces among
a hundred million share a hash with a chance of about 1 : 3,700.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from generator.mining.tape import Chars, Ints, Keys

_BASE = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that it has an inverse modulo 2^64."""

_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))


class Hashes:
    """Hashes of pieces of one array of characters."""

    def __init__(self, chars: Chars) -> None:
        size = 1 << len(chars).bit_length()
        self._up = _powers(_BASE, size)
        with np.errstate(over="ignore"):
            terms = _VALUES[chars] * _powers(_INVERSE, size)[: len(chars)]
        self._sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)))

    def of(self, starts: Ints, ends: Ints) -> Keys:
        """The hashes of the pieces between starts and ends."""
        with np.errstate(over="ignore"):
            result: Keys = (self._sums[ends] - self._sums[starts]) * self._up[ends]
        return result


def hashes_of(texts: Sequence[str]) -> Keys:
    """The hashes of texts, each on its own."""
    lengths = np.array([len(text) for text in texts], np.int64)
    ends = np.cumsum(lengths)
    chars = np.frombuffer("".join(texts).encode("utf-16-le"), np.uint16)
    return Hashes(chars).of(ends - lengths, ends)


def mixed(*parts: Keys | int) -> Keys:
    """One hash of several, their order included."""
    result: NDArray[np.uint64] = np.zeros(1, np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            result = (result ^ np.asarray(part, np.uint64)) * np.uint64(0xFF51AFD7ED558CCD)
            result = result ^ (result >> np.uint64(29))
    return result


@lru_cache(maxsize=4)
def _powers(base: np.uint64, number: int) -> Keys:
    factors = np.full(number, base, np.uint64)
    factors[0] = 1
    with np.errstate(over="ignore"):
        return np.cumprod(factors, dtype=np.uint64)


def _values() -> Keys:
    """A random-looking number for every code point (splitmix64)."""
    with np.errstate(over="ignore"):
        z = (np.arange(1, 0x10001, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        values: Keys = z ^ (z >> np.uint64(31))
    return values


_VALUES = _values()
