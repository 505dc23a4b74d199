"""Which paragraph of an edited file stands for which of the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.rendering.reread import Edited

ALIKE = 0.5
"""Likeness from which two paragraphs without a common bookmark are taken for the same."""


SHORT = 40
"""Characters up to which a line between two known ones is known by its place (a name, a date)."""
_RUN = 3
"""Characters in a row that speak for a common origin; fewer are chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the draft (their numbers) and what they have become."""

    numbers: tuple[int, ...]
    """Empty: the paragraph is new. Several: they were joined."""
    text: str
    """Empty: they are gone."""
    fields: tuple[tuple[str, str], ...] = ()
    """Name of a fact and what stands in its field now."""


def align(original: dict[int, str], edited: Sequence[Edited]) -> list[Pair]:
    """Pairs in the order of the edited file, what is gone last.

    Bookmarks decide; a paragraph without one carries on the one before it (it was split there),
    or is like one that has lost its bookmark, or is new.
    """
    pairs: list[Pair] = []
    left = dict(original)
    for paragraph in edited:
        numbers = tuple(n for n in paragraph.marks if left.pop(n, None) is not None)
        if not numbers and pairs and _carries_on(pairs[-1], paragraph.text, original):
            last = pairs[-1]
            fields = last.fields + paragraph.fields
            pairs[-1] = Pair(last.numbers, last.text + paragraph.text, fields)
        else:
            pairs.append(Pair(numbers, paragraph.text, paragraph.fields))
    pairs = _found_by_place(_found_by_text(pairs, left), left)
    return [*pairs, *(Pair((number,), "") for number in left)]


def joined(original: dict[int, str], numbers: tuple[int, ...]) -> str:
    """The words of these paragraphs of the draft."""
    return "".join(original[n] for n in numbers)


def likeness(one: str, other: str) -> float:
    """From 0 to 1; a cheap bound first, since most pairs are unlike."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _carries_on(pair: Pair, text: str, original: dict[int, str]) -> bool:
    """Whether a paragraph without a bookmark is a piece of the one before it."""
    whole = joined(original, pair.numbers)
    if len(pair.text) >= len(whole):
        return False
    blocks = SequenceMatcher(None, whole, text, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size >= _RUN) > ALIKE * len(text)


def _found_by_text(pairs: list[Pair], left: dict[int, str]) -> list[Pair]:
    """Pairs without numbers matched with what is left: the same words first, then the like."""
    exact = {text: number for number, text in reversed(left.items())}
    for at, pair in enumerate(pairs):
        number = exact.get(pair.text, 0)
        if not pair.numbers and number in left:
            del left[number]
            pairs[at] = Pair((number,), pair.text, pair.fields)
    for at, pair in enumerate(pairs):
        if pair.numbers or not left:
            continue
        best = max(left, key=lambda number: likeness(left[number], pair.text))
        if likeness(left[best], pair.text) >= ALIKE:
            del left[best]
            pairs[at] = Pair((best,), pair.text, pair.fields)
    return pairs


def _found_by_place(pairs: list[Pair], left: dict[int, str]) -> list[Pair]:
    """Short lines matched that stand alone between the neighbours of one that is missing."""
    for at, pair in enumerate(pairs):
        before = pairs[at - 1].numbers[-1:] if at else (0,)
        after = pairs[at + 1].numbers[:1] if at + 1 < len(pairs) else ()
        alone = before and after and after[0] - before[0] == 2
        number = before[0] + 1 if alone else 0
        if not pair.numbers and number in left and max(len(pair.text), len(left[number])) <= SHORT:
            del left[number]
            pairs[at] = Pair((number,), pair.text, pair.fields)
    return pairs
