"""A document's structure as plain data: headings only, cut short, no body text."""

from __future__ import annotations

from typing import Any

from generator.document import Document, Section

SHORT = 20


def outline_of(document: Document) -> dict[str, Any]:
    """Title, date, salutation, heading tree with paragraphs counted, repairs."""
    return {
        "title": document.title[:30],
        "subtitle": document.subtitle[:SHORT],
        "date": document.date,
        "byline": bool(document.byline),
        "salutation": document.salutation,
        "source": document.source[:SHORT],
        "signature": document.signature.count("\n") + bool(document.signature),
        "notes": len(document.notes),
        "lost": sum(gap.kind == "lost" for gap in document.gaps),
        "masks": sum(gap.kind == "mask" for gap in document.gaps),
        "repairs": dict(document.repairs),
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    labels = [paragraph.label for paragraph in section.paragraphs if paragraph.label]
    leads = [paragraph.lead[:SHORT] for paragraph in section.paragraphs if paragraph.lead]
    data: dict[str, Any] = {
        "level": section.level,
        "label": section.label,
        "heading": section.heading[:SHORT],
        "paragraphs": len(section.paragraphs),
    }
    if labels:
        data["labels"] = " ".join(labels)
    if leads:
        data["leads"] = leads
    if section.sections:
        data["sections"] = [_section(inner) for inner in section.sections]
    return data
