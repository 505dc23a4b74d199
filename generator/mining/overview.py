"""Figures about a whole corpus for its report: coverage, growth, dispersion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from generator.mining.chunk import PLACE_BITS, Ref
from generator.mining.hashing import hashes_of
from generator.mining.kept import keep
from generator.mining.lookup import count_covered, first_words, scatter
from generator.mining.runner import Runner
from generator.mining.tables import merged
from generator.mining.tape import QUOTES

SHORTEST = 4
"""Characters of a text that can explain a clause."""

_WITHOUT_QUOTES = dict.fromkeys(map(ord, QUOTES))


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where a phrase stands."""

    text: str
    documents: int
    places: tuple[tuple[int, float], ...]
    """Rank of the document and place in it from 0 to 1."""
    evenness: float
    """Gries's DP turned round: 1 spread as evenly as the text, 0 all in one document."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures."""

    documents: int
    clauses: int
    by_bank: float
    """Share of the clauses that hold a wording or set phrase of the bank."""
    by_proposals: float
    growth: tuple[int, ...]
    """Different words after each document."""
    dispersions: tuple[Dispersion, ...]


def overview(
    refs: Sequence[Ref], sizes: Sequence[int], bank: Iterable[str], proposals: Iterable[str],
    chosen: Sequence[str], run: Runner,
) -> Overview:  # fmt: skip
    """``sizes``: characters of every document by its rank; ``chosen``: phrases to be plotted."""
    covered, clauses = _coverage(refs, bank, "bank", run)
    proposed, _ = _coverage(refs, proposals, "proposals", run)
    words = merged(run(first_words, refs))
    news = np.bincount(words.firsts >> PLACE_BITS, minlength=len(sizes))
    return Overview(
        len(sizes), clauses, covered / max(1, clauses), proposed / max(1, clauses),
        tuple(np.cumsum(news).tolist()), _dispersions(refs, sizes, chosen, run),
    )  # fmt: skip


def _coverage(refs: Sequence[Ref], texts: Iterable[str], name: str, run: Runner) -> tuple[int, int]:
    plain = sorted({text.translate(_WITHOUT_QUOTES) for text in texts})
    keys = np.sort(hashes_of([text for text in plain if len(text) >= SHORTEST]))
    parts = run(partial(count_covered, wanted=keep(keys, refs[0].work, name)), refs)
    totals = np.sum(list(parts), axis=0)
    return int(totals[0]), int(totals[1])


def _dispersions(
    refs: Sequence[Ref], sizes: Sequence[int], chosen: Sequence[str], run: Runner
) -> tuple[Dispersion, ...]:
    plain = [text.translate(_WITHOUT_QUOTES) for text in chosen]
    hashes = hashes_of(plain)
    wanted = keep(np.sort(hashes), refs[0].work, "plotted")
    rows = np.argsort(np.argsort(hashes))
    places: dict[int, list[tuple[int, float]]] = {}
    for part in run(partial(scatter, wanted=wanted), refs):
        for row, rank, place in part:
            places.setdefault(row, []).append((rank, place))
    return tuple(
        Dispersion(text, len({rank for rank, _ in found}), tuple(found), evenness(found, sizes))
        for text, row in zip(chosen, rows.tolist(), strict=True)
        for found in [sorted(places.get(row, []))]
    )


def evenness(places: Sequence[tuple[int, float]], sizes: Sequence[int]) -> float:
    """1 − DP (Gries 2008): how far the shares of occurrences follow the sizes of the documents.

    >>> evenness([(0, 0.1), (1, 0.2)], [100, 100]), evenness([(0, 0.1), (0, 0.2)], [100, 100])
    (1.0, 0.5)
    """
    if not places:
        return 0.0
    seen = np.bincount([rank for rank, _ in places], minlength=len(sizes)) / len(places)
    fit = np.array(sizes) / sum(sizes)
    return round(float(1 - np.abs(seen - fit).sum() / 2), 3)
