"""What every cleaning step did to a text: a few places before and after, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.corpus.cleaners import clean

EXAMPLES = 6
"""Places shown of one step in one text."""

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


def watch(text: str) -> list[Change]:
    """The first changes of every step of cleaning."""
    found: list[Change] = []

    def note(step: str, before: str, after: str) -> None:
        changes = (Change(step, old, new) for old, new in _differences(before, after))
        found.extend(change for change, _ in zip(changes, range(EXAMPLES), strict=False))

    clean(text, note)
    return found


def _differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Changed places of two texts, lines first, then characters inside them."""
    old, new = before.split("\n")[:LINES_COMPARED], after.split("\n")[:LINES_COMPARED]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "delete":
            yield from ((_cut(line), "") for line in old[i1:i2] if line.strip())
        elif kind != "equal":
            yield from _inside("⏎".join(old[i1:i2]), "⏎".join(new[j1:j2]))


def _inside(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = before[:CHARACTERS_COMPARED], after[:CHARACTERS_COMPARED]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield (
                _cut(old[max(0, i1 - AROUND) : i2 + AROUND]),
                _cut(new[max(0, j1 - AROUND) : j2 + AROUND]),
            )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
