"""A speech as data: Document > Section > Paragraph > Sentence > Clause, every piece with offsets.

For every piece with a ``text``, ``document.text[piece.start:piece.end] == piece.text``. There are
many sentences and clauses: they are tuples with names, which are made four times as fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

GapKind = Literal["mask", "lost"]
"""mask: XXX, ***, 某某 written by somebody; lost: what a damaged file no longer tells."""

GapContent = Literal["number", "place", "organisation", "name", "date", ""]
"""What a mask stands for, as the words around it tell; empty when they do not."""


class Clause(NamedTuple):
    """Words between two marks of ，；：。！？…; the closing mark is apart."""

    text: str
    start: int
    end: int
    mark: str = ""
    """The punctuation after the clause, empty at the end of a paragraph without one."""


class Sentence(NamedTuple):
    """Words up to and with 。！？… and the quotes that close on it."""

    text: str
    start: int
    end: int
    label: str = ""
    """The enumerating word it starts with (一是, 二要, 第三，, 首先), else empty."""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of body text."""

    text: str
    start: int
    end: int
    label: str = ""
    """一是, 二要, 第三，, 首先 or —— at its start, else empty."""
    lead: str = ""
    """The run-in heading: the first sentence when it names the paragraph, label included."""
    sentences: Sequence[Sentence] = ()
    """Cut when they are first looked at."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; level 0 has no heading (opening, closing)."""

    heading: str
    """Without its label and its final punctuation."""
    level: int
    """1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; by its depth for a heading without number.

    A part without number (2024年工作安排) is level 1 and can hold 一、 sections of level 1.
    """
    label: str
    """一、 （二） 3. as written, empty when the heading has none."""
    start: int
    end: int
    heading_start: int = 0
    """``document.text[heading_start:heading_start + len(heading)] == heading``."""
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    move: str | None = None
    """The rhetorical move, None until somebody has told it."""

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not there: a masked name or number, a lost character."""

    text: str
    start: int
    end: int
    kind: GapKind
    holds: GapContent = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Text that is not body: abstract, keywords, author's affiliation."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned speech with its structure; empty strings mean the text does not say."""

    name: str
    """File name, with ``#2`` behind it for the second document of a compilation."""
    text: str
    title: str = ""
    subtitle: str = ""
    date: str = ""
    """As written under the title or in the metadata, e.g. 2019年X月X日, 2020-10-13."""
    byline: str = ""
    """Speaker or author."""
    salutation: str = ""
    source: str = ""
    genre: str = ""
    """讲话, 工作报告, 理论文章 and so on."""
    signature: str = ""
    """The closing lines: who signs and when."""
    notes: tuple[Note, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sections: tuple[Section, ...] = ()
    repairs: Mapping[str, int] = field(default_factory=dict)
    """How often each cleaning step changed something; steps that did nothing are left out."""

    def walk(self) -> Iterator[Section]:
        """All sections, depth first."""
        for section in self.sections:
            yield from section.walk()

    def paragraphs(self) -> Iterator[Paragraph]:
        """All body paragraphs in the order of the text."""
        for section in self.walk():
            yield from section.paragraphs

    def sentences(self) -> Iterator[Sentence]:
        """All body sentences in the order of the text."""
        for paragraph in self.paragraphs():
            yield from paragraph.sentences

    def clauses(self) -> Iterator[Clause]:
        """All body clauses in the order of the text."""
        for sentence in self.sentences():
            yield from sentence.clauses
