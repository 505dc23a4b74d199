"""From a draft to a file: one renderer for every suffix. Each is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.draft import Draft
from generator.errors import bad_data

if TYPE_CHECKING:
    from generator.rendering.extras import Extras
    from generator.rendering.layout import Layout

Renderer: TypeAlias = "Callable[[Draft, Layout, date | None, Extras], bytes]"


def render(
    draft: Draft,
    suffix: str,
    layout_name: str = "",
    day: date | None = None,
    layouts: Path | None = None,
    extras: Extras | None = None,
) -> bytes:
    """The content of a file with this suffix (``.docx``).

    An empty ``layout_name`` takes the layout the draft names. ``day`` is the date in the file's
    properties, None for no date. ``layouts`` is an office's own profiles, None for the built-in
    ones alone. ``extras`` None: those of a working draft. Raises DataError for an unknown suffix or layout, and for broken text.
    """
    from generator.rendering.extras import WORKING
    from generator.rendering.profiles import load_layout

    renderer = RENDERERS.get(suffix.lower())
    if renderer is None:
        raise bad_data(
            _unknown(suffix), f"可以写：{'、'.join(RENDERERS)}；装了 LibreOffice 还有 .pdf。"
        )
    layout = load_layout(layout_name or draft.layout, layouts)
    extras = extras or WORKING
    return renderer(draft, layout.verbatim if extras.verbatim else layout, day, extras)


def _unknown(suffix: str) -> str:
    return f"写不出“{suffix}”文件。" if suffix else "文件名没有扩展名，不知道写成哪种格式。"


def _docx(draft: Draft, layout: Layout, day: date | None, extras: Extras) -> bytes:
    from generator.rendering.docx import render_docx

    return render_docx(draft, layout, day, extras)


def _markdown(draft: Draft, layout: Layout, day: date | None, extras: Extras) -> bytes:
    from generator.rendering.markdown import render_markdown

    return _encoded(render_markdown(draft, layout))


def _text(draft: Draft, layout: Layout, day: date | None, extras: Extras) -> bytes:
    from generator.rendering.text import render_text

    return _encoded(render_text(draft, layout))


def _json(draft: Draft, layout: Layout, day: date | None, extras: Extras) -> bytes:
    from generator.rendering.tree import render_json

    return _encoded(render_json(draft, extras.manifest))


def _html(draft: Draft, layout: Layout, day: date | None, extras: Extras) -> bytes:
    from generator.rendering.html import render_html

    return _encoded(render_html(draft, layout, extras))


def _encoded(text: str) -> bytes:
    from generator.rendering.names import encode

    return encode(text)


RENDERERS: Mapping[str, Renderer] = {
    ".docx": _docx,
    ".md": _markdown,
    ".txt": _text,
    ".json": _json,
    ".html": _html,
}
"""Suffix → renderer."""
