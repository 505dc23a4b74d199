"""The plan tree: what every paragraph is for, before any words are made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.draft import Run
from generator.facts.model import Item
from generator.outline.model import Numbering
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class PlanParagraph:
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
    index: int = 0
    """Place among its siblings, from 0."""
    count: int = 1
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One section with its numbered heading."""

    path: str
    move: Move
    budget: int
    heading: Run | None
    """None: a section without a heading."""
    paragraphs: tuple[PlanParagraph, ...]
    gaps: tuple[str, ...] = ()
    """Required facts that are missing and belong here."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole speech, planned."""

    outline: str
    seed: int
    target: int
    title: tuple[Run, ...]
    sections: tuple[PlanSection, ...]
    warnings: tuple[str, ...] = ()
