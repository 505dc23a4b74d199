"""The one error root: errors carry facts, the command line turns them into words and exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with a user's input, and what to do about it (both in Chinese)."""

    what: str
    remedy: str = ""
    file: Path | None = None
    """None when the input is not a file (a command line value, standard input)."""
    line: int = 0
    """1-based; 0 when the whole file is meant."""
    column: int = 0
    """1-based; 0 when the whole line is meant."""

    @property
    def place(self) -> str:
        """``file:line:column`` as far as known, else an empty string."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([str(self.file), *numbers] if self.file else numbers)

    def __str__(self) -> str:
        place = f"{self.place}：" if self.place else ""
        remedy = f"\n    → {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class JianggaoError(Exception):
    """Anything a user can cause and mend. ``exit_code`` is what the command line returns."""

    exit_code = 3


class DataError(JianggaoError):
    """Bad input: every problem found, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def bad_data(what: str, remedy: str = "", file: Path | None = None, line: int = 0) -> DataError:
    """A DataError with a single problem."""
    return DataError([Problem(what, remedy, file, line)])
