"""Word's paragraph styles: which are headings, which carry a number, each by what it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 5
GENERATIONS = 12
"""A style based on a style based on … so often is a circle."""

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says of itself; None where it leaves that to the style it is based on."""

    name: str
    based_on: str
    outline: int | None
    """Outline level, 0 for the first; 9 and more mean body text."""
    number: tuple[str, int | None] | None
    """List and level; the level is None where the list tells it."""


class Styles:
    """word/styles.xml; None for a file without one."""

    def __init__(self, root: _Element | None) -> None:
        nodes = [] if root is None else root.findall(W + "style")
        self.styles = {str(node.get(W + "styleId", "")): _style(node) for node in nodes}

    def heading_level(self, paragraph: _Element) -> int:
        """1 for the title, one more for every outline level, 0 for body text."""
        style = style_of(paragraph)
        for one in self._line_of(style):
            if one.name in ("title", "标题"):
                return 1
            if match := _HEADING.fullmatch(one.name):
                return int(match[1]) + 1 if int(match[1]) <= DEEPEST else 0
            if one.outline is not None:
                return one.outline + 2 if one.outline < DEEPEST else 0
        return 0

    def number(self, paragraph: _Element) -> tuple[str, int | None, str] | None:
        """List, level and style of the number that the paragraph's style gives; None without."""
        style = style_of(paragraph)
        for one in self._line_of(style):
            if one.number is not None:
                return (*one.number, style)
        return None

    def _line_of(self, name: str) -> list[Style]:
        """A style and those it is based on."""
        line: list[Style] = []
        while name in self.styles and len(line) < GENERATIONS:
            line.append(self.styles[name])
            name = line[-1].based_on
        return line


def style_of(paragraph: _Element) -> str:
    """The style id of a paragraph, empty for the default one."""
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(node.get(W + "val", "")) if node is not None else ""


def value(node: _Element, name: str) -> str | None:
    """``w:val`` of a child or grandchild (``pPr/outlineLvl``); None when there is none."""
    child = node.find("/".join(W + part for part in name.split("/")))
    return str(child.get(W + "val", "")) if child is not None else None


def whole(text: str | None) -> int | None:
    """A whole number, None for anything else."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else None


def _style(node: _Element) -> Style:
    listed = value(node, "pPr/numPr/numId")
    level = whole(value(node, "pPr/numPr/ilvl"))
    return Style(
        (value(node, "name") or "").lower(),
        value(node, "basedOn") or "",
        whole(value(node, "pPr/outlineLvl")),
        (listed, level) if listed else None,
    )
