"""Plain text: what is read out, indented as Chinese typists do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.draft import Draft, Style
from generator.rendering.flow import CELL, cells, flow
from generator.rendering.layout import HEAD, Layout

_INDENT = "\u3000" * 2
_FLUSH: tuple[Style, ...] = (
    *HEAD, "salutation", "signature", "row", "attachment", "attachment_title",
)  # fmt: skip
_BLANK_BEFORE: tuple[Style, ...] = ("attachment_note", "attachment")


def render_text(draft: Draft, layout: Layout) -> str:
    """One paragraph a line; one blank line after title, date and speaker."""
    return "\n".join(_lines(draft, layout)) + "\n"


def _lines(draft: Draft, layout: Layout) -> Iterator[str]:
    before: Style = "body"
    for _, paragraph in flow(draft):
        style = paragraph.style
        if (before in HEAD and style not in HEAD) or (style in _BLANK_BEFORE and style != before):
            yield ""
        before = style
        words = CELL.join(one_line(cell) for cell in cells(paragraph))
        opening, closing = layout.look(style).wrap(words)
        yield f"{'' if style in _FLUSH else _INDENT}{opening}{words}{closing}"


def one_line(text: str) -> str:
    """The text with soft line breaks taken out: Chinese lines join without a space."""
    return "".join(line.strip() for line in text.splitlines())
