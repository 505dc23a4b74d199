"""Content controls: a field to fill in where a fact is missing, a list of other wordings."""

from __future__ import annotations

from collections.abc import Iterable

from generator.rendering.names import quoted

LONGEST_LABEL = 64
"""Word refuses longer names and tags."""

_LONGEST_CHOICE = 255
FACT, CLAUSE = "fact:", "clause:"
"""How tags begin."""

LETTERHEAD = "letterhead"
"""Tag of what a letterhead has round the text."""


def field(name: str, hint: str, number: int, content: str) -> str:
    """A field for a missing fact; the words in it vanish, highlight and all, when one types.

    Rich text, not plain: LibreOffice 7.4 writes a plain text control four times when it saves.
    """
    return _control(hint, FACT + name, number, "<w:showingPlcHdr/>", "", content)


def choice(place: str, said: str, others: Iterable[str], number: int, content: str) -> str:
    """A list of wordings in which one may also type (a combo box), what is said now first."""
    items = "".join(
        f"<w:listItem w:displayText={quoted(text)} w:value={quoted(text)}/>"
        for text in dict.fromkeys((said, *others))
        if text and len(text) <= _LONGEST_CHOICE
    )
    return _control(
        "换一种说法", CLAUSE + place, number, "", f"<w:comboBox>{items}</w:comboBox>", content
    )


def _control(alias: str, tag: str, number: int, state: str, kind: str, content: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoted(_short(alias))}/><w:tag w:val={quoted(_short(tag))}/>"
        f'<w:id w:val="{number}"/>{state}{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LABEL]
