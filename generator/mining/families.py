"""Sister headings: the headings of one document at one level below one parent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.document import Document, Section
from generator.mining.moves import heading_move
from generator.mining.succession import move_of_paragraphs
from generator.vocabulary import Move

AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Family:
    """Sister headings of one document."""

    document: int
    move: Move
    headings: tuple[str, ...]
    starts: tuple[int, ...]


def families(documents: Sequence[Document]) -> Iterator[Family]:
    """All groups of at least three sister headings, with the move of what stands below them."""
    for number, document in enumerate(documents):
        moves = {p.start: guess.move for p, guess in move_of_paragraphs(document)}
        groups = [document.sections, *(section.sections for section in document.walk())]
        for sections in groups:
            sisters = [section for section in sections if section.heading]
            if len(sisters) >= AT_LEAST:
                yield Family(
                    number,
                    _move(sisters, moves),
                    tuple(section.heading for section in sisters),
                    tuple(section.heading_start for section in sisters),
                )


def _move(sisters: Sequence[Section], moves: dict[int, Move]) -> Move:
    """The commonest move below them; 任务 where there is none."""
    told: Counter[Move] = Counter()
    for section in sisters:
        guess = heading_move(section.heading)
        if guess:
            told[guess.move] += 1
        told.update(moves[p.start] for part in section.walk() for p in part.paragraphs)
    return min(told, key=lambda move: (-told[move], move), default="任务")
