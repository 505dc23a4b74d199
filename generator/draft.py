"""The finished draft: Draft > Section > Paragraph > Run, every run with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.model import Checked

CHARACTERS_PER_MINUTE = 180
"""How fast a speech is read out."""

Style = Literal[
    "title",
    "subtitle",
    "date",
    "speaker",
    "salutation",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "body",
    "signature",
    "note",
    "placeholder",
    "list",
    "quotation",
    "row",
    "attachment_note",
    "attachment",
    "attachment_title",
]
"""The role of a paragraph in the document; a layout maps it to a look. The cells of a ``row``
stand between tabs; rows that follow each other are a table, the first its head."""

OriginKind = Literal["template", "concept", "line", "passage", "heading", "fact", "outline", "gap"]


class Origin(Checked, frozen=True):
    """Where the words of a run come from."""

    kind: OriginKind
    ref: str
    """Template and block, bank id, fact name or outline key."""
    source: str = ""
    """``file:line`` of the entry, relative to its layer or workspace."""
    layer: str = ""
    """Name of the bank layer; empty for templates, facts and outlines."""


class Run(Checked, frozen=True):
    """A stretch of text from one origin."""

    text: str
    origin: Origin
    lead: bool = False
    """True for a run-in heading (the bold lead of a paragraph)."""


class Paragraph(Checked, frozen=True):
    """One paragraph of the document; ``path`` names its node in the plan (``3.2.1``)."""

    style: Style
    runs: tuple[Run, ...]
    path: str = ""

    @property
    def text(self) -> str:
        """The words, without any layout."""
        return "".join(run.text for run in self.runs)


class Section(Checked, frozen=True):
    """The paragraphs of one section of the outline, its headings among them."""

    move: str
    path: str
    paragraphs: tuple[Paragraph, ...]


class Missing(Checked, frozen=True):
    """A fact the outline asks for and the user did not give."""

    fact: str
    description: str
    required: bool


class Table(Checked, frozen=True):
    """A list that goes with the draft as an attachment, such as who does what by when."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Every row has as many cells as the head."""


class Draft(Checked, frozen=True):
    """A whole draft. ``front`` holds title, date line, speaker and salutation."""

    outline: str
    seed: int
    target: int
    """Wanted length in characters."""
    layout: str
    front: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    """Chinese sentences about what could not be met."""
    tables: tuple[Table, ...] = ()
    """Attachments, in order."""

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in document order."""
        yield from self.front
        for section in self.sections:
            yield from section.paragraphs

    @property
    def length(self) -> int:
        """Characters of the sections (what is read out), spaces not counted."""
        return sum(
            len("".join(p.text.split())) for section in self.sections for p in section.paragraphs
        )
