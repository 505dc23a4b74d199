"""Markdown: headings by level, leads bold, gaps marked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.draft import Draft, Paragraph, Run, Style, Table
from generator.rendering.layout import Layout

_PREFIX: Mapping[Style, str] = {
    "title": "# ",
    "heading1": "## ",
    "heading2": "### ",
    "heading3": "#### ",
    "heading4": "##### ",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~])")
_BLOCK = re.compile(r"^(\d+)([.)])|^([#+=-])", re.ASCII)
"""What would start a list, a heading or a rule at the beginning of a paragraph."""
_TRAILING = re.compile(r"[^\w\s]*\s*$")
"""Marks at the end of a lead: CommonMark does not close ``**`` between a mark and a character."""


def render_markdown(draft: Draft, layout: Layout) -> str:
    """CommonMark with ``<mark>`` around gaps; front lines under the title stand as paragraphs."""
    blocks = [_block(paragraph, layout) for paragraph in draft.paragraphs if paragraph.text.strip()]
    return "\n\n".join([*blocks, *map(_table, draft.tables)]) + "\n"


def _table(table: Table) -> str:
    """An attachment as a table of GitHub's Markdown."""
    rule = "|" + "---|" * len(table.head)
    rows = [_row(cells) for cells in (table.head, *table.rows)]
    return "\n".join([f"## {_escaped(table.title)}", "", rows[0], rule, *rows[1:]])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", "".join(text.splitlines()))


def _block(paragraph: Paragraph, layout: Layout) -> str:
    opening, closing = layout.look(paragraph.style).wrap(paragraph.text)
    whole = paragraph.style == "placeholder"
    words = "".join(_inline(run, whole) for run in paragraph.runs).strip()
    prefix = _PREFIX.get(paragraph.style, "")
    guarded = words if prefix else _BLOCK.sub(r"\1\\\2\3", words)
    return f"{prefix}{opening}{guarded}{closing}"


def _inline(run: Run, whole: bool) -> str:
    text = _escaped(run.text)
    if not text.strip():
        return text
    if whole or run.origin.kind == "gap":
        return f"<mark>{text}</mark>"
    return _bold(text) if run.lead else text


def _bold(text: str) -> str:
    end = _TRAILING.search(text)
    at = end.start() if end else len(text)
    return f"**{text[:at]}**{text[at:]}" if at else text
