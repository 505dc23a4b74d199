"""The user's items: to which subtopic each belongs, of which objects it speaks, where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import fsum

from msgspec.structs import replace

from generator.bank.pairs import pairs
from generator.draft import Origin, Run
from generator.drafting.environment import Templates, skeletons
from generator.drafting.sampler import ITEM, Said, Slot
from generator.drafting.skeleton import SENTENCE_END, ConceptAsk, ItemAsk, Piece
from generator.drafting.words import Words
from generator.facts.model import ITEM_FIELDS, Item

CLAIMED = ("行动", "机制", "部署", "摸底", "成效")
"""Stages whose clauses an item may take the place of, dearest first."""

LONG_ITEM = 24
"""Characters beyond which an item does not share its sentence with another action."""

CHANCE = 0.01
"""Share of a subtopic's texts with a word up to which the word may be there by chance."""

_WORD = re.compile("[\u4e00-\u9fff]{2}")

STRUCTURE = ("一是", "二是", "三是", "首先", "其次", "再次", "方面", "既", "又要", "也要")
"""Words that tie a sentence to its neighbours: such a sentence is not given away as a whole."""


def assign(items: Iterable[Item], subtopics: Sequence[str], words: Words) -> dict[str, list[Item]]:
    """Items by subtopic: as the user said, else where their words are most at home."""
    placed: dict[str, list[Item]] = {subtopic: [] for subtopic in subtopics}
    for item in items:
        placed[home_of(item, subtopics, words)].append(item)
    return placed


def home_of(item: Item, subtopics: Sequence[str], words: Words) -> str:
    """The one of some subtopics to which an item belongs."""
    return item.subtopic if item.subtopic in subtopics else _nearest(item, subtopics, words)


def _nearest(item: Item, subtopics: Sequence[str], words: Words) -> str:
    """The subtopic that speaks with the item's words most, measured against all the others: a word
    that is at home somewhere counts whole, one that all use or that one uses by chance hardly."""
    own = [pair for pair in pairs(item.content) if _WORD.fullmatch(pair)]
    shares = {name: words.shares(name) for name in subtopics}
    spread = {pair: CHANCE + sum(s.get(pair, 0.0) for s in shares.values()) for pair in own}

    def score(subtopic: str) -> float:
        named = sum(pair in pairs(subtopic) for pair in own)
        return named + fsum(shares[subtopic].get(pair, 0.0) / spread[pair] for pair in own)

    return max(subtopics, key=score)


def objects_of(item: Item, subtopic: str, words: Words) -> tuple[str, ...]:
    """Objects of the subtopic an item speaks of: at least two thirds of an object's pairs."""
    own = pairs(item.content)
    return tuple(
        name
        for name in words.objects(subtopic)
        if (named := pairs(name)) and len(named & own) * 3 >= len(named) * 2
    )


def say_item(item: Item, subtopic: str, words: Words, templates: Templates) -> Said:
    """An item as prose, with owner, deadline and target where they are given."""
    objects = objects_of(item, subtopic, words)
    return Said(
        _worded(item, templates),
        objects,
        words.nearest_thread(subtopic, item.content) or words.thread(subtopic, objects),
        apart=bool(item.owner or item.deadline),
        owner=item.owner,
        unowned=_worded(replace(item, owner=""), templates) if item.owner else (),
    )


def _worded(item: Item, templates: Templates) -> tuple[Run, ...]:
    """An item as its template words it with the fields that it has."""
    made = skeletons(templates.pattern(ITEM).heads, item_fields(item))
    return next(tuple(_runs(s.sentences)) for s in made if s is not None)


def item_fields(item: Item) -> dict[str, Run]:
    """The fields of an item that say something, ready to print."""
    origin = Origin("fact", item.fact, item.source)
    return {name: Run(text, origin) for name in ITEM_FIELDS if (text := getattr(item, name))}


def _runs(sentences: Iterable[Sequence[Piece]]) -> list[Run]:
    return [piece for sentence in sentences for piece in sentence if isinstance(piece, Run)]


def place_items(sentences: Sequence[Sequence[Piece]], queue: list[Said]) -> list[list[Slot]] | None:
    """Sentences with items in the place of asks, one a sentence; placed items leave the queue.

    None when a template asks for an item and there is none.
    """
    explicit = sum(isinstance(piece, ItemAsk) for sentence in sentences for piece in sentence)
    if explicit > len(queue):
        return None
    placed: list[list[Slot]] = []
    for sentence in sentences:
        row: list[Slot] = []
        for piece in sentence:
            row.append(queue.pop(0) if isinstance(piece, ItemAsk) else piece)
            explicit -= isinstance(piece, ItemAsk)
        if len(queue) > explicit and not any(isinstance(slot, Said) for slot in row):
            row = _claimed(row, queue)
        placed.append(row)
    return placed


def _claimed(row: list[Slot], queue: list[Said]) -> list[Slot]:
    """A sentence in which the next item takes the place of the dearest ask.

    A long item makes a sentence of its own.
    """
    bound = any(isinstance(s, Run) and any(w in s.text for w in STRUCTURE) for s in row)
    for stage in CLAIMED:
        for n, slot in enumerate(row):
            if isinstance(slot, ConceptAsk) and slot.stages[0] == stage:
                if not _is_long(queue[0]):
                    return [*row[:n], queue.pop(0), *row[n + 1 :]]
                return row if bound else _alone(row, queue.pop(0))
    return row


def _is_long(said: Said) -> bool:
    return said.apart or "，" in said.text or len(said.text) > LONG_ITEM


def _alone(row: Sequence[Slot], said: Said) -> list[Slot]:
    """The connective of the sentence if it has one (同时，), the item, the full stop.

    No result: what a fact led to, only the user knows.
    """
    first = row[0]
    lead = [first] if isinstance(first, Run) and first.text.endswith("，") else []
    return [*lead, said, *_ending(row)]


def _ending(row: Sequence[Slot]) -> list[Run]:
    last = row[-1]
    if isinstance(last, Run) and last.text[-1] in SENTENCE_END:
        return [replace(last, text=last.text[-1])]
    return []
