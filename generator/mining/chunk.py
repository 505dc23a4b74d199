"""A chunk of the corpus as mining sees it: its tape, its documents, its clauses, kept in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.mining.hashing import Hashes
from generator.mining.tape import Flags, Ints, Small, Tape
from generator.mining.words import Words, kept_words, words_of

NO_MOVE = 255
"""Of a heading with nothing below it."""

VERSION = "5"
"""Raised when what a chunk holds changes, so that old ones are made anew."""

PLACE_BITS = 32
"""A place in the corpus is the rank of its document, shifted, and the place in its part of the tape."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document of a chunk."""

    name: str
    path: str
    """Of its file, as it was given."""
    stamp: str
    """What changes when the file changes."""
    year: int
    """0: it does not say."""
    origin: str
    """The place that speaks, else the name: what tells independent witnesses apart."""
    characters: int


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a chunk lies, its number in this run, and the folder of this run."""

    folder: Path
    number: int
    work: Path


@dataclass(frozen=True)
class Chunk:
    """A chunk, loaded."""

    tape: Tape
    sources: tuple[Source, ...]
    live: Flags
    """For every stretch whether it counts."""
    ranks: Small
    """For every document its place among all documents of the corpus; they ascend."""
    moves: NDArray[np.uint8]
    """For every stretch the number of its move."""
    ref: Ref

    @property
    def name(self) -> str:
        """What files of the run are named by."""
        return f"{self.ref.number:06}"

    @cached_property
    def firsts(self) -> Ints:
        """Where on the tape each document begins; they stand in the order of their ranks."""
        owners = self.tape.documents[self.tape.stretch]
        return np.searchsorted(owners, np.arange(len(self.sources) + 1))

    def places(self, at: Ints) -> Ints:
        """Places on the tape as places in the corpus."""
        documents = self.documents_at(at)
        ranks = self.ranks[documents].astype(np.int64)
        return (ranks << PLACE_BITS) | (at - self.firsts[documents])

    def at(self, places: Ints) -> Ints:
        """Places in the corpus, all in this chunk, as places on the tape."""
        documents = np.searchsorted(self.ranks, places >> PLACE_BITS)
        return self.firsts[documents] + (places & ((1 << PLACE_BITS) - 1))

    def holds(self, places: Ints) -> Flags:
        """Which places of the corpus are in this chunk."""
        ranks = places >> PLACE_BITS
        rows = np.minimum(np.searchsorted(self.ranks, ranks), len(self.ranks) - 1)
        result: Flags = self.ranks[rows] == ranks
        return result

    @cached_property
    def words(self) -> Words:
        """Its words that count, told once in a run."""
        path = self.ref.work / f"{self.name}.words"
        if not path.exists():
            words_of(self.tape, self.live).keep(path)
        return kept_words(path)

    @cached_property
    def hashes(self) -> Hashes:
        """Hashes of all pieces of its text."""
        return Hashes(self.tape.chars)

    def documents_at(self, places: Ints) -> NDArray[np.int32]:
        """The number of the document at each place, within the chunk."""
        return self.tape.documents[self.tape.stretch[places]]


def sources_of(folder: Path) -> tuple[Source, ...]:
    """The documents of a chunk."""
    import msgspec

    return msgspec.json.decode((folder / "sources.json").read_bytes(), type=tuple[Source, ...])


def tape_of(folder: Path) -> Tape:
    """The tape of a chunk."""
    with np.load(folder / "tape.npz") as saved:
        return Tape(**{name: saved[name] for name in saved})


@lru_cache(maxsize=8)
def load(ref: Ref) -> Chunk:
    """A chunk with what this run has told about it."""
    with np.load(ref.work / f"{ref.number:06}-live.npz") as saved:
        live, ranks = saved["live"], saved["ranks"]
    moves = np.load(ref.folder / "moves.npy")
    return Chunk(tape_of(ref.folder), sources_of(ref.folder), live, ranks, moves, ref)
