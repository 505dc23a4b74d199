"""What a damaged run can be read as so far, and what every guess costs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.corpus import gbk
from generator.corpus.characters import NUMERALS
from generator.corpus.language import cost, followers, known_after
from generator.corpus.script import simplified_character

# What the guesses cost, in nats.
SLIP = 6.0
"""Against believing that a byte was lost here."""

SLIP_BEHIND = 2.0
"""The same when the ? is the full-width mark that the next two bytes make: likelier."""

DROPPED_PAIR = 4.0
"""A pair of bytes that means nothing in GBK was left out by the converter."""

WIDE = 0.5
"""An ASCII mark that was full-width before somebody normalised the text."""

SWALLOWED = 3.0
"""The ? took an ASCII character with it that nobody can know: a gap is left."""

LOST_WHOLE = 3.0
"""Both bytes of a character are lost and nothing is shifted: two real marks are likelier."""

UNLIKELY = 12.0
WRONG_SCRIPT = 3.0
TIE = 0.2
"""Between a mark and a character that the model, which rounds, likes equally: the character."""

PINYIN_CLUE = 8.0
"""Gained when the annotation behind the mark is how this character is read elsewhere."""

HEADING_NUMBER = 1.0
NO_HEADING = 4.0
"""A bracket at the start of a line mostly holds a number."""

CANDIDATES = 40
COMMONEST = 16
"""So many characters of a row are tried whether they are known to follow or not."""

DROPPED_CHOICES = 3
AFTER_DROPPED = 30

WILD = -1
"""Pending byte that is lost itself."""

NONE = 0
"""No byte pending: pairs are in step."""

TO_WIDE = 0x80
QUESTION = 0xBF
"""0xA3BF is the full-width question mark."""

MARKS = "?？\ufffd"
"""What a converter writes for a byte it cannot read."""

HEADING_OPENS = ("\n（", "\u3000（")
INDENT = "\u3000"
NUMBER_GOES_ON = "）" + NUMERALS
OPEN_NUMBER = re.compile(rf"[（(][{NUMERALS}]$")
YEAR_WITHOUT_HEAD = re.compile(r"0?\d\d年|0\d")


@lru_cache(maxsize=512)
def _by_frequency(lead: int, trail: int) -> tuple[str, ...]:
    """The characters with this first or this second byte (the other is WILD), commonest first."""
    choices = gbk.starting_with(lead) if trail == WILD else gbk.ending_in(trail)
    return tuple(sorted(choices, key=lambda char: cost("", char)))


def likely(lead: int, trail: int, context: str) -> Sequence[str]:
    """The commonest characters that fit the bytes, and those known to follow the context."""
    if lead == WILD and trail == WILD:
        return followers(context)
    row = _by_frequency(lead, trail)
    if OPEN_NUMBER.search(context) or context in ("\n", *HEADING_OPENS):
        return row
    known = known_after(context)
    rest = [
        char for char in row[COMMONEST:] if char in known or simplified_character(char) in known
    ]
    return [*row[:COMMONEST], *rest]


@dataclass(frozen=True, slots=True)
class Clues:
    """What else the text tells about its lost characters."""

    readings: Mapping[str, str] = field(default_factory=dict)
    """Character to pinyin, as annotated elsewhere in the same text."""
    traditional: bool = False
    """Whether the text is in traditional script."""


class Guess(NamedTuple):
    """A character of the reading that the text does not fully tell."""

    at: int
    lead: int
    trail: int


class Reading(NamedTuple):
    """One way to read the run so far."""

    cost: float
    pending: int
    text: str
    slips: int
    plain: int
    """Characters read in step since the last repair."""
    guesses: tuple[Guess, ...] = ()
    """The characters of which at most one byte is left."""
    told: int = 0
    """Characters read out of step that both bytes, or pinyin, tell."""
