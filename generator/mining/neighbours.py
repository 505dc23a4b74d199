"""What stands beside sequences: how varied it is, and how much the commonest neighbour has."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.mining.chunk import Ref, load
from generator.mining.grams import MOST_WORDS, load_state
from generator.mining.kept import keys_of
from generator.mining.tables import Table, grouped, rows_of, table_of
from generator.mining.tape import Flags, Ints, Keys

Floats = NDArray[np.float64]

_SIDE, _OWNER = 16, 17
"""A pair is packed: owner, side (one bit), character (16 bits)."""


def count_neighbours(ref: Ref, wanted: Path) -> Table:
    """Task: for every wanted sequence and side how often each character stands there.

    ``wanted``: where their ascending keys are kept. The key of a row is the sequence's place among them, the side (0
    before, 1 behind) and the character, packed; boundaries are not counted.
    """
    chunk, keys_wanted = load(ref), keys_of(wanted)
    letters = chunk.tape.letters
    chars = np.where(letters, chunk.tape.chars, 0).astype(np.uint64)
    chars = np.append(chars, np.uint64(0))
    pairs: list[Keys] = []
    for level in range(1, MOST_WORDS + 1):
        state = load_state(chunk, level, ref.work)
        rows, known = rows_of(keys_wanted, state.groups.keys)
        inside = np.repeat(known, state.groups.counts)
        owners = np.repeat(rows[known], state.groups.counts[known]).astype(np.uint64)
        at = state.groups.order[inside]
        for side, places in ((0, state.starts[at] - 1), (1, state.ends[at])):
            near = chars[places]
            pair = (owners << np.uint64(_OWNER)) | np.uint64(side << _SIDE) | near
            pairs.append(pair[near > 0])
    keys = np.concatenate(pairs) if pairs else np.zeros(0, np.uint64)
    groups = grouped(keys)
    return table_of(groups, (groups.counts,), np.zeros(len(groups.keys), np.int64))


def branching(pairs: Table, counts: Ints) -> tuple[Floats, Floats]:
    """For every wanted sequence the smaller branching entropy of its two sides, in nats, and the
    largest share that one neighbour has.

    ``counts``: how often each occurs. Every boundary is a neighbour of its own: nothing binds there.
    """
    sides = (pairs.keys >> np.uint64(_SIDE)) & np.uint64(1)
    left, left_share = _of_side(pairs, sides == 0, counts)
    right, right_share = _of_side(pairs, sides == 1, counts)
    return np.minimum(left, right), np.maximum(left_share, right_share)


def _of_side(pairs: Table, inside: Flags, counts: Ints) -> tuple[Floats, Floats]:
    size = len(counts)
    owners = (pairs.keys[inside] >> np.uint64(_OWNER)).astype(np.int64)
    numbers = pairs.sums[inside, 0]
    share = numbers / counts[owners]
    entropy: Floats = np.bincount(owners, -share * np.log(share), size).astype(np.float64)
    free = counts - np.bincount(owners, numbers, size)
    entropy += free / counts * np.log(counts)
    largest = np.zeros(size)
    np.maximum.at(largest, owners, share)
    return entropy, largest
