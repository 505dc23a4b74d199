"""What says nearly the same, what shares a clause, and wordings that say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from generator.bank.choices import clauses
from generator.bank.entries import Entry, Line
from generator.bank.pairs import pairs

ALIKE = 0.7
"""Share of common pairs of characters from which two wordings count as one."""

ALIKE_PASSAGES = 0.4
"""The same for two passages of one subtopic and move: those of the shipped bank share at most .2."""

SHARED = 6
"""Characters from which a clause should stand in one passage only."""

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


def near_passages(lines: Iterable[Line]) -> Iterator[Alike]:
    """Passages of one subtopic and move that are nearly the same, the later one second."""
    groups: dict[tuple[str, str], list[tuple[Line, frozenset[str]]]] = {}
    for line in lines:
        group = groups.setdefault((line.subtopic, line.role), [])
        group.append((line, pairs(line.wording.text)))
    for group in groups.values():
        for (line, own), (other, others) in combinations(group, 2):
            likeness = len(own & others) / (len(own | others) or 1)
            if likeness >= ALIKE_PASSAGES:
                yield Alike(line.id, line.wording.text, other.id, other.wording.text, likeness)


def shared_clauses(lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    """Clauses of ``SHARED`` characters and more that several passages can say, with their ids."""
    homes: dict[str, list[str]] = {}
    for line in lines:
        for clause in clauses(line.wording.text):
            if len(clause) >= SHARED:
                homes.setdefault(clause, []).append(line.id)
    return {clause: tuple(ids) for clause, ids in homes.items() if len(ids) > 1}


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
