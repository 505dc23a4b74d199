"""Fingerprints of a text: hashes of character n-grams, thinned so that no long span is missed.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every WINDOW neighbouring hashes the smallest
is kept, so any span of GRAM + WINDOW - 1 characters that two texts share leaves a common one.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

GRAM = 5
WINDOW = 10
SIDE = 5
"""Characters on each side whose hash tells a longer match from a chance one."""

_SKIPPED = re.compile("[^0-9A-Za-z\u4e00-\u9fff]+")
Array = Any
"""A numpy array."""


def bare(text: str) -> str:
    """The characters that are compared: no punctuation, no blanks, no marks."""
    return _SKIPPED.sub("", text)


def positions(text: str) -> list[int]:
    """Offsets in the text of the characters that :func:`bare` keeps."""
    skipped = np.ones(len(text), dtype=bool)
    for match in _SKIPPED.finditer(text):
        skipped[match.start() : match.end()] = False
    kept: list[int] = np.flatnonzero(skipped).tolist()
    return kept


def codes(text: str) -> Array:
    """Code points as 64-bit numbers."""
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)


def hashes(points: Array, length: int) -> Array:
    """A mixed hash of every ``length`` neighbours; empty for shorter texts."""
    count = len(points) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for n in range(length):
        total = total * np.uint64(1_000_003) + points[n : n + count]
    total ^= total >> np.uint64(29)
    total *= np.uint64(0xBF58476D1CE4E5B9)
    return total ^ (total >> np.uint64(32))


def minimizers(grams: Array) -> Array:
    """Indices of the hashes that are smallest in some window."""
    count = len(grams) - WINDOW + 1
    if count <= 0:
        return np.arange(len(grams))
    least = grams[:count].copy()
    for n in range(1, WINDOW):
        np.minimum(least, grams[n : n + count], out=least)
    chosen = np.zeros(len(grams), dtype=bool)
    for n in range(WINDOW):
        chosen[n : n + count] |= grams[n : n + count] == least
    return np.flatnonzero(chosen)


def sides(points: Array, at: Array) -> tuple[Array, Array]:
    """One byte for the characters before and one for those behind the grams at these indices."""
    around = hashes(
        np.concatenate([np.zeros(SIDE, np.uint64), points, np.zeros(SIDE, np.uint64)]), SIDE
    )
    before = around[at] & np.uint64(0xFF)
    behind = around[np.minimum(at + SIDE + GRAM, len(around) - 1)] & np.uint64(0xFF)
    return before.astype(np.uint8), behind.astype(np.uint8)
