"""What stands beside sequences: how varied it is, and how much the commonest neighbour has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.mining.chunk import Ref, load
from generator.mining.grams import MOST_WORDS, load_state
from generator.mining.kept import keep, keys_of
from generator.mining.runner import Runner
from generator.mining.sums import add_up, put
from generator.mining.tables import Table, grouped, rows_of, table_of
from generator.mining.tape import Ints, Keys

Floats = NDArray[np.float64]

BESIDE = "beside"
"""What the tables of neighbours are called that chunks put aside."""

_SIDE, _OWNER = 16, 17
"""A pair is packed: owner, side (one bit), character (16 bits)."""


def neighbours(refs: Sequence[Ref], keys: Keys, counts: Ints, run: Runner) -> tuple[Floats, Floats]:
    """For every sequence the smaller branching entropy of its two sides, in nats, and the largest
    share that one neighbour has.

    ``keys``: of the sequences, ascending; ``counts``: how often each occurs. Every boundary is a neighbour of its own: nothing
    binds there. Neighbours are added by ranges of sequences, so that no process holds those of all.
    """
    wanted = keep(keys, refs[0].work, "wanted")
    often = keep(counts.astype(np.uint64), refs[0].work, "often")
    rows = sum(run(partial(count_neighbours, wanted=wanted), refs))
    limit, step = len(keys) << _OWNER, 1 << _OWNER
    then = partial(branching, often=often)
    entropy, dominance = np.log(counts), np.zeros(len(counts))
    for owners, varied, largest in add_up(refs, (BESIDE,), rows, run, then, limit, step):
        entropy[owners], dominance[owners] = varied, largest
    return entropy, dominance


def count_neighbours(ref: Ref, wanted: Path) -> int:
    """Task: put aside for every wanted sequence and side how often each character stands there;
    returns the rows.

    ``wanted``: where their ascending keys are kept. The key of a row is the sequence's place among them, the side (0
    before, 1 behind) and the character, packed; boundaries are not counted.
    """
    chunk, keys_wanted = load(ref), keys_of(wanted)
    words = chunk.words
    letters = chunk.tape.letters
    chars = np.where(letters, chunk.tape.chars, 0).astype(np.uint64)
    chars = np.append(chars, np.uint64(0))
    pairs: list[Keys] = []
    for level in range(1, MOST_WORDS + 1):
        state = load_state(chunk, level, ref.work)
        rows, known = rows_of(keys_wanted, state.keys)
        at = state.words[np.repeat(known, state.counts)]
        owners = np.repeat(rows[known], state.counts[known]).astype(np.uint64)
        before, behind = words.starts[at] - 1, words.ends[at + level - 1]
        for side, places in ((0, before), (1, behind)):
            near = chars[places]
            pair = (owners << np.uint64(_OWNER)) | np.uint64(side << _SIDE) | near
            pairs.append(pair[near > 0])
    keys = np.concatenate(pairs) if pairs else np.zeros(0, np.uint64)
    groups = grouped(keys)
    table = table_of(groups.keys, (groups.counts,), np.zeros(len(groups.keys), np.int64))
    return put(table, ref, BESIDE)


def branching(pairs: Table, often: Path) -> tuple[Ints, Floats, Floats]:
    """For ``add_up``: the sequences of a range that have neighbours, their entropy, the largest share.

    ``often``: where it is kept how often each sequence occurs.
    """
    owners = np.unique((pairs.keys >> np.uint64(_OWNER)).astype(np.int64))
    counts = keys_of(often)[owners].astype(np.int64)
    sides = (pairs.keys >> np.uint64(_SIDE)) & np.uint64(1)
    left, left_share = _of_side(pairs.kept(sides == 0), owners, counts)
    right, right_share = _of_side(pairs.kept(sides == 1), owners, counts)
    return owners, np.minimum(left, right), np.maximum(left_share, right_share)


def _of_side(pairs: Table, owners: Ints, counts: Ints) -> tuple[Floats, Floats]:
    size = len(owners)
    at = np.searchsorted(owners, (pairs.keys >> np.uint64(_OWNER)).astype(np.int64))
    numbers = pairs.sums[:, 0]
    share = numbers / counts[at]
    entropy: Floats = np.bincount(at, -share * np.log(share), size).astype(np.float64)
    free = counts - np.bincount(at, numbers, size)
    entropy += free / counts * np.log(counts)
    largest = np.zeros(size)
    np.maximum.at(largest, at, share)
    return entropy, largest
