"""``word/comments.xml``: one comment a span, by the program, dated like the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.rendering.names import W, escape, xml_part

AUTHOR, INITIALS = "讲稿", "稿"


def comments_xml(notes: Mapping[int, str], day: date | None) -> bytes:
    """The whole part. ``notes``: id → text."""
    stamp = f' w:date="{day.isoformat()}T00:00:00Z"' if day else ""
    comments = "".join(_comment(number, text, stamp) for number, text in notes.items())
    return xml_part(f"<w:comments {W}>{comments}</w:comments>")


def commented(number: int, content: str) -> str:
    """Content with the two ends of a comment round it, and its mark."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{number}"/></w:r>'
    )


def _comment(number: int, text: str, stamp: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}"{stamp} w:initials="{INITIALS}">'
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:comment>'
    )
