"""Plain text: what is read out, indented as Chinese typists do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.draft import Draft, Style
from generator.rendering.layout import HEAD, Layout

_INDENT = "\u3000" * 2
_FLUSH: tuple[Style, ...] = (*HEAD, "salutation", "signature")


def render_text(draft: Draft, layout: Layout) -> str:
    """One paragraph a line; one blank line after title, date and speaker."""
    return "\n".join(_lines(draft, layout)) + "\n"


def _lines(draft: Draft, layout: Layout) -> Iterator[str]:
    in_head = False
    for paragraph in draft.paragraphs:
        words = one_line(paragraph.text)
        if not words:
            continue
        if in_head and paragraph.style not in HEAD:
            yield ""
        in_head = paragraph.style in HEAD
        opening, closing = layout.look(paragraph.style).wrap(words)
        yield f"{'' if paragraph.style in _FLUSH else _INDENT}{opening}{words}{closing}"
    for table in draft.tables:
        yield from ("", table.title)
        yield from ("\t".join(one_line(cell) for cell in row) for row in (table.head, *table.rows))


def one_line(text: str) -> str:
    """The text with soft line breaks taken out: Chinese lines join without a space."""
    return "".join(line.strip() for line in text.splitlines())
