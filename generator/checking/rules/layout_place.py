"""Where a finding about the looks of a file is shown."""

from __future__ import annotations

from generator.checking.text import Line, Text


def place(text: Text, line: int = 0) -> Line:
    """The line with this number; 0 means the file as a whole, shown at its first line."""
    filled = [entry for entry in text.lines if entry.kind != "blank"]
    return next((entry for entry in filled if entry.number == line), filled[0])
