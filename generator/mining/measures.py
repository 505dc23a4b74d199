"""What speaks for an n-gram being a unit: free edges, varied neighbours, cohesion, word cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.mining.ngrams import Grams, Ints
from generator.mining.stream import Flags, Stream

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measures:
    """Parallel arrays, one element for each group of one length."""

    edge: Floats
    """Geometric mean of the shares that stand behind and before punctuation."""
    entropy: Floats
    """The smaller branching entropy of the two sides, in nats."""
    dominance: Floats
    """The largest share that one neighbour has, on either side."""
    cuts: Floats
    """The smaller share, of the two edges, at which a word begins."""
    quoted: Floats
    """Share that stands behind an opening quote."""


def measures(grams: Grams, stream: Stream) -> Measures:
    """The measures of every group."""
    first, behind = grams.places, grams.places + grams.length
    left, left_share = _branching(stream.codes[first - 1], grams)
    right, right_share = _branching(stream.codes[behind], grams)
    before = _share(stream.edge_before[first], grams)
    after = _share(stream.edge_after[behind - 1], grams)
    starts = _share(stream.word_start[first], grams)
    ends = _share(stream.word_start[behind], grams)
    return Measures(
        np.sqrt(before * after),
        np.minimum(left, right),
        np.maximum(left_share, right_share),
        np.minimum(starts, ends),
        _share(stream.quoted[first], grams),
    )


def _share(flags: Flags, grams: Grams) -> Floats:
    result: Floats = np.add.reduceat(flags.astype(np.int64), grams.starts) / grams.counts
    return result


def _branching(neighbours: NDArray[np.int32], grams: Grams) -> tuple[Floats, Floats]:
    """Entropy of the neighbours of every group and the share of the commonest.

    Every boundary counts as a neighbour of its own: nothing binds the n-gram there.
    """
    total = grams.counts.astype(np.float64)
    inside = neighbours > 0
    groups = grams.groups[inside]
    pairs = np.sort((groups.astype(np.int64) << 20) | neighbours[inside])
    distinct, counts = np.unique(pairs, return_counts=True)
    owners = distinct >> 20
    share = counts / total[owners]
    entropy: Floats = np.bincount(owners, -share * np.log(share), len(total)).astype(np.float64)
    free = total - np.bincount(groups, minlength=len(total))
    entropy += free / total * np.log(total)
    largest = np.zeros(len(total))
    np.maximum.at(largest, owners, share)
    return entropy, largest


def cohesion(
    lengths: Ints, places: Ints, counts: Ints, grams: Sequence[Grams], size: int
) -> Floats:
    """NPMI over the worst split of n-grams given by their length, one place and their count.

    ``grams``: all lengths from 1, in order; ``size``: characters in the stream.
    """
    worst = np.full(len(lengths), np.inf)
    prefix = np.zeros((len(lengths), len(grams) + 1))
    suffix = np.zeros_like(prefix)
    at = np.zeros(size + 1, np.int64)
    for shorter in grams:
        at[:] = 0
        at[shorter.places] = np.repeat(shorter.counts, shorter.counts)
        n = shorter.length
        longer = lengths > n
        prefix[longer, n] = at[places[longer]]
        suffix[longer, n] = at[(places + lengths - n)[longer]]
    rows = np.arange(len(lengths))
    probability = counts / size
    for split in range(1, len(grams)):
        valid = lengths > split
        left = prefix[rows, split] / size
        right = suffix[rows, np.maximum(lengths - split, 0)] / size
        with np.errstate(divide="ignore", invalid="ignore"):
            npmi = np.log(probability / (left * right)) / -np.log(probability)
        worst = np.where(valid, np.minimum(worst, npmi), worst)
    return worst
