"""The text that rules see: its lines with their kinds, and the way back to the user's file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator.checking.layout_facts import LayoutFacts
from generator.corpus.characters import SENTENCE_END

Kind = Literal["blank", "title", "front", "salutation", "heading", "body", "signature", "note"]
"""note: footnotes, headers and footers of a Word file, behind everything else."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``text.body[line.start:line.end] == line.text``."""

    number: int
    """1-based line of the file."""
    start: int
    text: str
    kind: Kind = "body"
    level: int = 0
    """1–4 for numbered headings and numbered paragraphs, 0 for other lines."""
    label: str = ""
    """一、 （二） 3. as written."""
    heading: str = ""
    """The words of the heading, without label and final stop."""
    alone: bool = False
    """True when the whole line is the heading, nothing running in behind it."""

    @property
    def end(self) -> int:
        """Offset behind the line."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, with its final marks."""

    start: int
    text: str


@dataclass(frozen=True)
class Text:
    """A speech to be checked. Not slotted: lines are found by a cached index."""

    name: str
    body: str
    lines: tuple[Line, ...]
    source: str = ""
    """The text of the user's file as it stands; equal to ``body`` unless marks were left out."""
    places: Sequence[int] | None = None
    """For every offset of ``body`` the offset in ``source``; None when they are the same."""
    layout: LayoutFacts | None = None
    """What a .docx says about its looks; None for other formats."""
    exceptions: tuple[tuple[int, str, str], ...] = field(default=())
    """Inline exceptions: line number they hold for, rule code, reason."""
    unread: tuple[str, ...] = ()
    """What the file holds beside, that no rule has seen: 3张图片."""

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """Lines of body text and headings with text running in."""
        return tuple(
            line
            for line in self.lines
            if line.kind == "body" or (line.kind == "heading" and not line.alone)
        )

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """All sentences of the prose."""
        return tuple(piece for line in self.prose for piece in self.sentences_in(line))

    @cached_property
    def spoken(self) -> bool:
        """Whether somebody is addressed; articles have summaries and captions beside the text."""
        return any(line.kind == "salutation" for line in self.lines)

    @cached_property
    def _cut(self) -> dict[int, list[Stretch]]:
        return {}

    def sentences_in(self, line: Line) -> list[Stretch]:
        """The sentences of a line, cut once."""
        if line.start not in self._cut:
            self._cut[line.start] = sentences_of(line)
        return self._cut[line.start]

    def line_at(self, offset: int) -> Line:
        """The line that holds an offset."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def origin(self, offset: int) -> int:
        """The offset in the user's file."""
        if self.places is None or not self.places:
            return offset
        return self.places[offset] if offset < len(self.places) else self.places[-1] + 1


def sentences_of(line: Line) -> list[Stretch]:
    """The sentences of a line, cut behind 。！？… and the quotes that close on them."""
    pieces: list[Stretch] = []
    start = 0
    at = 0
    text = line.text
    while at < len(text):
        if text[at] in SENTENCE_END:
            while at + 1 < len(text) and text[at + 1] in SENTENCE_END + "”’）":
                at += 1
            pieces.append(Stretch(line.start + start, text[start : at + 1]))
            start = at + 1
        at += 1
    if text[start:].strip():
        pieces.append(Stretch(line.start + start, text[start:]))
    return pieces
