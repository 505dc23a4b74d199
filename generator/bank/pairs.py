"""Pairs of neighbouring characters: how repetition is judged without cutting words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import add

COMMON = 0.06
"""Share of a subtopic's wordings from which a pair of characters counts as its topic noun."""


@lru_cache(maxsize=20_000)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(map(add, text, text[1:]))


@lru_cache(maxsize=20_000)
def count_pairs(known: frozenset[str], text: str) -> int:
    """How many of some pairs a text has."""
    return len(known.intersection(map(add, text, text[1:])))


@lru_cache(maxsize=20_000)
def shared_pairs(text: str, other: str) -> frozenset[str]:
    """The pairs of a text that a long one has too, which is not taken apart for it."""
    return frozenset(pair for pair in pairs(text) if pair in other)


@lru_cache(maxsize=1_000)
def shares(texts: tuple[str, ...]) -> Mapping[str, float]:
    """Pairs of neighbouring characters → the share of the texts that have them."""
    counts = Counter(chain.from_iterable(map(pairs, texts)))
    return {pair: count / len(texts) for pair, count in counts.items()}


def topic_pairs(texts: Sequence[str]) -> tuple[str, ...]:
    """The pairs that a subtopic cannot do without: repeating them is no fault. Sorted."""
    counts = Counter(chain.from_iterable(map(pairs, texts)))
    least = max(3, len(texts) * COMMON)
    return tuple(sorted(pair for pair, count in counts.items() if count >= least))
