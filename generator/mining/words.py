"""The words of a chunk that count, as arrays."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.mining.tape import DIGIT, Flags, Ints, Tape, is_edge


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a chunk that count: where each begins and ends, and how many follow it."""

    starts: Ints
    ends: Ints
    room: Ints
    """Words from this one to the next boundary or digit, itself included."""
    documents: NDArray[np.int32]
    """The number of its document within the chunk."""
    free_before: Flags
    """Whether an edge, or the end of the tape, stands directly before it; ``free_after`` behind."""
    free_after: Flags
    opens: Flags
    """Whether a quote opens before it; ``closes`` behind."""
    closes: Flags

    def keep(self, path: Path) -> None:
        """Write them into the folder of a run: every task of a chunk asks for them."""
        part = path.with_suffix(f".{os.getpid()}")
        with part.open("wb") as stream:
            for field in fields(self):
                column = getattr(self, field.name)
                small = column.astype(np.int32) if column.dtype == np.int64 else column
                np.save(stream, small)
        part.replace(path)


def kept_words(path: Path) -> Words:
    """Words as they were kept."""
    with path.open("rb") as stream:
        columns = [np.load(stream) for _ in fields(Words)]
    starts, ends, room = (column.astype(np.int64) for column in columns[:3])
    return Words(starts, ends, room, *columns[3:])


def words_of(tape: Tape, live: Flags) -> Words:
    """Words between boundaries, in the stretches that count."""
    holds = tape.letters & live[tape.stretch] & (tape.chars != ord(DIGIT))
    at = np.flatnonzero(tape.word_start)
    bounds = np.append(at[1:], len(tape.chars))
    inside = holds[at]
    numbers = np.flatnonzero(inside)
    stops = np.append(np.flatnonzero(~inside), len(at))
    room = stops[np.searchsorted(stops, numbers)] - numbers
    starts, ends = at[inside], bounds[inside]
    edges = np.pad(is_edge(tape.chars), 1, constant_values=True)
    return Words(
        starts, ends, room, tape.documents[tape.stretch[starts]], edges[starts], edges[ends + 1],
        (tape.quotes[starts] & 1) > 0, (tape.quotes[ends - 1] & 2) > 0,
    )  # fmt: skip
