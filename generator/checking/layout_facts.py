"""What a Word file says about its looks, as far as rules ask: plain values, no XML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph of the file."""

    line: int
    """1-based line of the text as read; 0 when the paragraph is not in the text."""
    style: str = ""
    """Name of the style in lower case."""
    fonts: frozenset[str] = frozenset()
    """East Asian fonts of its characters."""
    sizes: frozenset[float] = frozenset()
    """Type sizes in points."""
    indent: float = 0.0
    """First-line indent in characters."""
    spaces: int = 0
    """Blanks typed at its start."""
    quotes_latin: bool = False
    """True when a run with Chinese quotes does not ask for the East Asian font."""
    theme_fonts: bool = False
    """True when the font comes from the theme."""
    empty: bool = False


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """The page and the paragraphs of a .docx."""

    width: float = 210.0
    """Millimetres, as all lengths here."""
    height: float = 297.0
    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0
    page_numbers: bool = True
    comments: int = 0
    revisions: int = 0
    hidden: int = 0
    """Characters formatted as hidden."""
    looks: tuple[Look, ...] = ()
