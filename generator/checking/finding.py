"""What a rule hands back (a hit) and what a user is shown (a finding)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["错误", "警告", "提示"]
"""错误: wrong by a standard or a fact; 警告: must be looked at; 提示: better otherwise."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where a rule applies; ``start`` and ``end`` are offsets in its body."""

    start: int
    end: int
    message: str
    remedy: str
    fix: str | None = None
    """The words to put there; None when only a person can say."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with everything a reader needs to judge and mend it."""

    code: str
    title: str
    level: Level
    message: str
    remedy: str
    authority: str
    file: str
    line: int
    """1-based line of the file; for a Word file the paragraph as read."""
    column: int
    """1-based."""
    paragraph: int
    """1-based, empty lines not counted."""
    start: int
    """Offset in the text as checked."""
    end: int
    words: str
    before: str
    """The sentence up to the words."""
    after: str
    """The sentence behind the words."""
    fix: str | None = None

    @property
    def place(self) -> str:
        """``file:line:column``."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that could not run, and what it would need."""

    code: str
    title: str
    reason: str
