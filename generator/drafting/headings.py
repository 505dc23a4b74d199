"""Headings of one level, taken together from one parallel set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.bank.bank import SLOT, stable_key
from generator.bank.model import HeadingSet
from generator.draft import Origin, Run
from generator.drafting.seeds import noise
from generator.drafting.words import Words
from generator.facts.model import Facts
from generator.vocabulary import Move

OWN_WORDS = 20.0
"""What a set gains that says a heading in the user's own words: above any weight."""


class Headings:
    """Chooses sets by seed; a set is used once in a draft where another one serves."""

    def __init__(self, words: Words, facts: Facts, occasion: str) -> None:
        self.words = words
        self.bank = words.bank
        self.facts = facts
        self.occasion = occasion
        self._used: set[str] = set()

    def for_sections(self, node: int, keys: Sequence[str]) -> Mapping[str, Run]:
        """Level-1 headings by key, all of one set; empty when no set has every key."""
        return self._choose(node, keys, 1, None)

    def for_points(self, node: int, move: Move, subtopics: Sequence[str]) -> Mapping[str, Run]:
        """Level-2 headings by subtopic; where no set has them all, a frame makes them."""
        chosen = self._choose(node, subtopics, 2, move)
        return chosen if chosen else self._framed(node, subtopics)

    def for_group(self, node: int, move: Move, subtopics: Sequence[str]) -> Mapping[str, Run]:
        """Short leads of the points of one group; where no set has them all, headings of level 2."""
        return self._choose(node, subtopics, 3, move) or self.for_points(node, move, subtopics)

    def _choose(
        self, node: int, keys: Sequence[str], level: int, move: Move | None
    ) -> Mapping[str, Run]:
        fitting = [
            (heading_set, origin)
            for heading_set, origin in self.bank.heading_sets
            if self._fits(heading_set, keys, level, move)
        ]
        if not fitting:
            return {}
        heading_set, origin = max(
            fitting,
            key=lambda row: (
                noise(node, stable_key(row[0].id)) * row[0].weight
                + (row[0].id in self.bank.pinned)
                - (row[0].id in self._used)
                + 0.5 * bool(row[0].occasions)
                + OWN_WORDS * any(SLOT.search(row[0].headings[key]) for key in keys)
            ),
        )
        self._used.add(heading_set.id)
        return {key: Run(self._filled(heading_set.headings[key]), origin) for key in keys}

    def _fits(
        self, heading_set: HeadingSet, keys: Sequence[str], level: int, move: Move | None
    ) -> bool:
        return (
            heading_set.level == level
            and self.words.valid(heading_set.valid_from, heading_set.valid_to)
            and (move is None or heading_set.move == move)
            and (not heading_set.occasions or self.occasion in heading_set.occasions)
            and all(key in heading_set.headings for key in keys)
            and all(self.words.sayable(heading_set.headings[key]) for key in keys)
        )

    def _filled(self, text: str) -> str:
        return SLOT.sub(lambda match: self.facts.values[match.group(1)].text, text)

    def _framed(self, node: int, subtopics: Sequence[str]) -> Mapping[str, Run]:
        """One frame with a single slot 子题 for all; the bare subtopics where there is none."""
        frames = [
            row
            for row in self.bank.frames
            if "子题" in row[0].slots and self.words.valid(row[0].valid_from, row[0].valid_to)
        ]
        if not frames:
            return {name: Run(name, Origin("outline", "子题")) for name in subtopics}
        frame, origin = max(frames, key=lambda row: noise(node, stable_key(row[0].id)))
        return {name: Run(frame.text.replace("{子题}", name), origin) for name in subtopics}
