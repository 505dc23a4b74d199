"""How tightly the words of a sequence hold together: NPMI over its worst cut (Bouma 2009)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from generator.mining.hashing import Hashes
from generator.mining.tables import Table
from generator.mining.tape import Ints


def cohesion(
    pieces: Sequence[Sequence[str]], counts: Ints, table: Table, size: int
) -> NDArray[np.float64]:
    """For each sequence, given as words, the NPMI of the two parts at its worst cut.

    ``table``: the counts of all frequent sequences in its first column; ``size``: characters in
    the corpus. A single word counts as wholly cohesive.
    """
    text = np.frombuffer("".join(map("".join, pieces)).encode("utf-16-le"), np.uint16)
    owners, cuts, begins, ends = _cuts(pieces)
    hashes = Hashes(text)
    left = _counts(table, hashes, begins, cuts) / size
    right = _counts(table, hashes, cuts, ends) / size
    probability = counts[owners] / size
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(probability / (left * right)) / -np.log(probability)
    worst = np.full(len(pieces), np.inf)
    np.minimum.at(worst, owners, np.where(np.isfinite(npmi), npmi, np.inf))
    worst[~np.isfinite(worst)] = 1.0
    return worst


def _cuts(pieces: Sequence[Sequence[str]]) -> tuple[Ints, Ints, Ints, Ints]:
    """Every cut: its sequence, its place, where the sequence begins and ends."""
    owners, cuts, begins, ends = [], [], [], []
    at = 0
    for number, words in enumerate(pieces):
        inner = list(accumulate(map(len, words)))
        for cut in inner[:-1]:
            owners.append(number)
            cuts.append(at + cut)
            begins.append(at)
            ends.append(at + inner[-1])
        at += inner[-1]
    return tuple(np.array(each, np.int64) for each in (owners, cuts, begins, ends))  # type: ignore[return-value]


def _counts(table: Table, hashes: Hashes, starts: Ints, ends: Ints) -> Ints:
    rows, known = table.rows_of(hashes.of(starts, ends))
    return np.where(known, table.sums[rows, 0], 1)
