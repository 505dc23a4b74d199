"""Body lines as a tree of sections by the level of their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.corpus import headings
from generator.corpus.sentences import Sentences, label_of
from generator.document import Paragraph, Section

CLOSING_PARAGRAPHS = 3
"""A closing is at most so many paragraphs long."""

_CLOSING = re.compile(
    "(?:同志们|各位代表|各位委员|各位同事|各位领导|朋友们|乡亲们)[，、！：]|总之，|最后，(?!.{0,6}要)"
)


BARE = -1
"""Depth of a heading with neither number nor marks."""

GROUP = -2
"""Depth of a heading without number that gathers a row of （一） （二）: it ranks as 一、."""

PART = 0.5
ASIDE = 4.5
"""Rank of bare headings: parts above 一、 where the text begins with one, else below all."""


class Line(NamedTuple):
    """A line of the body: its text, where it starts, and its depth of heading marks."""

    text: str
    start: int
    depth: int = 0


@dataclass(slots=True)
class _Open:
    """A section that is still being filled."""

    level: int
    label: str = ""
    heading: str = ""
    start: int = 0
    heading_start: int = 0
    end: int = 0
    rank: float = 0.0
    """What decides nesting: the level, but for bare headings."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)

    def close(self) -> Section:
        sections = tuple(section.close() for section in self.sections)
        end = max([self.end, *(section.end for section in sections)])
        return Section(
            self.heading, self.level, self.label, self.start, end, self.heading_start,
            tuple(self.paragraphs), sections,
        )  # fmt: skip


def build_tree(lines: list[Line]) -> tuple[Section, ...]:
    """The sections of a body; text before the first heading and the closing are level 0."""
    body, closing = _split_closing(lines)
    root = _Open(level=-1, rank=-1)
    path = [root]
    bare_rank = _bare_rank(body)
    for line in body:
        opened = _opened(line, bare_rank)
        if opened is None:
            _add_paragraph(path, line.text, line.start)
            continue
        section, rest, rest_at = opened
        while path[-1].rank >= section.rank or path[-1].level == 0:
            path.pop()
        if section.rank == ASIDE:
            section.level = max(1, path[-1].level + 1)
        path[-1].sections.append(section)
        path.append(section)
        if rest:
            _add_paragraph(path, rest, rest_at)
    del path[1:]
    for line in closing:
        _add_paragraph(path, line.text, line.start)
    return tuple(section.close() for section in root.sections)


def _split_closing(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The body and the last paragraphs that address the audience once more."""
    if not any(_opened(line) for line in lines):
        return lines, []
    for at in range(max(0, len(lines) - CLOSING_PARAGRAPHS), len(lines)):
        if any(_opened(line) for line in lines[at:]):
            continue
        if _CLOSING.match(lines[at].text):
            return lines[:at], lines[at:]
    return lines, []


def _bare_rank(lines: list[Line]) -> float:
    first = next((line for line in lines if _opened(line)), None)
    return PART if first is not None and first.depth == BARE else ASIDE


def _opened(line: Line, bare_rank: float = ASIDE) -> tuple[_Open, str, int] | None:
    """The section a line opens, with the run-in paragraph behind its heading."""
    head = headings.parse(line.text)
    end = line.start + len(line.text)
    if head is not None:
        at = line.start + head.words_at
        rest = line.text[head.rest_at :].lstrip()
        section = _Open(head.level, head.label.strip(), head.words, line.start, at, end, head.level)
        return section, rest, end - len(rest)
    if line.depth == GROUP:
        return _Open(1, "", line.text, line.start, line.start, end, 1), "", end
    if line.depth:
        level = max(1, line.depth - 1)
        rank = bare_rank if line.depth == BARE else level
        return _Open(level, "", line.text, line.start, line.start, end, rank), "", end
    return None


def _add_paragraph(path: list[_Open], text: str, start: int) -> None:
    """One more paragraph of the innermost section; level 0 is opened where there is none."""
    if path[-1].level < 0:
        section = _Open(level=0, start=start)
        path[-1].sections.append(section)
        path.append(section)
    path[-1].paragraphs.append(_paragraph(text, start))
    path[-1].end = start + len(text)


def _paragraph(text: str, start: int) -> Paragraph:
    label = "——" if text.startswith("——") else label_of(text)
    return Paragraph(text, start, start + len(text), label, "", Sentences(text, start))
