"""What a phrase bank holds; the YAML of ``phrases/`` is read straight into these types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from generator.model import Model
from generator.vocabulary import Move, ObjectType, Stage

Status = Literal["采用", "候选", "禁用"]
FactType = Literal["文本", "数", "比例", "日期", "条目"]


class FactSpec(Model, frozen=True):
    """A fact that wordings or an outline can carry. A number prints with its unit (36个)."""

    name: str
    type: FactType = "文本"
    unit: str = ""
    required: bool = False
    description: str = ""
    example: str = ""
    move: Move | None = None
    """Where a line 【待补】 goes when it is required and missing; None: only told on the terminal."""


class Evidence(Model, frozen=True):
    """How often and where the corpus has an entry; never its text."""

    count: int = 0
    documents: int = 0
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    """Up to five ``file:offset``."""


class Concept(Model, frozen=True):
    """One thing that can be done about one object in one subtopic, worded for each aspect.

    A wording is a clause without final punctuation; ``{事实名}`` in it is a fact and makes it
    usable only where that fact is given.
    """

    id: str
    stage: Stage
    object: str
    task: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    thread: str = ""
    """One line of work within the subtopic: clauses of a sentence come from one thread. Empty:
    goes with any."""
    object_type: ObjectType = "体系"
    agent: str = ""
    """Empty: anybody; clauses of different agents never share a sentence."""
    after: tuple[str, ...] = ()
    """For results and bottom lines: the objects that license it; ``任意`` for all."""
    weight: float = 1.0
    status: Status = "采用"
    valid_from: date | None = None
    """None: always was valid."""
    valid_to: date | None = None
    """None: still valid."""
    replaced_by: str = ""
    evidence: Evidence | None = None
    """None: written, not mined."""
    confidence: float = 1.0
    reason: str = ""
    note: str = ""
    order: int = 0
    """Place inside its stage; equal ones stand as in the file."""
    author: str = ""
    changed: date | None = None
    """None: nobody wrote down when."""


class LineGroup(Model, frozen=True):
    """Whole sentences or clauses that can stand for one another, asked for by role and occasion."""

    role: str
    texts: tuple[str, ...]
    occasions: tuple[str, ...] = ()
    """Empty: every occasion."""
    valid_from: date | None = None
    valid_to: date | None = None
    weight: float = 1.0
    status: Status = "采用"
    replaced_by: str = ""
    evidence: Evidence | None = None
    note: str = ""
    author: str = ""
    changed: date | None = None


class Passage(Model, frozen=True):
    """A few sentences on one thread of a subtopic that hold together as they stand.

    ``[甲|乙]`` in the text is a choice made by the seed; ``{事实名}`` is a fact, and makes its choice
    (or, outside of one, the whole passage) usable only where that fact is given.
    """

    id: str
    move: Move
    text: str
    thread: str = ""
    """One line of work within the subtopic: a point speaks of each once. Empty: of none."""
    leads: tuple[str, ...] = ()
    """Short phrases that can stand before it behind 一要 or 一是."""
    occasions: tuple[str, ...] = ()
    """Empty: every occasion."""
    valid_from: date | None = None
    valid_to: date | None = None
    weight: float = 1.0
    status: Status = "采用"
    replaced_by: str = ""
    evidence: Evidence | None = None
    note: str = ""
    author: str = ""
    changed: date | None = None


class HeadingSet(Model, frozen=True):
    """Parallel headings, one for each subtopic (level 2) or move (level 1)."""

    id: str
    move: Move
    headings: Mapping[str, str]
    level: Literal[1, 2, 3] = 2
    occasions: tuple[str, ...] = ()
    status: Status = "采用"
    evidence: Evidence | None = None
    weight: float = 1.0
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    note: str = ""
    author: str = ""
    changed: date | None = None


class Frame(Model, frozen=True):
    """A sentence pattern with typed slots, such as 以{抓手}为抓手."""

    id: str
    text: str
    slots: Mapping[str, str] = {}
    status: Status = "采用"
    evidence: Evidence | None = None
    weight: float = 1.0
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    note: str = ""
    author: str = ""
    changed: date | None = None


class SetPhrase(Model, frozen=True):
    """A formulaic sequence of at most 16 characters found in at least three documents."""

    text: str
    move: Move | None = None
    """None: no move preferred."""
    topic: str = ""
    status: Status = "采用"
    evidence: Evidence | None = None
    weight: float = 1.0
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    note: str = ""
    author: str = ""
    changed: date | None = None


Clearable = Literal["启用", "停用"]
"""Fields that can only be taken away by naming them."""

Kind = Literal["句群", "概念", "语句", "标题组", "框架", "套语"]
"""Kinds of entries, the one that drafts mainly consist of first."""


class Change(Model, frozen=True):
    """What a layer changes about an entry of a layer below, field by field; None: left as it is."""

    stage: Stage | None = None
    object: str | None = None
    object_type: ObjectType | None = None
    thread: str | None = None
    agent: str | None = None
    after: tuple[str, ...] | None = None
    task: tuple[str, ...] | None = None
    review: tuple[str, ...] | None = None
    problem: tuple[str, ...] | None = None
    text: str | None = None
    """The words of a line, a passage or a frame."""
    leads: tuple[str, ...] | None = None
    occasions: tuple[str, ...] | None = None
    headings: Mapping[str, str] | None = None
    """Of a heading set: the headings that change, by key."""
    status: Status | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    cleared: tuple[Clearable, ...] = ()
    replaced_by: str | None = None
    order: int | None = None
    note: str | None = None
    author: str | None = None
    changed: date | None = None


class Addition(Model, frozen=True):
    """A new entry under its full id, of the kind that its fields tell: a concept has a stage, a
    line a role, a heading set headings, a frame slots, a passage a move and an id within its
    subtopic; what else has only words is a set phrase.
    """

    topic: str = ""
    """Empty: the topic that the subtopic belongs to."""
    stage: Stage | None = None
    object: str = ""
    object_type: ObjectType = "体系"
    thread: str = ""
    agent: str = ""
    after: tuple[str, ...] = ()
    task: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    role: str = ""
    text: str = ""
    leads: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    move: Move | None = None
    level: Literal[1, 2, 3] = 2
    headings: Mapping[str, str] = {}
    slots: Mapping[str, str] = {}
    weight: float = 1.0
    status: Status = "采用"
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    evidence: Evidence | None = None
    order: int = 0
    note: str = ""
    author: str = ""
    changed: date | None = None

    def kind_under(self, id: str) -> Kind | None:
        """The kind that it is under an id; None when its fields do not tell."""
        told: tuple[tuple[Kind, object], ...] = (
            ("概念", self.stage),
            ("语句", self.role),
            ("标题组", self.headings),
            ("框架", self.slots),
            ("句群", self.move and "/" in id),
            ("套语", self.text),
        )
        return next((kind for kind, has in told if has), None)


class PhraseFile(Model, frozen=True):
    """One YAML file of a layer: a subtopic with its entries, or lines common to all topics.

    Its last seven fields work on entries by id, those of the layers below and of this one.
    """

    topic: str = ""
    subtopic: str = ""
    note: str = ""
    status: Status = "采用"
    """``候选`` for a mined, unreviewed file."""
    facts: tuple[FactSpec, ...] = ()
    concepts: tuple[Concept, ...] = ()
    openers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    lines: tuple[LineGroup, ...] = ()
    heading_sets: tuple[HeadingSet, ...] = ()
    frames: tuple[Frame, ...] = ()
    set_phrases: tuple[SetPhrase, ...] = ()
    additions: Mapping[str, Addition] = {}
    changes: Mapping[str, Change] = {}
    banned: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    weights: Mapping[str, float] = {}
    pinned: tuple[str, ...] = ()
    unpinned: tuple[str, ...] = ()
