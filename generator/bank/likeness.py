"""Wordings that say nearly the same, and wordings that say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.bank.entries import Entry
from generator.bank.pairs import pairs

ALIKE = 0.7
"""Share of common pairs of characters from which two wordings count as one."""

_AGAINST = re.compile("^(?:坚决|切实|严格)?(?:严禁|禁止|杜绝|防止|不搞|不得|不再|取消|停止)")


class Alike(NamedTuple):
    """Two wordings of different entries."""

    id: str
    text: str
    other_id: str
    other_text: str
    likeness: float
    """Common pairs of characters by all pairs, 1 for the same words."""


def near_duplicates(entries: Iterable[Entry]) -> Iterator[Alike]:
    """Wordings of one aspect and subtopic that are nearly the same, the later one second."""
    rows = [
        (aspect, entry.id, wording.text, pairs(wording.text))
        for entry in entries
        for aspect, group in entry.wordings.items()
        for wording in group
    ]
    for n, (aspect, id, text, own) in enumerate(rows):
        for other_aspect, other_id, other_text, others in rows[n + 1 :]:
            if aspect != other_aspect or id == other_id:
                continue
            if min(len(own), len(others)) < ALIKE * max(len(own), len(others)):
                continue
            likeness = len(own & others) / (len(own | others) or 1)
            if likeness >= ALIKE:
                yield Alike(id, text, other_id, other_text, likeness)


def opposites(entries: Iterable[Entry]) -> Iterator[Alike]:
    """Wordings that forbid what another one of the same bank asks for."""
    said = {
        wording.text: entry.id
        for entry in entries
        for group in entry.wordings.values()
        for wording in group
    }
    for text, id in said.items():
        rest = _AGAINST.sub("", text)
        if rest != text and said.get(rest, id) != id:
            yield Alike(id, text, said[rest], rest, 0.0)
