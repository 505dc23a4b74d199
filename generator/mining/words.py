"""The words of a chunk that count, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.mining.tape import DIGIT, Flags, Ints, Tape


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a chunk that count: where each begins and ends, and how many follow it."""

    starts: Ints
    ends: Ints
    room: Ints
    """Words from this one to the next boundary or digit, itself included."""


def words_of(tape: Tape, live: Flags) -> Words:
    """Words between boundaries, in the stretches that count."""
    holds = tape.letters & live[tape.stretch] & (tape.chars != ord(DIGIT))
    at = np.flatnonzero(tape.word_start)
    bounds = np.append(at[1:], len(tape.chars))
    inside = holds[at]
    numbers = np.flatnonzero(inside)
    stops = np.append(np.flatnonzero(~inside), len(at))
    room = stops[np.searchsorted(stops, numbers)] - numbers
    return Words(at[inside], bounds[inside], room)
