"""Word files: a draft in a layout, as the bytes of a .docx.

The XML is written as text, part by part, and not through an object model: that is the fastest
way there is (see ``benchmarks/word.py``), and python-docx's own template would have to be undone.
"""

from __future__ import annotations

from datetime import date

from generator.draft import Draft
from generator.rendering.body import document_xml
from generator.rendering.layout import Layout
from generator.rendering.package import core_xml, fixed_parts, zipped


def render_docx(draft: Draft, layout: Layout, day: date | None = None) -> bytes:
    """The file, byte for byte the same for the same arguments.

    ``day`` is the date in the file's properties; None leaves it out. Raises DataError for text
    that no file can hold (half a character); control characters are left out.
    """
    title = next((p.text for p in draft.front if p.style == "title"), "")
    return zipped(
        {
            **fixed_parts(layout),
            "word/document.xml": document_xml(draft, layout),
            "docProps/core.xml": core_xml(" ".join(title.split()), day),
        }
    )
