"""Comparing a text with an index: the spans that stand in some earlier document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from generator.checking.data import fixed_lists, formulations
from generator.checking.originality.grams import (
    GRAM,
    Array,
    bare,
    codes,
    hashes,
    minimizers,
    positions,
    sides,
)
from generator.checking.originality.index import Index
from generator.checking.patterns import Words

SHORTEST = 13
"""Characters up to which a common span is nobody's property."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A span of the text and where else it stands."""

    start: int
    end: int
    length: int
    """Characters without punctuation and without set formulations at its edges."""
    source: str
    at: int
    """1-based character of the source, punctuation not counted."""


def compare(text: str, index: Index) -> list[Copied]:
    """The longest common spans over SHORTEST characters, none inside another."""
    own = bare(text)
    where = positions(text)
    points = codes(own)
    grams = hashes(points, GRAM)
    chosen = minimizers(grams)
    found: list[Copied] = []
    covered = 0
    formulaic = _formulaic_places(own)
    for at, place in _candidates(index, points, grams, chosen[~formulaic[chosen]]):
        if at + GRAM <= covered:
            continue
        document = int(np.searchsorted(index.starts, place, "right")) - 1
        other = index.document(document)
        there = place - int(index.starts[document])
        first, last = _extended(own, at, other, there)
        if last - first <= SHORTEST:
            continue
        covered = last
        length = last - first - _formulaic(own[first:last])
        if length > SHORTEST:
            source = index.names[document]
            found.append(
                Copied(where[first], where[last - 1] + 1, length, source, there - at + first + 1)
            )
    return found


def _candidates(index: Index, points: Array, grams: Array, chosen: Array) -> list[tuple[int, int]]:
    """Places in the text and in the index whose neighbours agree on one side, in text order."""
    asked, rows = index.lookup(grams[chosen])
    before, behind = sides(points, chosen)
    likely = (index.before[rows] == before[asked]) | (index.behind[rows] == behind[asked])
    return list(
        zip(chosen[asked[likely]].tolist(), index.places[rows[likely]].tolist(), strict=True)
    )


def _extended(own: str, at: int, other: str, there: int) -> tuple[int, int]:
    """The longest common span round two places; empty when the hashes lied."""
    if own[at : at + GRAM] != other[there : there + GRAM]:
        return at, at
    first = at
    while first and there - at + first and own[first - 1] == other[there - at + first - 1]:
        first -= 1
    last = at + GRAM
    while (
        last < len(own) and last - at + there < len(other) and own[last] == other[last - at + there]
    ):
        last += 1
    return first, last


@cache
def _set_phrases() -> Words[str]:
    words = {bare(word): word for word in formulations("提法")}
    for entry in fixed_lists():
        words[bare("".join(entry.members))] = entry.name
    for word in COMMON:
        words[word] = word
    return Words(words)


COMMON = (
    "全面贯彻党的二十大和二十届历次全会精神", "认真学习贯彻", "深入学习贯彻", "坚持和加强党的全面领导",
    "以中国式现代化全面推进强国建设民族复兴伟业", "全心全意为人民服务", "不忘初心牢记使命",
    "增强四个意识坚定四个自信做到两个维护", "深刻领悟两个确立的决定性意义", "坚持以人民为中心的发展思想",
    "党中央国务院决策部署", "学思想强党性重实践建新功", "为指导", "推动高质量发展", "全面从严治党", "坚持以",
)  # fmt: skip
"""Formulations that everybody must use as they are."""


def _formulaic_places(own: str) -> Array:
    """For every character whether a set formulation surrounds the gram that begins there."""
    inside = np.zeros(len(own) + 1, dtype=bool)
    for at, word, _ in _set_phrases().find(own):
        if len(word) > GRAM:
            inside[at : at + len(word) - GRAM] = True
    return inside


def _formulaic(span: str) -> int:
    """Characters of a span that belong to set formulations."""
    return sum(len(word) for _, word, _ in _set_phrases().find(span))
