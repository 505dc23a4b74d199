"""Every clause of a corpus where it stands: its document, sentence, headings and move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.corpus.characters import CLAUSE_END
from generator.corpus.sentences import label_of
from generator.document import Clause, Document, Paragraph, Section
from generator.mining.moves import paragraph_move, tag_moves
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class Use:
    """A clause in its place."""

    document: int
    clause: Clause
    sentence: int
    """A number that the clauses of one sentence share."""
    heading: str
    """The headings above it and the run-in heading of its paragraph, outermost first."""
    move: Move


def uses(documents: Sequence[Document]) -> Iterator[Use]:
    """Every clause of the bodies; a paragraph that stands in several documents is read once."""
    seen: set[str] = set()
    sentence = 0
    for number, document in enumerate(documents):
        for paragraph, section, heading in _paragraphs(tag_moves(document)):
            if paragraph.text in seen:
                continue
            seen.add(paragraph.text)
            move = paragraph_move(paragraph, section).move
            for piece in paragraph.sentences:
                sentence += 1
                for clause in piece.clauses:
                    yield Use(number, clause, sentence, _joined(heading, paragraph.lead), move)


def _paragraphs(document: Document) -> Iterator[tuple[Paragraph, Section, str]]:
    for section in document.sections:
        yield from _below(section, "")


def _joined(above: str, heading: str) -> str:
    return "，".join(filter(None, (above, heading[len(label_of(heading)) :].rstrip(CLAUSE_END))))


def _below(section: Section, above: str) -> Iterator[tuple[Paragraph, Section, str]]:
    heading = _joined(above, section.heading)
    for paragraph in section.paragraphs:
        yield paragraph, section, heading
    for part in section.sections:
        yield from _below(part, heading)
