"""A compiled layer: what every file holds, in bytes that are read only where they are asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from generator.bank.model import (
    Change,
    Concept,
    Evidence,
    FactSpec,
    Frame,
    HeadingSet,
    SetPhrase,
    Status,
)

Verb = Literal["修改", "禁用", "恢复", "权重", "置顶", "不置顶"]
"""What a layer can do to an entry by its id, beside defining it."""


class Operation(Struct, frozen=True, omit_defaults=True):
    """One thing that a file does to an entry (or, for 禁用 and 恢复, to a wording)."""

    verb: Verb
    key: str
    line: int
    change: Change | None = None
    """Only for 修改."""
    factor: float = 1.0
    """Only for 权重."""


class LineDefinition(Struct, frozen=True, omit_defaults=True):
    """A whole sentence, or a passage of several, as a file has it."""

    id: str
    role: str
    text: str
    line: int
    occasions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    weight: float = 1.0
    status: Status = "采用"
    replaced_by: str = ""
    passage: bool = False
    thread: str = ""
    leads: tuple[str, ...] = ()
    evidence: Evidence | None = None
    note: str = ""
    author: str = ""
    changed: date | None = None


class Others(Struct, frozen=True, omit_defaults=True):
    """Everything of a file that is no concept; entries stand with their 1-based line."""

    lines: tuple[LineDefinition, ...] = ()
    heading_sets: tuple[tuple[HeadingSet, int], ...] = ()
    frames: tuple[tuple[Frame, int], ...] = ()
    set_phrases: tuple[tuple[SetPhrase, int], ...] = ()


class Head(Struct, frozen=True, omit_defaults=True):
    """What is known of a file without reading its entries."""

    path: str
    """Relative to the layer's folder, with forward slashes."""
    topic: str = ""
    subtopic: str = ""
    status: Status = "采用"
    accepted: int = 0
    """Concepts that are reviewed."""
    others: int = 0
    """Concepts that are candidates or banned."""
    passages: int = 0
    """Passages that are reviewed."""
    other_passages: int = 0
    """Passages that are candidates or banned."""
    bans: bool = False
    """Whether it defines a concept or a passage as banned."""
    roles: tuple[str, ...] | None = ()
    """Of a file without a subtopic: roles of its lines. None: read it for any, since additions have
    ids of their own."""
    common: bool = False
    """Whether it holds heading sets, frames or set phrases."""
    facts: tuple[FactSpec, ...] = ()
    topic_pairs: tuple[str, ...] = ()
    """Pairs of characters that are common in its wordings."""
    verb_heads: tuple[str, ...] = ()
    """First two characters of the task wordings of reviewed concepts."""
    candidate_heads: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()

    @property
    def concepts(self) -> int:
        """Concepts of any status."""
        return self.accepted + self.others

    @property
    def spoken(self) -> int:
        """Passages of any status."""
        return self.passages + self.other_passages


Placed = tuple[Concept, int]
"""A concept and its 1-based line."""


class LayerFile(Struct, frozen=True, dict=True):
    """One file of a layer; of an overlay, what it says about one subtopic."""

    head: Head
    concept_data: bytes | memoryview = b"[]"
    other_data: bytes | memoryview = b"{}"

    @cached_property
    def concepts(self) -> tuple[Placed, ...]:
        """Its concepts, in file order."""
        return msgspec.json.decode(self.concept_data, type=tuple[Placed, ...])

    @cached_property
    def others(self) -> Others:
        """Its lines, heading sets, frames and set phrases."""
        return msgspec.json.decode(self.other_data, type=Others)


class Layer(Struct, frozen=True):
    """A folder of phrase files; a later layer wins over an earlier one."""

    name: str
    files: tuple[LayerFile, ...] = ()
    folder: Path | None = None
    """None: it is nobody's folder."""
    digest: str = ""
    """Hash of its files; empty when it has none."""


def packed(head: Head, concepts: tuple[Placed, ...], others: Others) -> LayerFile:
    """A file from its parts."""
    encode = msgspec.json.encode
    return LayerFile(head, encode(concepts), encode(others))
