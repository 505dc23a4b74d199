"""What an outline says; the YAML of ``outlines/`` is read straight into these types."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Literal

from generator.bank.model import FactSpec
from generator.model import Model
from generator.vocabulary import Move

Numbering = Literal["（一）", "一是", "一要", "第一", "——", "加粗", "连写"]
"""``（一）`` is a heading of its own, ``加粗`` a bold lead without a number, ``连写`` runs all
points on in one paragraph, the others are run-in leads of one paragraph a point."""

FrontStyle = Literal["副题", "日期", "署名", "称谓", "摘要"]
TableName = Literal["任务分解表"]
AUTOMATIC = "自动"
"""A heading that is taken from a heading set of the bank."""


class FrontLine(Model, frozen=True):
    """One line between the title and the text."""

    style: FrontStyle
    text: str
    """May hold ``{要素}``."""


class Points(Model, frozen=True):
    """Several parallel points, one subtopic each."""

    template: str
    topic: str
    number: tuple[int, int]
    numbering: Numbering = "（一）"
    move: Move | None = None
    """Move of the headings; None: that of the section."""
    subtopics: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = {}
    """In place of ``subtopics``: those that stand under one heading, by the name of the group, which
    is the key of that heading in its set."""
    within: Numbering = "加粗"
    """How the points of one group are numbered; a group of one point needs none."""
    each: int = 0
    """Characters of one point, which decides how many there are; 0: the usual length."""
    facts_from: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The subtopics that the outline names, in its order; empty: all of the topic."""
        return tuple(chain.from_iterable(self.groups.values())) or self.subtopics


class Part(Model, frozen=True):
    """A paragraph from a template, or a group of points; exactly one of the two is given."""

    template: str = ""
    points: Points | None = None
    """None: the part is a single paragraph."""
    share: float = 0
    """Characters of this part per hundred of the whole speech; 0: an equal part of what is left."""
    given: tuple[str, ...] = ()
    """Facts without which the part is left out."""
    absent: tuple[str, ...] = ()
    """Facts with which the part is left out."""
    facts_from: str = ""
    """List whose items a single paragraph says; points name their own."""


class OutlineSection(Model, frozen=True):
    """One section: its move, its share of the length, its heading and its parts."""

    move: Move
    share: float
    parts: tuple[Part, ...]
    heading: str = ""
    heading_key: str = ""
    """Key of the heading in its set; empty: the move."""
    id: str = ""
    """What other outlines refer to it by; empty: its heading key or move."""
    given: tuple[str, ...] = ()
    """Facts without which the section is left out."""
    absent: tuple[str, ...] = ()
    """Facts with which the section is left out."""


class Outline(Model, frozen=True):
    """The plan of one genre."""

    title: str
    genre: str
    occasion: str
    description: str
    length: int
    titles: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    layout: str = "speech"
    manner: str = ""
    """File of the workspace with a mined profile of moves; empty: 风格.json, where there is one."""
    front: tuple[FrontLine, ...] = ()
    facts: tuple[FactSpec, ...] = ()
    signature: tuple[str, ...] = ()
    tables: tuple[TableName, ...] = ()
    """Attachments made from the facts; left out where the facts have nothing for them."""

    @property
    def points(self) -> list[Points]:
        """The groups of points of all sections, in order."""
        parts = (part for section in self.sections for part in section.parts)
        return [part.points for part in parts if part.points]
