"""All frequent word sequences of a corpus with their counts: the level loop over tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from generator.mining.chunk import Ref, load
from generator.mining.grams import CHARACTERS, COUNT, DOCUMENTS, MOST_WORDS, count_level, finish
from generator.mining.kept import keep
from generator.mining.runner import Runner
from generator.mining.sums import add_up, at_least, joined
from generator.mining.tables import Table, merged
from generator.mining.tape import Ints


@dataclass(frozen=True, slots=True)
class Sequences:
    """What the corpus has of frequent word sequences."""

    table: Table
    """Columns as in ``grams``."""
    characters: int
    """Letters of the corpus that count."""


def count_sequences(refs: Sequence[Ref], least: int, run: Runner) -> Sequences:
    """Every sequence of words in at least so many documents."""
    tables: list[Table] = []
    frequent: Path | None = None
    for level in range(1, MOST_WORDS + 1):
        rows: list[int] = []
        done = run(partial(count_level, level=level, frequent=frequent), refs)
        tables.append(merged(_second(done, rows)))
        enough = partial(at_least, column=0, least=least)
        counted = joined(add_up(refs, f"level{level}", sum(rows), run, enough))
        frequent = keep(counted.keys, refs[0].work, f"frequent-{level}")
    assert frequent is not None
    tables.append(merged(run(partial(finish, frequent=frequent), refs)))
    table = merged(tables)
    return Sequences(table.kept(table.sums[:, DOCUMENTS] >= least), sum(run(count_letters, refs)))


def _second(pairs: Iterable[tuple[int, Table]], firsts: list[int]) -> Iterator[Table]:
    """The second of every pair; the first is put aside."""
    for first, second in pairs:
        firsts.append(first)
        yield second


def count_letters(ref: Ref) -> int:
    """Task: the letters of one chunk that count."""
    words = load(ref).words
    return int((words.ends - words.starts).sum())


def words_at(ref: Ref, places: Ints, lengths: Ints) -> list[tuple[int, tuple[str, ...]]]:
    """Task: those of the pieces that stand in this chunk, by their number, as words."""
    chunk = load(ref)
    mine = np.flatnonzero(chunk.holds(places))
    result = []
    for number, start in zip(mine.tolist(), chunk.at(places[mine]).tolist(), strict=True):
        end = start + int(lengths[number])
        inner = np.flatnonzero(chunk.tape.word_start[start + 1 : end]) + start + 1
        bounds = [start, *inner.tolist(), end]
        text = chunk.tape.text(start, end)
        result.append((number, tuple(text[a - start : b - start] for a, b in pairwise(bounds))))
    return result


def texts(refs: Sequence[Ref], places: Ints, lengths: Ints, run: Runner) -> list[tuple[str, ...]]:
    """The words that stand at places of the corpus."""
    found: list[tuple[str, ...]] = [()] * len(places)
    for part in run(partial(words_at, places=places, lengths=lengths), refs):
        for number, words in part:
            found[number] = words
    return found


def lengths_of(table: Table) -> Ints:
    """The characters of every sequence."""
    return table.sums[:, CHARACTERS] // table.sums[:, COUNT]
