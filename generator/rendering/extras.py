"""What a file carries beside the words of the draft; every one of them is a switch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.rendering.manifest import Manifest

Place: TypeAlias = tuple[int, int, int]
"""Paragraph (from 1, as ``explain`` counts), first run and the run after the last (from 0)."""


class Extras(Struct, frozen=True):
    """The switches of one export."""

    controls: bool = True
    """What is still missing stands in content controls with a hint."""
    bookmarks: bool = True
    """Every paragraph carries its number, so that an edited file can be read back."""
    comments: bool = False
    """Origins as comments."""
    evidence: Mapping[str, int] = {}
    """Bank id → documents of the corpus that have it, for the comments."""
    alternatives: Mapping[Place, tuple[str, ...]] = {}
    """Clause → its other wordings, for a drop-down list."""
    pauses: bool = False
    """Marks ／ at the end of clauses, even where the layout has none."""
    stresses: bool = False
    """Dots under facts, even where the layout has none."""
    numbering: bool = False
    """Headings are numbered by Word, wherever it counts as they are typed."""
    contents: bool = False
    """A table of contents before the text."""
    spaced: bool = False
    """Pages are those of LibreOffice, which spaces Chinese and Latin though it should not."""
    verbatim: bool = False
    """Nothing is added to the words, not even the brackets a layout puts round a date."""
    manifest: Manifest | None = None
    """None: the file does not say what it was made from."""

    @property
    def by_origin(self) -> bool:
        """Whether runs of different origin must stay apart."""
        return self.comments or bool(self.alternatives)


WORKING = Extras()
"""A working draft as usual."""

CLEAN = Extras(controls=False, bookmarks=False)
"""A copy to send on: words and styles, nothing hidden."""
