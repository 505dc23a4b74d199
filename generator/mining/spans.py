"""The clauses of a chunk as arrays, and what is fixed in them around a gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from generator.mining.chunk import Chunk
from generator.mining.hashing import hashes_of, mixed
from generator.mining.tape import Flags, Ints, Keys, is_edge

SHORTEST, LONGEST = 6, 32
"""Characters of a clause that is looked at."""

SHORTEST_SLOT, LONGEST_SLOT = 2, 24
MOST_FIXED = 3
"""Words that are fixed on either side of the gap."""

FIRST_WORDS = (
    "既",
    "既要",
    "不仅",
    "不仅要",
    "不但",
    "不是",
    "一手",
    "要么",
    "宁可",
    "与其",
    "只有",
    "一方面",
    "坚持",
    "以",
    "用",
    "让",
    "把",
    "从",
)
"""A word with which the first of two matching clauses begins, where the second begins otherwise."""

_COMMA = ord("，")


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses between edges: where each begins and ends, and which words it has."""

    starts: Ints
    ends: Ints
    words: Ints
    """Where each word of the chunk begins, the end of the tape behind the last."""
    first: Ints
    last: Ints
    """Which words a clause has: from ``first`` up to and without ``last``."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """Clauses, or pairs of clauses, seen as fixed words around gaps."""

    keys: Keys
    starts: Ints
    before: Ints
    """Characters of the fixed words before the gap; for pairs those of both clauses, packed."""
    behind: Ints
    fillers: Keys
    """Hashes of what fills the gap."""


def clauses_of(chunk: Chunk) -> Clauses:
    """All clauses of the length that is looked at, in the stretches that count."""
    tape = chunk.tape
    inside = tape.letters & chunk.live[tape.stretch]
    bounds = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    starts, ends = bounds[::2], bounds[1::2]
    edges = is_edge(tape.chars)
    whole = edges[np.maximum(starts - 1, 0)] | (starts == 0)
    whole &= edges[np.minimum(ends, len(edges) - 1)] | (ends == len(edges))
    whole &= (ends - starts >= SHORTEST) & (ends - starts <= LONGEST)
    starts, ends = starts[whole], ends[whole]
    words = np.append(np.flatnonzero(tape.word_start), len(tape.chars))
    return Clauses(
        starts, ends, words, np.searchsorted(words, starts), np.searchsorted(words, ends)
    )


def gapped(chunk: Chunk, clauses: Clauses, kept: Flags, most: int = MOST_FIXED) -> Iterator[Gapped]:
    """One to three fixed words, a gap, one to three fixed words."""
    for first in range(1, most + 1):
        for last in range(1, most + 1):
            fits = kept & (clauses.last - clauses.first > first + last)
            at = np.flatnonzero(fits)
            begin = clauses.words[clauses.first[at] + first]
            stop = clauses.words[clauses.last[at] - last]
            good = (stop - begin >= SHORTEST_SLOT) & (stop - begin <= LONGEST_SLOT)
            at, begin, stop = at[good], begin[good], stop[good]
            starts, ends = clauses.starts[at], clauses.ends[at]
            keys = mixed(chunk.hashes.of(starts, begin), chunk.hashes.of(stop, ends))
            yield Gapped(keys, starts, begin - starts, ends - stop, chunk.hashes.of(begin, stop))


def paired(chunk: Chunk, clauses: Clauses) -> Iterator[Gapped]:
    """Two clauses in a row that begin alike, or with a matching pair of words."""
    follows = clauses.ends[:-1] + 1 == clauses.starts[1:]
    follows &= chunk.tape.chars[np.minimum(clauses.ends[:-1], len(chunk.tape.chars) - 1)] == _COMMA
    matching = np.sort(hashes_of(FIRST_WORDS))
    for first in (1, 2):
        for last in (0, 1, 2):
            yield _of_pairs(chunk, clauses, follows, first, last, matching)


def _of_pairs(
    chunk: Chunk, clauses: Clauses, follows: Flags, first: int, last: int, matching: Keys
) -> Gapped:
    size = clauses.last - clauses.first
    roomy = size > first + last
    at = np.flatnonzero(follows & roomy[:-1] & roomy[1:])
    fixed = []
    for n in (at, at + 1):
        begin = clauses.words[clauses.first[n] + first]
        stop = clauses.words[clauses.last[n] - last]
        fixed.append((clauses.starts[n], begin, stop, clauses.ends[n]))
    (one, one_begin, one_stop, one_end), (two, two_begin, two_stop, two_end) = fixed
    heads = chunk.hashes.of(one, one_begin), chunk.hashes.of(two, two_begin)
    good = (heads[0] == heads[1]) | np.isin(heads[0], matching)
    for begin, stop in ((one_begin, one_stop), (two_begin, two_stop)):
        good &= (stop - begin >= SHORTEST_SLOT) & (stop - begin <= LONGEST_SLOT)
    tails = chunk.hashes.of(one_stop, one_end), chunk.hashes.of(two_stop, two_end)
    keys = mixed(*heads, *tails, 2)
    before = (one_begin - one) * 100 + (two_begin - two)
    behind = (one_end - one_stop) * 100 + (two_end - two_stop)
    fillers = mixed(chunk.hashes.of(one_begin, one_stop), chunk.hashes.of(two_begin, two_stop))
    return Gapped(keys[good], one[good], before[good], behind[good], fillers[good])
