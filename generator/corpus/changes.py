"""What every cleaning step did to a text: a few places before and after, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from generator.corpus.cleaners import clean

EXAMPLES = 6
"""Places shown of one step in one text."""

DROPPED = 200
"""The same for what a step took away as a whole: lost text is the worst that cleaning can do."""

DROPPING = frozenset({"网页杂行", "署名原题", "重复题目"})

AROUND = 12
"""Characters shown before and after a change."""

LONGEST = 60
LINES_COMPARED = 4000
CHARACTERS_COMPARED = 4000


@dataclass(frozen=True, slots=True)
class Change:
    """One place that a step changed; ``after`` is empty where it took something away."""

    step: str
    before: str
    after: str
    left: str = ""
    """What stands before the place, in both texts."""
    right: str = ""


def watch(text: str) -> list[Change]:
    """The first changes of every step of cleaning."""
    found: list[Change] = []

    def note(step: str, before: str, after: str) -> None:
        limit = DROPPED if step in DROPPING else EXAMPLES
        found.extend(islice(_differences(step, before, after), limit))

    clean(text, note)
    return found


def _differences(step: str, before: str, after: str) -> Iterator[Change]:
    """Changed places of two texts, lines first, then characters inside them."""
    old, new = before.split("\n")[:LINES_COMPARED], after.split("\n")[:LINES_COMPARED]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "delete":
            yield from (Change(step, _cut(line.strip()), "") for line in old[i1:i2] if line.strip())
        elif kind != "equal":
            yield from _inside(step, "⏎".join(old[i1:i2]), "⏎".join(new[j1:j2]))


def _inside(step: str, before: str, after: str) -> Iterator[Change]:
    old, new = before[:CHARACTERS_COMPARED], after[:CHARACTERS_COMPARED]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = old[max(0, i1 - AROUND) : i1], old[i2 : i2 + AROUND]
            yield Change(step, _cut(old[i1:i2]), _cut(new[j1:j2]), left, right)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
