"""Sister headings: the headings of one document at one level below one parent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.document import Document, Section
from generator.mining.moves import heading_move
from generator.mining.uses import Block
from generator.vocabulary import Move

AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Family:
    """Sister headings of one document."""

    document: int
    move: Move
    headings: tuple[str, ...]
    starts: tuple[int, ...]


def families(documents: Sequence[Document], blocks: Iterable[Block]) -> Iterator[Family]:
    """All groups of at least three sister headings, with the move of what stands below them.

    ``blocks``: the paragraphs of these documents.
    """
    moves_of: dict[int, dict[int, Move]] = defaultdict(dict)
    for block in blocks:
        moves_of[block.document][block.paragraph.start] = block.move
    for number, document in enumerate(documents):
        moves = moves_of[number]
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
