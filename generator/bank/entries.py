"""What the merged bank hands out: entries with the origin of every wording."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from generator.bank.model import Concept, Evidence, Status
from generator.draft import Origin
from generator.vocabulary import Aspect


class Wording(NamedTuple):
    """One way to say an entry (a tuple, because a bank has thousands)."""

    text: str
    slots: tuple[str, ...]
    """Names of the facts it carries."""
    origin: Origin


class Entry(Struct, frozen=True):
    """A concept in the bank with its place and its wordings per aspect."""

    id: str
    concept: Concept
    topic: str
    subtopic: str
    status: Status
    wordings: dict[Aspect, tuple[Wording, ...]]
    pinned: bool = False
    """Whether it is to be preferred wherever it fits."""
    layer: str = ""
    """Name of the layer that defines it; the origin of a wording names the one that words it."""

    @property
    def reviewed(self) -> bool:
        """Whether somebody has accepted it."""
        return self.status == "采用"


class Line(Struct, frozen=True):
    """A whole sentence asked for by role, or a passage, whose role is its move."""

    id: str
    role: str
    topic: str
    """Empty: for any topic."""
    subtopic: str
    """Empty: not bound to a subtopic."""
    occasions: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    wording: Wording
    weight: float = 1.0
    pinned: bool = False
    status: Status = "采用"
    thread: str = ""
    leads: tuple[str, ...] = ()
    replaced_by: str = ""
    evidence: Evidence | None = None
    note: str = ""
    author: str = ""
    changed: date | None = None

    @property
    def is_passage(self) -> bool:
        """Whether it is a passage."""
        return self.wording.origin.kind == "passage"
