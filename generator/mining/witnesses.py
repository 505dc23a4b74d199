"""Where entries stand: up to five places in different documents, the years, origins and moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from generator.bank.model import Evidence
from generator.mining.chunk import NO_MOVE, Chunk, Ref, load
from generator.mining.grams import MOST_WORDS, load_state
from generator.mining.succession import MOVES
from generator.mining.tables import rows_of
from generator.mining.tape import Ints, Keys
from generator.vocabulary import Move

PLACES = 5
ORIGINS = 2
"""So many origins make an entry common property; more are not looked for."""


@dataclass(slots=True)
class Witnesses:
    """Of one entry."""

    places: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Rank of the document, offset, its name, the form there; in order, the first five documents."""
    more: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Further places in documents that are among them."""
    years: set[int] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    moves: Counter[Move] = field(default_factory=Counter)

    def add(self, other: Witnesses) -> None:
        """Take in what another chunk has."""
        self.places = sorted(self.places + other.places)[:PLACES]
        self.more = sorted(self.more + other.more)[:PLACES]
        self.years |= other.years
        self.origins = set(sorted(self.origins | other.origins)[:ORIGINS])
        self.moves += other.moves

    def evidence(self, count: int, documents: int) -> Evidence:
        """As the bank keeps it."""
        chosen = [*self.places, *self.more[: PLACES - len(self.places)]]
        return Evidence(
            count, documents, tuple(sorted(self.years)),
            tuple(f"{name}:{offset}" for _, offset, name, _ in sorted(chosen)),
        )  # fmt: skip

    @property
    def forms(self) -> Counter[str]:
        """How the entry is written at its places."""
        return Counter(form for _, _, _, form in (*self.places, *self.more))


def find_witnesses(ref: Ref, wanted: Keys) -> dict[int, Witnesses]:
    """Task: the witnesses in one chunk of sequences given by ascending keys, by their row."""
    chunk = load(ref)
    words = chunk.words
    found: dict[int, Witnesses] = {}
    for level in range(1, MOST_WORDS + 1):
        state = load_state(chunk, level, ref.work)
        rows, known = rows_of(wanted, state.keys)
        told = zip(
            rows[known].tolist(),
            state.firsts[known].tolist(),
            state.counts[known].tolist(),
            strict=True,
        )
        for row, first, count in told:
            at = state.words[first : first + count]
            seen = witnesses_at(chunk, words.starts[at], words.ends[at + level - 1])
            if row in found:
                found[row].add(seen)
            else:
                found[row] = seen
    return found


def witnesses_at(chunk: Chunk, starts: Ints, ends: Ints) -> Witnesses:
    """Of one entry with all its places in a chunk, in ascending order."""
    documents = chunk.documents_at(starts)
    is_first = np.ones(len(documents), np.bool_)
    is_first[1:] = documents[1:] != documents[:-1]
    firsts = np.flatnonzero(is_first)
    found = Witnesses()
    found.places = list(_told(chunk, starts[firsts[:PLACES]], ends[firsts[:PLACES]]))
    if len(firsts) < PLACES:
        rest = np.flatnonzero(~is_first)[:PLACES]
        found.more = list(_told(chunk, starts[rest], ends[rest]))
    sources = [chunk.sources[n] for n in documents[firsts].tolist()]
    found.years = {source.year for source in sources if source.year}
    found.origins = set(sorted({source.origin for source in sources})[:ORIGINS])
    counts = np.bincount(chunk.moves[chunk.tape.stretch[starts]])[:NO_MOVE]
    for move in np.flatnonzero(counts).tolist():
        found.moves[MOVES[move]] = int(counts[move])
    return found


def _told(chunk: Chunk, starts: Ints, ends: Ints) -> Iterator[tuple[int, int, str, str]]:
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        document = int(chunk.tape.documents[chunk.tape.stretch[start]])
        yield (
            int(chunk.ranks[document]), int(chunk.tape.offsets[start]),
            chunk.sources[document].name, chunk.tape.form(start, end),
        )  # fmt: skip


def together_by_row(parts: Iterable[dict[int, Witnesses]]) -> dict[int, Witnesses]:
    """The witnesses of all chunks."""
    result: dict[int, Witnesses] = {}
    for part in parts:
        for row, seen in part.items():
            if row in result:
                result[row].add(seen)
            else:
                result[row] = seen
    return result
