"""What a user may choose when mining."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FEWEST = 3
"""Documents a set phrase must be found in, where the corpus has so many."""


@dataclass(frozen=True, slots=True)
class Options:
    """The user's choices."""

    min_documents: int = FEWEST
    """Fewer than three are raised to three, unless the corpus has fewer."""
    topic: str = ""
    """Subtopics of this topic only; empty: every topic of the bank."""
    most_phrases: int = 1000
    dictionary: Path | None = None
    """Words of the office, one a line; None: those of the segmenter alone."""
