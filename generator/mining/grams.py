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
from generator.mining.tables import Groups, Table, grouped, rows_of, table_of
from generator.mining.tape import Chars, Flags, Ints, Keys, is_edge
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

    groups: Groups
    starts: Ints
    """For every place where its sequence begins; ``ends`` where it ends."""
    ends: Ints
    words: Ints
    """The number of its first word."""


def count_level(ref: Ref, level: int, frequent: Path | None) -> tuple[int, int]:
    """Task of one level: put aside the keys of this level with their documents (``LEVEL``), and the
    full table of the frequent keys of the level before (``FULL`` and its number); returns the rows
    of both.

    ``frequent``: where the ascending keys of the level before are kept; None before the first.
    """
    chunk, work = load(ref), ref.work
    words = chunk.words
    alive, before = _alive(chunk, words, level, frequent, work)
    ends = words.ends[np.minimum(alive + level - 1, len(words.ends) - 1)]
    alive, ends = _short(alive, ends, words)
    starts = words.starts[alive]
    groups = grouped(chunk.hashes.of(starts, ends))
    save_state(chunk, level, State(groups, starts, ends, alive), work)
    documents = groups.distinct(chunk.documents_at(starts))
    table = table_of(groups, (documents,), chunk.places(starts[groups.firsts]))
    return put(table, ref, LEVEL), put(before, ref, f"{FULL}{level - 1}")


def finish(ref: Ref, frequent: Path) -> int:
    """Task: put aside the full table of the last level; returns its rows."""
    chunk = load(ref)
    return put(
        _alive(chunk, chunk.words, MOST_WORDS + 1, frequent, ref.work)[1],
        ref,
        f"{FULL}{MOST_WORDS}",
    )


def _short(alive: Ints, ends: Ints, words: Words) -> tuple[Ints, Ints]:
    fits = ends - words.starts[alive] <= LONGEST
    return alive[fits], ends[fits]


def _alive(
    chunk: Chunk, words: Words, level: int, frequent: Path | None, work: Path
) -> tuple[Ints, Table]:
    """Words at which a sequence of this level may begin; the table of the level before."""
    if frequent is None:
        return np.arange(len(words.starts)), _empty()
    state = _frequent(load_state(chunk, level - 1, work), keys_of(frequent))
    save_state(chunk, level - 1, state, work)
    holds = np.zeros(len(words.starts) + 1, np.bool_)
    holds[state.words] = True
    both = holds[:-1] & holds[1:] & (words.room >= level)
    return np.flatnonzero(both), _full(chunk, state)


def _frequent(state: State, frequent: Keys) -> State:
    """Only the groups with these keys, their places numbered anew."""
    groups = state.groups
    known = rows_of(frequent, groups.keys)[1]
    inside = np.repeat(known, groups.counts)
    spread = np.zeros(len(groups.order), np.bool_)
    spread[groups.order] = inside
    order = (np.cumsum(spread) - 1)[groups.order[inside]]
    counts = groups.counts[known]
    return State(
        Groups(groups.keys[known], order, np.cumsum(counts) - counts),
        state.starts[spread], state.ends[spread], state.words[spread],
    )  # fmt: skip


def _full(chunk: Chunk, state: State) -> Table:
    tape, groups = chunk.tape, state.groups
    before, after = edges_of(tape.chars, state.starts, state.ends)
    opens, closes = tape.quotes[state.starts] & 1, tape.quotes[state.ends - 1] & 2
    quoted = (opens > 0) & (closes > 0)
    columns = (
        groups.counts, groups.distinct(chunk.documents_at(state.starts)), groups.total(before),
        groups.total(after), groups.total(quoted), groups.total(state.ends - state.starts),
    )  # fmt: skip
    return table_of(groups, columns, chunk.places(state.starts[groups.firsts]))


def edges_of(chars: Chars, starts: Ints, ends: Ints) -> tuple[Flags, Flags]:
    """Whether an edge, or the end of the tape, stands directly before and behind each piece."""
    last = len(chars) - 1
    before = (starts == 0) | is_edge(chars[np.maximum(starts - 1, 0)])
    after = (ends > last) | is_edge(chars[np.minimum(ends, last)])
    return before, after


def save_state(chunk: Chunk, level: int, state: State, work: Path) -> None:
    """Keep a level of a chunk; what stood there is replaced at once or not at all."""
    path = _path(chunk, level, work)
    part = path.with_suffix(f".{os.getpid()}")
    groups = state.groups
    with part.open("wb") as stream:
        np.save(stream, groups.keys)
        for column in (groups.order, groups.starts, state.starts, state.ends, state.words):
            np.save(stream, column.astype(np.int32))
    part.replace(path)


def load_state(chunk: Chunk, level: int, work: Path) -> State:
    """A level of a chunk as it was kept."""
    with _path(chunk, level, work).open("rb") as stream:
        keys = np.load(stream)
        order, firsts, starts, ends, words = (np.load(stream).astype(np.int64) for _ in range(5))
    return State(Groups(keys, order, firsts), starts, ends, words)


def _path(chunk: Chunk, level: int, work: Path) -> Path:
    return work / f"{chunk.name}-{level}.level"


def _empty() -> Table:
    return Table(np.zeros(0, np.uint64), np.zeros((0, 6), np.int64), np.zeros(0, np.int64))
