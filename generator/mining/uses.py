"""Where the clauses and paragraphs of a chunk's documents stand: headings and move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.corpus.characters import CLAUSE_END
from generator.corpus.sentences import label_of
from generator.document import Document, Paragraph, Section
from generator.mining.moves import MoveGuess
from generator.mining.succession import move_of_paragraphs
from generator.vocabulary import Move


class Use(NamedTuple):
    """A clause in its place."""

    document: int
    stretch: int
    """The number of its paragraph among the stretches of the chunk."""
    start: int
    """Where it stands in the document's text."""
    sentence: int
    """A number that the clauses of one sentence share."""
    heading: str
    """The headings above it and the run-in heading of its paragraph, outermost first."""
    move: Move


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in its place."""

    document: int
    stretch: int
    paragraph: Paragraph
    heading: str
    guess: MoveGuess
    """Its move and what decided it."""

    @property
    def move(self) -> Move:
        """Its move."""
        return self.guess.move


def blocks(documents: Sequence[Document]) -> Iterator[Block]:
    """Every paragraph; headings count as stretches too."""
    stretch = 0
    for number, document in enumerate(documents):
        moves = {p.start: guess for p, guess in move_of_paragraphs(document)}
        for section, heading in _sections(document):
            stretch += bool(section.heading)
            for paragraph in section.paragraphs:
                yield Block(number, stretch, paragraph, heading, moves[paragraph.start])
                stretch += 1


def _sections(document: Document) -> Iterator[tuple[Section, str]]:
    for section in document.sections:
        yield from _below(section, "")


def joined(above: str, heading: str) -> str:
    """Headings one below the other as one text, without their labels."""
    return "，".join(filter(None, (above, heading[len(label_of(heading)) :].rstrip(CLAUSE_END))))


def _below(section: Section, above: str) -> Iterator[tuple[Section, str]]:
    heading = joined(above, section.heading)
    yield section, heading
    for part in section.sections:
        yield from _below(part, heading)
