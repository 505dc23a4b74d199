"""What a text of the bank is judged by wherever it may be said, looked up once."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache

from msgspec import Struct

from generator.bank.bank import SLOT, stable_key

_MARKS = re.compile("[，。；：！？]")

_SHORT = 5
"""Characters up to which a clause may recur."""

WORN = ("有所", "逐步", "进一步", "不断", "切实", "明显", "扎实", "着力", "更加", "凡是")
"""Words that a writer of reports reaches for too often: each makes the next one dearer."""

_MOST_WORN = 4
"""How often a worn word can count against a text."""


class Judged(Struct, frozen=True):
    """A text with what it is judged by."""

    text: str
    key: int
    """A stable number, for seeded choice."""
    clauses: tuple[str, ...]
    """What of it should be said once a draft."""
    worn: tuple[str, ...]
    """Its worn words."""
    slots: tuple[str, ...]
    """``{要素}`` for every fact that it can carry."""

    def repeats(self, said: Container[str]) -> int:
        """How many of its clauses are said already."""
        return sum(map(said.__contains__, self.clauses))

    def wear(self, said: Mapping[str, int]) -> int:
        """How often its worn words have been said."""
        return sum(min(said.get(word, 0), _MOST_WORN) for word in self.worn) if self.worn else 0


@lru_cache(maxsize=20_000)
def judged(text: str, name: str = "") -> Judged:
    """A text. ``name``: what seeded choice knows it by; empty where nothing is chosen.

    >>> judged("要抓，逐步把{甲}个责任压实到岗。").clauses
    ('逐步把{甲}个责任压实到岗',)
    >>> judged("要抓，逐步把{甲}个责任压实到岗。").slots
    ('{甲}',)
    """
    clauses = tuple(part for part in _MARKS.split(text) if len(part) > _SHORT)
    slots = tuple(f"{{{name}}}" for name in dict.fromkeys(SLOT.findall(text)))
    worn = tuple(word for word in WORN if word in text)
    return Judged(text, stable_key(name), clauses, worn, slots)
