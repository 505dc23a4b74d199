"""A word in its contexts: KWIC lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.document import Document

WIDTH = 20
"""Characters shown on either side."""

QUOTES = "“”‘’"


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence with what stands before and behind it in its paragraph."""

    document: str
    offset: int
    before: str
    word: str
    after: str
    year: str = ""
    """Of the document, empty when it does not say."""


def concordance(word: str, documents: Iterable[Document], width: int = WIDTH) -> Iterator[Line]:
    """Every occurrence of a word in the bodies and headings; quotes in the text do not hide it."""
    wanted = _without_quotes(word)
    for document in documents:
        for start, end in _stretches(document):
            for at, stop in _found(wanted, document.text, start, end):
                yield Line(
                    document.name,
                    at,
                    document.text[max(start, at - width) : at],
                    document.text[at:stop],
                    document.text[stop : min(end, stop + width)],
                )


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    for section in document.walk():
        if section.heading:
            yield section.heading_start, section.heading_start + len(section.heading)
        for paragraph in section.paragraphs:
            yield paragraph.start, paragraph.end


def _found(word: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every occurrence in the text between two offsets."""
    places = [at for at in range(start, end) if text[at] not in QUOTES]
    plain = "".join(text[at] for at in places)
    at = plain.find(word)
    while word and at >= 0:
        yield places[at], places[at + len(word) - 1] + 1
        at = plain.find(word, at + len(word))


def _without_quotes(word: str) -> str:
    return "".join(char for char in word if char not in QUOTES)
