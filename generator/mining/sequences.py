"""All frequent word sequences of a corpus with their counts: the level loop over tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from generator.mining.chunk import Ref, load
from generator.mining.grams import (
    CHARACTERS,
    COUNT,
    DOCUMENTS,
    FULL,
    LEVEL,
    MOST_WORDS,
    count_level,
    finish,
)
from generator.mining.kept import keep
from generator.mining.runner import Runner
from generator.mining.sums import add_up, at_least, joined
from generator.mining.tables import Table
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
    enough = partial(at_least, column=0, least=least)
    spread = partial(at_least, column=DOCUMENTS, least=least)
    full = 0
    frequent: Path | None = None
    for level in range(1, MOST_WORDS + 1):
        rows = list(run(partial(count_level, level=level, frequent=frequent), refs))
        counted = joined(add_up(refs, (LEVEL,), sum(own for own, _ in rows), run, enough))
        full += sum(before for _, before in rows)
        frequent = keep(counted.keys, refs[0].work, f"frequent-{level}")
    assert frequent is not None
    full += sum(run(partial(finish, frequent=frequent), refs))
    names = [f"{FULL}{level}" for level in range(MOST_WORDS + 1)]
    table = joined(add_up(refs, names, full, run, spread))
    return Sequences(table, sum(run(count_letters, refs)))


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
