"""A draft as it stands on paper: its paragraphs, its attachments' note, the attachments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from generator.draft import Draft, Origin, Paragraph, Run, Style, Table

Numbered: TypeAlias = tuple[int, Paragraph]
"""A paragraph with its number in the draft, from 1; 0 for one that the draft does not have."""

CELL = "\t"
"""Stands between the cells of a row."""

_ORIGIN = Origin("template", "附件")


def flow(draft: Draft) -> list[Numbered]:
    """Every paragraph that has words, and where they belong the note and the attachments.

    The note stands under the text and above the signature (7.3.4, 7.3.5); empty paragraphs are
    left out, since space comes from styles.
    """
    shown = [(n, p) for n, p in enumerate(draft.paragraphs, 1) if p.text.strip()]
    end = len(shown)
    while end and shown[end - 1][1].style == "signature":
        end -= 1
    return [
        *shown[:end],
        *((0, note) for note in _notes(draft.tables)),
        *shown[end:],
        *((0, paragraph) for paragraph in _attachments(draft.tables)),
    ]


def groups(paragraphs: Sequence[Numbered]) -> Iterator[tuple[Style, list[Numbered]]]:
    """Neighbours of one style."""
    for style, group in groupby(paragraphs, key=lambda row: row[1].style):
        yield style, list(group)


def cells(row: Paragraph) -> list[str]:
    """The texts of the cells of a row."""
    return row.text.split(CELL)


def _notes(tables: Sequence[Table]) -> Iterator[Paragraph]:
    """附件：1. … below the text, without a mark at the end (7.3.4)."""
    for n, table in enumerate(tables, 1):
        number = f"{n}. " if len(tables) > 1 else ""
        yield _paragraph("attachment_note", f"{'附件：' * (n == 1)}{number}{table.title}")


def _attachments(tables: Sequence[Table]) -> Iterator[Paragraph]:
    """附件 with its number, the title as the note has it, the rows (7.3.7)."""
    for n, table in enumerate(tables, 1):
        yield _paragraph("attachment", f"附件{n if len(tables) > 1 else ''}")
        yield _paragraph("attachment_title", table.title)
        for row in (table.head, *table.rows):
            yield _paragraph("row", CELL.join(cell.replace(CELL, " ") for cell in row))


def _paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph(style, (Run(text, _ORIGIN),))
