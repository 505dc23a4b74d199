"""Word files: a draft in a layout, as the bytes of a .docx.

The XML is written as text, part by part, and not through an object model: that is the fastest
way there is (see ``benchmarks/word.py``), and python-docx's own template would have to be undone.
"""

from __future__ import annotations

from datetime import date

from generator.draft import Draft
from generator.rendering.body import document
from generator.rendering.comments import comments_xml
from generator.rendering.dressing import dressed
from generator.rendering.extras import WORKING, Extras
from generator.rendering.layout import Layout
from generator.rendering.letterhead import read_letterhead
from generator.rendering.manifest import PART, manifest_xml
from generator.rendering.numbering import numbering_xml
from generator.rendering.package import COMMENTS, CUSTOM, NUMBERING, core_xml, fixed_parts, zipped


def render_docx(
    draft: Draft, layout: Layout, day: date | None = None, extras: Extras = WORKING
) -> bytes:
    """The file, byte for byte the same for the same arguments.

    ``day`` is the date in the file's properties and comments; None leaves it out. Raises DataError
    for text that no file can hold (half a character); control characters are left out.
    """
    title = next((p.text for p in draft.front if p.style == "title"), "")
    made = document(draft, layout, extras)
    optional = {
        COMMENTS: bool(made.notes),
        CUSTOM: extras.manifest is not None,
        NUMBERING: extras.numbering,
    }
    parts = {
        **fixed_parts(layout, tuple(name for name, wanted in optional.items() if wanted)),
        "word/document.xml": made.xml,
        "docProps/core.xml": core_xml(" ".join(title.split()), day),
    }
    if made.notes:
        parts["word/comments.xml"] = comments_xml(made.notes, day)
    if extras.numbering:
        parts["word/numbering.xml"] = numbering_xml(made.numerals.mark)
    if extras.manifest:
        parts[PART] = manifest_xml(extras.manifest)
    if layout.letterhead:
        parts = dressed(parts, read_letterhead(layout.letterhead), extras.bookmarks)
    return zipped(parts)
