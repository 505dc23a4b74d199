"""A skeleton: what a template renders to before the bank answers its asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from msgspec import Struct

from generator.draft import Run
from generator.vocabulary import Aspect

SENTENCE_END = "。！？；"


class ConceptAsk(Struct, frozen=True):
    """A clause from a concept of one of these stages."""

    stages: tuple[str, ...]
    aspect: Aspect | None = None
    """None: as the move of the paragraph speaks."""
    subtopic: str | None = None
    """None: that of the paragraph."""


class LineAsk(Struct, frozen=True):
    """A whole sentence by role."""

    role: str
    subtopic: str | None = None
    """None: that of the paragraph; empty: a common line."""


def common_line(role: str) -> LineAsk:
    """A line of no subtopic."""
    return LineAsk(role, "")


class PassageAsk(Struct, frozen=True):
    """A passage of the subtopic that performs a move."""

    move: str
    lead: bool = False
    """Whether its short phrase stands before it."""


class ItemAsk(Struct, frozen=True):
    """The next of the user's own items."""


Ask = ConceptAsk | LineAsk | PassageAsk | ItemAsk
Piece = Run | ConceptAsk | LineAsk | PassageAsk | ItemAsk
"""A finished run, or something the bank or the facts must still say."""

Sentence = tuple[Piece, ...]


class Skeleton(Struct, frozen=True, eq=False, dict=True):
    """One rendered block, cut into sentences."""

    block: str
    """``template#block``: counted so that blocks do not recur."""
    sentences: tuple[Sentence, ...]

    @cached_property
    def facts(self) -> int:
        """How many facts stand in it."""
        return sum(isinstance(p, Run) and p.origin.kind == "fact" for p in self.pieces)

    @cached_property
    def items(self) -> int:
        """How many of the user's items it asks for."""
        return sum(isinstance(p, ItemAsk) for p in self.pieces)

    @cached_property
    def passages(self) -> int:
        """How many passages it asks for."""
        return sum(isinstance(p, PassageAsk) for p in self.pieces)

    @cached_property
    def asks(self) -> int:
        """How many pieces the bank or the facts must still say."""
        return sum(not isinstance(p, Run) for p in self.pieces)

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        return chain.from_iterable(self.sentences)


def cut_sentences(pieces: list[Piece]) -> tuple[Sentence, ...]:
    """Pieces grouped into sentences; a line ask is a sentence of its own unless prose follows it."""
    sentences: list[Sentence] = []
    current: list[Piece] = []

    def close() -> None:
        if current:
            sentences.append(tuple(current))
            current.clear()

    for piece in pieces:
        if not isinstance(piece, Run) or piece.origin.kind != "template":
            if isinstance(piece, LineAsk):
                close()
            current.append(piece)
            if isinstance(piece, PassageAsk):
                close()
            continue
        for text in _after_ends(piece.text):
            current.append(Run(text, piece.origin))
            if text[-1] in SENTENCE_END:
                close()
    close()
    return tuple(sentences)


def _after_ends(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for n, character in enumerate(text):
        if character in SENTENCE_END:
            parts.append(text[start : n + 1])
            start = n + 1
    if start < len(text):
        parts.append(text[start:])
    return parts
