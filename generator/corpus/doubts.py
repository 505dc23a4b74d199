"""Whether a character guessed from one surviving byte is sure, or a gap is the honest reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.corpus.characters import GAP, HAN
from generator.corpus.language import cost, known_after
from generator.corpus.readings import Guess, Reading, likely
from generator.corpus.script import simplified_character

CLOSE = 1.0
"""Two readings nearer than so many nats are both possible."""

_HAN = re.compile(f"[{HAN}]")


class _Place(NamedTuple):
    """What stands around a guessed character."""

    before: str
    char: str
    behind: str


def with_gaps(reading: Reading, before: str, behind: str) -> Reading:
    """The reading with a gap for every guess that another character fits as well."""
    text = reading.text
    for guess in reading.guesses:
        place = _Place(
            (before + text[: guess.at])[-2:],
            text[guess.at],
            (text[guess.at + 1 :] + behind)[:2],
        )
        if _HAN.match(place.char) and _is_unsure(place, guess):
            text = text[: guess.at] + GAP + text[guess.at + 1 :]
    return reading._replace(text=text)


def _is_unsure(place: _Place, guess: Guess) -> bool:
    if not _is_known(place):
        return True
    best, second = sorted([*_costs(place, guess), 99.0, 99.0])[:2]
    return second - best < CLOSE


def _is_known(place: _Place) -> bool:
    """Whether the model has seen the character beside one of its Chinese neighbours."""
    left, right = place.before[-1:], place.behind[:1]
    fits_left = _HAN.match(left) is not None and _knows(left, place.char)
    fits_right = _HAN.match(right) is not None and _knows(place.char, right)
    return fits_left or fits_right


def _knows(first: str, second: str) -> bool:
    known = known_after(first)
    return second in known or simplified_character(second) in known


def _costs(place: _Place, guess: Guess) -> Iterator[float]:
    """Nats of every Chinese character that the surviving byte allows, with what follows."""
    for char in filter(_HAN.match, likely(guess.lead, guess.trail, place.before)):
        context, total = place.before, 0.0
        for one in char + place.behind:
            total += cost(context, one)
            context = (context + one)[-2:]
        yield total
