"""Run-in headings of paragraphs: the first sentence where it names what follows."""

from __future__ import annotations

from dataclasses import replace

from generator.corpus.characters import LINE_END
from generator.document import Paragraph, Section

LONGEST_LABELLED = 70
LONGEST_BOLD = 24
SIBLINGS = 2
"""So many paragraphs of one section must begin in the same way, or it is no bold lead."""

CLAUSE_MARKS = "，；："


def mark_leads(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the ``lead`` of every paragraph that has one."""
    return tuple(_mark(section) for section in sections)


def _mark(section: Section) -> Section:
    bold = [p for p in section.paragraphs if section.level and _bold_lead(p)]
    allowed = len(bold) >= SIBLINGS
    leads = [_labelled_lead(p) or (_bold_lead(p) if allowed else "") for p in section.paragraphs]
    if not any(leads) and not section.sections:
        return section
    paragraphs = tuple(
        replace(p, lead=lead) if lead else p
        for p, lead in zip(section.paragraphs, leads, strict=True)
    )
    return replace(section, paragraphs=paragraphs, sections=mark_leads(section.sections))


def _labelled_lead(paragraph: Paragraph) -> str:
    """一是…。 or ——…。 before more sentences, or such a line standing alone."""
    if not paragraph.label or not paragraph.sentences:
        return ""
    if any(other.label[-1:] == paragraph.label[-1:] for other in paragraph.sentences[1:]):
        return ""  # 一是…。二是…。 in one paragraph: a list, not a lead
    first = paragraph.sentences[0].text
    alone = len(paragraph.sentences) == 1
    if alone and paragraph.text[-1] in LINE_END:
        return ""
    return first if len(first) <= LONGEST_LABELLED else ""


def _bold_lead(paragraph: Paragraph) -> str:
    """A short first sentence without commas before at least two more."""
    stop = paragraph.text.find("。", 0, LONGEST_BOLD)
    if paragraph.label or stop < 0:
        return ""
    if any(mark in paragraph.text[:stop] for mark in CLAUSE_MARKS):
        return ""
    if len(paragraph.sentences) < SIBLINGS + 1:
        return ""
    first = paragraph.sentences[0].text
    return first if len(first) <= LONGEST_BOLD and first.endswith("。") else ""
