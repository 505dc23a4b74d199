"""The plan tree: what every paragraph is for, before any words are made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from generator.draft import Run
from generator.facts.model import Item
from generator.outline.model import Numbering
from generator.vocabulary import Move

LEAST = 60
"""Characters that a point has at least."""


def heading_length(heading: Run | None) -> int:
    """Characters of a heading or of none."""
    return len(heading.text) if heading else 0


class PlanParagraph(Struct, frozen=True):
    """One paragraph, or one point, to be realised from a template."""

    path: str
    """Place in the outline: ``3.2.1``."""
    key: str
    """Name in the seeds, from what it says and not from where it stands: what is added before it
    changes nothing of it."""
    move: Move
    template: str
    budget: int
    """Characters, its own heading included."""
    topic: str = ""
    subtopic: str = ""
    heading: Run | None = None
    """None: no heading and no lead."""
    numbering: Numbering | None = None
    """None: a plain paragraph, not a point."""
    above: tuple[Run, ...] = ()
    """The numbered heading of the group of points that it opens, not counted in its budget."""
    index: int = 0
    """Place among its siblings, from 0."""
    count: int = 1
    items: tuple[Item, ...] = ()
    """What is listed."""
    materials: tuple[Item, ...] = ()
    """What is told."""


class PlanSection(Struct, frozen=True):
    """One section with its numbered heading."""

    path: str
    move: Move
    budget: int
    heading: Run | None
    """None: a section without a heading."""
    paragraphs: tuple[PlanParagraph, ...]
    gaps: tuple[str, ...] = ()
    """Required facts that are missing and belong here."""


class Plan(Struct, frozen=True):
    """The whole speech, planned."""

    outline: str
    seed: int
    target: int
    title: tuple[Run, ...]
    sections: tuple[PlanSection, ...]
    warnings: tuple[str, ...] = ()

    @property
    def headings(self) -> Iterator[Run]:
        """The headings that stand outside of the paragraphs: of sections and of groups."""
        for section in self.sections:
            yield from (run for run in (section.heading,) if run)
            yield from chain.from_iterable(paragraph.above for paragraph in section.paragraphs)
