"""Documents that say the same, also where only the places were swapped (我市 → 我县)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from generator.corpus.characters import HAN

LENGTH = 8
"""Characters of a shingle."""

SAMPLED = 8
"""One in so many shingles is kept, the same ones in every text."""

LEAST = 12
"""A text with fewer kept shingles is too short to judge."""

COMMON = 200
"""A shingle in more documents than this is a set phrase."""

ALIKE = 0.5

_WORDS = re.compile(f"[^{HAN}]+")
_PLACES = re.compile(
    r"[我全本该各][省市县区镇乡村州旗]"
    rf"|(?<=[在向为与对和据经市省州])[{HAN}]{{2,3}}[省市县区镇乡州旗](?![长委场民级])"
)
PLACE = "地"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents and the share of the shorter one's text that the other has too."""

    first: str
    second: str
    share: float


def find_pairs(texts: Iterable[tuple[str, str]], least: float = ALIKE) -> list[Pair]:
    """Pairs of (name, text) that share so much of the shorter one, most alike first."""
    sketches = {name: sketch for name, text in texts if len(sketch := _sketch(text)) >= LEAST}
    found = (
        Pair(first, second, count / min(len(sketches[first]), len(sketches[second])))
        for (first, second), count in _shared(sketches)
    )
    return sorted(
        (pair for pair in found if pair.share >= least), key=lambda p: (-p.share, p.first, p.second)
    )


def _sketch(text: str) -> frozenset[int]:
    """Hashes of some shingles of the Chinese words, places made alike, numbers left out."""
    words = _WORDS.sub("", _PLACES.sub(PLACE, text))
    hashes = (
        crc32(words[at : at + LENGTH].encode("utf-16-le"))
        for at in range(max(0, len(words) - LENGTH + 1))
    )
    return frozenset(value for value in hashes if value % SAMPLED == 0)


def _shared(sketches: dict[str, frozenset[int]]) -> Iterator[tuple[tuple[str, str], int]]:
    """Every two documents with a common shingle, and how many they have."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, sketch in sketches.items():
        for value in sketch:
            holders[value].append(name)
    counts: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= COMMON:
            counts.update(combinations(names, 2))
    yield from counts.items()
