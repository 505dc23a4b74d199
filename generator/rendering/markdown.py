"""Markdown: headings by level, leads bold, gaps marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from generator.draft import Draft, Paragraph, Run, Style
from generator.rendering.flow import cells, flow, groups
from generator.rendering.layout import Layout

_PREFIX: Mapping[Style, str] = {
    "title": "# ",
    "heading1": "## ",
    "heading2": "### ",
    "heading3": "#### ",
    "heading4": "##### ",
    "attachment_title": "## ",
    "list": "- ",
    "quotation": "> ",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~])")
_BLOCK = re.compile(r"^(\d+)([.)])|^([#+=-])", re.ASCII)
"""What would start a list, a heading or a rule at the beginning of a paragraph."""
_TRAILING = re.compile(r"[^\w\s]*\s*$")
"""Marks at the end of a lead: CommonMark does not close ``**`` between a mark and a character."""


def render_markdown(draft: Draft, layout: Layout) -> str:
    """CommonMark with ``<mark>`` around gaps; front lines under the title stand as paragraphs."""
    blocks: list[str] = []
    for style, group in groups(flow(draft)):
        if style == "row":
            blocks.append(_table([cells(row) for _, row in group]))
        else:
            blocks += [_block(paragraph, layout) for _, paragraph in group]
    return "\n\n".join(blocks) + "\n"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table of GitHub's Markdown."""
    head, *rest = [f"| {' | '.join(map(_escaped, row))} |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *rest])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", "".join(text.splitlines()))


def _block(paragraph: Paragraph, layout: Layout) -> str:
    opening, closing = layout.look(paragraph.style).wrap(paragraph.text)
    whole = paragraph.style == "placeholder"
    words = "".join(_inline(run, whole) for run in _joined(paragraph.runs)).strip()
    prefix = _PREFIX.get(paragraph.style, "")
    guarded = words if prefix else _BLOCK.sub(r"\1\\\2\3", words)
    return f"{prefix}{opening}{guarded}{closing}"


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbouring runs of one lead as one: each would close its bold type before the next."""
    for lead, group in groupby(runs, key=lambda run: run.lead and run.origin.kind != "gap"):
        if lead:
            several = list(group)
            yield replace(several[0], text="".join(run.text for run in several))
        else:
            yield from group


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
