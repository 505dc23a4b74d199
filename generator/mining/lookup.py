"""Known texts looked for in a corpus: how often, where, and in what share of the clauses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from generator.mining.chunk import Chunk, Ref, load
from generator.mining.grams import LONGEST, MOST_WORDS
from generator.mining.kept import keys_of
from generator.mining.spans import clauses_of
from generator.mining.tables import Table, grouped, merged, rows_of, table_of
from generator.mining.tape import Ints, Keys

COUNT, DOCUMENTS = range(2)


def find_keys(ref: Ref, wanted: Path) -> Table:
    """Task: how often wanted texts occur and in how many documents, however rare they are."""
    chunk, keys = load(ref), keys_of(wanted)
    return merged(
        table_of(
            (groups := grouped(found)).keys,
            (groups.counts, groups.distinct(chunk.documents_at(starts))),
            chunk.places(starts[groups.firsts]),
        )
        for found, starts, _ in _occurrences(chunk, keys)
    )


def _occurrences(chunk: Chunk, keys: Keys) -> Iterator[tuple[Keys, Ints, Ints]]:
    """Occurrences of keys by their number of words: the keys, where they begin and end."""
    words = chunk.words
    for number in range(1, MOST_WORDS + 1):
        at = np.flatnonzero(words.room >= number)
        starts, ends = words.starts[at], words.ends[at + number - 1]
        short = ends - starts <= LONGEST
        starts, ends = starts[short], ends[short]
        found = chunk.hashes.of(starts, ends)
        known = rows_of(keys, found)[1]
        yield found[known], starts[known], ends[known]


def count_covered(ref: Ref, wanted: Path) -> tuple[int, int]:
    """Task: clauses that hold a wanted text, and all clauses."""
    chunk, keys = load(ref), keys_of(wanted)
    clauses = clauses_of(chunk)
    covered = np.zeros(len(clauses.starts) + 1, np.bool_)
    for _, starts, ends in _occurrences(chunk, keys):
        row = np.searchsorted(clauses.starts, starts, side="right") - 1
        inside = (row >= 0) & (ends <= clauses.ends[np.maximum(row, 0)])
        covered[row[inside]] = True
    return int(covered[:-1].sum()), len(clauses.starts)


def scatter(ref: Ref, wanted: Path) -> list[tuple[int, int, float]]:
    """Task: every occurrence: row of the text, rank of the document, place in it from 0 to 1."""
    chunk, keys = load(ref), keys_of(wanted)
    result = []
    for found, starts, _ in _occurrences(chunk, keys):
        rows, _ = rows_of(keys, found)
        documents = chunk.documents_at(starts)
        first, size = chunk.firsts[documents], np.diff(chunk.firsts)[documents]
        places = (starts - first) / np.maximum(size, 1)
        ranks = chunk.ranks[documents]
        result += list(zip(rows.tolist(), ranks.tolist(), places.tolist(), strict=True))
    return result


def first_words(ref: Ref) -> Table:
    """Task: every word with its count and first place: the growth of the vocabulary."""
    chunk = load(ref)
    groups = grouped(chunk.hashes.of(chunk.words.starts, chunk.words.ends))
    return table_of(groups.keys, (groups.counts,), chunk.places(chunk.words.starts[groups.firsts]))
