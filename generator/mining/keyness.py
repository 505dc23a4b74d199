"""What one corpus says more than another: log-likelihood (Dunning 1993) and log ratio (Hardie 2014)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from generator.mining.chunk import Ref
from generator.mining.kept import keep
from generator.mining.local import is_local
from generator.mining.lookup import COUNT, DOCUMENTS, find_keys
from generator.mining.phrases import Phrase, set_phrases
from generator.mining.runner import Runner
from generator.mining.sequences import count_letters, count_sequences
from generator.mining.tables import merged
from generator.mining.tape import Keys

SURE = 10.83
"""Log-likelihood above which chance is less likely than one in a thousand."""

_HALF = 0.5
"""Stands for a count of none in the ratio."""


@dataclass(frozen=True, slots=True)
class Key:
    """A phrase that one corpus has more than the other."""

    text: str
    count: int
    documents: int
    other_count: int
    other_documents: int
    likelihood: float
    ratio: float
    """Doublings of the relative frequency."""


def keyness(
    refs: Sequence[Ref], others: Sequence[Ref], least: int, run: Runner, most: int
) -> list[Key]:
    """Set phrases of the first corpus that it has surely more often, the surest first."""
    found = count_sequences(refs, least, run)
    phrases = [p for p in set_phrases(refs, found, run) if not is_local(p.text, p.words)]
    keys = np.sort(np.array([phrase.key for phrase in phrases], np.uint64))
    mine = _look_up(refs, keys, run)
    theirs = _look_up(others, keys, run)
    sizes = found.characters, sum(run(count_letters, others))
    result = [_key(phrase, mine, theirs, sizes) for phrase in phrases]
    sure = [key for key in result if key.likelihood >= SURE and key.ratio > 0]
    return sorted(sure, key=lambda key: (-key.likelihood, key.text))[:most]


def _look_up(refs: Sequence[Ref], keys: Keys, run: Runner) -> dict[int, tuple[int, int]]:
    if not refs:
        return {}
    table = merged(run(partial(find_keys, wanted=keep(keys, refs[0].work, "looked-up")), refs))
    return {
        key: (sums[COUNT], sums[DOCUMENTS])
        for key, sums in zip(table.keys.tolist(), table.sums.tolist(), strict=True)
    }


def _key(
    phrase: Phrase, mine: dict[int, tuple[int, int]], theirs: dict[int, tuple[int, int]],
    sizes: tuple[int, int],
) -> Key:  # fmt: skip
    count, documents = mine.get(phrase.key, (0, 0))
    other, other_documents = theirs.get(phrase.key, (0, 0))
    return Key(
        phrase.text, count, documents, other, other_documents,
        log_likelihood(count, other, *sizes), log_ratio(count, other, *sizes),
    )  # fmt: skip


def log_likelihood(count: int, other: int, size: int, other_size: int) -> float:
    """Dunning's G² of a count in each of two corpora of given sizes.

    >>> round(log_likelihood(20, 5, 1000, 1000), 2)
    9.64
    """
    total, sizes = count + other, size + other_size
    expected = (total * size / sizes, total * other_size / sizes)
    pairs = zip((count, other), expected, strict=True)
    return float(2 * sum(seen * np.log(seen / fit) for seen, fit in pairs if seen))


def log_ratio(count: int, other: int, size: int, other_size: int) -> float:
    """How often the relative frequency doubles from the other corpus to this one.

    >>> log_ratio(20, 5, 1000, 1000)
    2.0
    """
    ours = max(count, _HALF) / max(size, 1)
    return float(np.log2(ours / (max(other, _HALF) / max(other_size, 1))))
