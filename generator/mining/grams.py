"""Counting sequences of words exactly, level by level, in chunks that are added.

A frequent sequence of words consists of two frequent shorter ones (Agrawal and Srikant 1994), so
that from level to level fewer places are alive. A key is the hash of the characters, whichever way
they were cut into words. Every level is one task a chunk; what is alive is kept in a folder of the
run, so that a task can be done again and a killed worker loses nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generator.mining.chunk import Chunk, Ref, load
from generator.mining.kept import keys_of
from generator.mining.sums import put
from generator.mining.tables import Table, distinct, grouped, rows_of, table_of, total
from generator.mining.tape import Ints, Keys
from generator.mining.words import Words

LONGEST = 20
"""Characters of the longest sequence that is counted; longer ones tell pieces from wholes."""

MOST_WORDS = 12

LEVEL, FULL = "level", "full"
"""What the tables of a level are called that chunks put aside."""

COUNT, DOCUMENTS, BEFORE, AFTER, QUOTED, CHARACTERS = range(6)
"""Columns: occurrences, documents, edges before and behind, wholly in quotes, characters of all."""


@dataclass(frozen=True, slots=True)
class State:
    """The sequences of one level in a chunk."""

    keys: Keys
    """Each once, ascending."""
    firsts: Ints
    """Where the occurrences of each begin in ``words``."""
    words: Ints
    """The number of the first word of every occurrence, key after key, ascending inside a key."""

    @property
    def counts(self) -> Ints:
        """How often each occurs."""
        return np.diff(self.firsts, append=len(self.words))


def count_level(ref: Ref, level: int, frequent: Path | None) -> tuple[int, int]:
    """Task of one level: put aside the keys of this level with their documents (``LEVEL``), and the
    full table of the frequent keys of the level before (``FULL`` and its number); returns the rows
    of both.

    ``frequent``: where the ascending keys of the level before are kept; None before the first.
    """
    chunk, work = load(ref), ref.work
    alive, before = _alive(chunk, level, frequent, work)
    alive, starts, ends = _short(alive, level, chunk.words)
    groups = grouped(chunk.hashes.of(starts, ends))
    save_state(chunk, level, State(groups.keys, groups.starts, alive[groups.order]), work)
    documents = groups.distinct(chunk.words.documents[alive])
    table = table_of(groups.keys, (documents,), chunk.places(starts[groups.firsts]))
    return put(table, ref, LEVEL), put(before, ref, f"{FULL}{level - 1}")


def finish(ref: Ref, frequent: Path) -> int:
    """Task: put aside the full table of the last level; returns its rows."""
    chunk = load(ref)
    return put(
        _alive(chunk, MOST_WORDS + 1, frequent, ref.work)[1],
        ref,
        f"{FULL}{MOST_WORDS}",
    )


def _short(alive: Ints, level: int, words: Words) -> tuple[Ints, Ints, Ints]:
    """Of the words at which sequences begin those of short ones, and where these begin and end."""
    starts, ends = words.starts[alive], words.ends[alive + level - 1]
    fits = ends - starts <= LONGEST
    return alive[fits], starts[fits], ends[fits]


def _alive(chunk: Chunk, level: int, frequent: Path | None, work: Path) -> tuple[Ints, Table]:
    """Words at which a sequence of this level may begin; the table of the level before."""
    words = chunk.words
    if frequent is None:
        return np.arange(len(words.starts)), _empty()
    state = _frequent(load_state(chunk, level - 1, work), keys_of(frequent))
    save_state(chunk, level - 1, state, work)
    holds = np.zeros(len(words.starts) + 1, np.bool_)
    holds[state.words] = True
    both = holds[:-1] & holds[1:] & (words.room >= level)
    return np.flatnonzero(both), _full(chunk, state, level - 1)


def _frequent(state: State, frequent: Keys) -> State:
    """Only these keys."""
    known = rows_of(frequent, state.keys)[1]
    counts = state.counts
    kept = counts[known]
    return State(state.keys[known], np.cumsum(kept) - kept, state.words[np.repeat(known, counts)])


def _full(chunk: Chunk, state: State, level: int) -> Table:
    words, one, last = chunk.words, state.words, state.words + level - 1
    starts = words.starts[one]
    columns = (
        state.counts, distinct(words.documents[one], state.firsts),
        *(total(values, state.firsts) for values in (
            words.free_before[one], words.free_after[last], words.opens[one] & words.closes[last],
            words.ends[last] - starts,
        )),
    )  # fmt: skip
    return table_of(state.keys, columns, chunk.places(starts[state.firsts]))


def save_state(chunk: Chunk, level: int, state: State, work: Path) -> None:
    """Keep a level of a chunk; what stood there is replaced at once or not at all."""
    path = _path(chunk, level, work)
    part = path.with_suffix(f".{os.getpid()}")
    with part.open("wb") as stream:
        np.save(stream, state.keys)
        np.save(stream, state.firsts.astype(np.int32))
        np.save(stream, state.words.astype(np.int32))
    part.replace(path)


def load_state(chunk: Chunk, level: int, work: Path) -> State:
    """A level of a chunk as it was kept."""
    with _path(chunk, level, work).open("rb") as stream:
        keys, firsts, words = (np.load(stream) for _ in range(3))
    return State(keys, firsts.astype(np.int64), words.astype(np.int64))


def _path(chunk: Chunk, level: int, work: Path) -> Path:
    return work / f"{chunk.name}-{level}.level"


def _empty() -> Table:
    return Table(np.zeros(0, np.uint64), np.zeros((0, 6), np.int64), np.zeros(0, np.int64))
