"""The user's items: to which subtopic each belongs, of which objects it speaks, where it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from generator.draft import Origin, Run
from generator.drafting.environment import Templates
from generator.drafting.sampler import Said, Slot
from generator.drafting.skeleton import ConceptAsk, ItemAsk, Piece
from generator.drafting.words import Words, pairs
from generator.facts.model import Item

CLAIMED = ("行动", "机制", "部署", "摸底", "成效")
"""Stages whose clauses an item may take the place of, dearest first."""

TEMPLATE = "item"
"""The template that joins an item with its owner, deadline and target."""


def assign(items: Iterable[Item], subtopics: Sequence[str], words: Words) -> dict[str, list[Item]]:
    """Items by subtopic: as the user said, else by shared words, rare ones counting more."""
    vocabulary = {subtopic: _vocabulary(subtopic, words) for subtopic in subtopics}
    spread = Counter(pair for known in vocabulary.values() for pair in known)
    placed: dict[str, list[Item]] = {subtopic: [] for subtopic in subtopics}
    for item in items:
        if item.subtopic in placed:
            placed[item.subtopic].append(item)
        elif subtopics:
            placed[_nearest(item, vocabulary, spread)].append(item)
    return placed


def _vocabulary(subtopic: str, words: Words) -> frozenset[str]:
    entries = words.bank.by_subtopic.get(subtopic, ())
    texts = [w.text for entry in entries for group in entry.wordings.values() for w in group]
    texts += [entry.concept.object for entry in entries]
    return frozenset(pair for text in (subtopic, *texts) for pair in pairs(text))


def _nearest(
    item: Item, vocabulary: Mapping[str, frozenset[str]], spread: Mapping[str, int]
) -> str:
    own = pairs(item.content)
    count = len(vocabulary)

    def score(subtopic: str) -> float:
        shared = own & vocabulary[subtopic]
        named = 3.0 * len(own & pairs(subtopic))
        return named + sum(log((count + 1) / spread[pair]) for pair in shared)

    return max(vocabulary, key=score)


def objects_of(item: Item, subtopic: str, words: Words) -> tuple[str, ...]:
    """Objects of the subtopic an item speaks of: at least two thirds of an object's pairs."""
    own = pairs(item.content)
    return tuple(
        name
        for name in words.objects(subtopic)
        if pairs(name) and len(pairs(name) & own) * 3 >= len(pairs(name)) * 2
    )


def say_item(item: Item, subtopic: str, words: Words, templates: Templates) -> Said:
    """An item as prose, with owner, deadline and target where they are given."""
    origin = Origin("fact", item.fact, item.source)
    fields = {
        name: Run(text, origin)
        for name in ("content", "owner", "deadline", "target", "cause")
        if (text := getattr(item, name))
    }
    skeletons = [block.skeleton(fields) for block in templates.pattern(TEMPLATE).heads]
    fullest = max(
        (s for s in skeletons if s is not None),
        key=lambda s: sum(run.origin.kind == "fact" for run in _runs(s.sentences)),
    )
    return Said(tuple(_runs(fullest.sentences)), objects_of(item, subtopic, words))


def _runs(sentences: Iterable[Sequence[Piece]]) -> list[Run]:
    return [piece for sentence in sentences for piece in sentence if isinstance(piece, Run)]


def place_items(
    sentences: Sequence[Sequence[Piece]], queue: list[Said]
) -> list[list[Slot]] | None:
    """Sentences with items in the place of asks; placed items leave the queue.

    One item a sentence at first, then a second one where there are more items than sentences.
    None when a sentence asks for an item and there is none.
    """
    explicit = sum(isinstance(piece, ItemAsk) for sentence in sentences for piece in sentence)
    if explicit > len(queue):
        return None
    placed: list[list[Slot]] = []
    for sentence in sentences:
        row: list[Slot] = []
        for piece in sentence:
            row.append(queue.pop(0) if isinstance(piece, ItemAsk) else piece)
        placed.append(row)
    for row in placed:
        if queue and not any(isinstance(slot, Said) for slot in row):
            _claim(row, queue)
    return placed


def _claim(row: list[Slot], queue: list[Said]) -> None:
    """Let the next item take the place of the dearest ask of a sentence."""
    for stage in CLAIMED:
        for n, slot in enumerate(row):
            if isinstance(slot, ConceptAsk) and slot.stages[0] == stage:
                row[n] = queue.pop(0)
                return
