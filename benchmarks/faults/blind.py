"""Faults written by hand without the rules in view: clean sentence, faulty sentence, place.

``tuned`` and ``later`` may be looked at while rules are made; of ``held_out`` only the totals are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

HERE = Path(__file__).parent / "blind"
HALVES = ("tuned", "held_out", "later")
_MARK = re.compile("[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Blind:
    """A fault; ``start`` and ``end`` are its place in ``wrong``."""

    kind: str
    clean: str
    wrong: str
    start: int
    end: int
    given: str
    """"org", "facts" or nothing."""
    day: date | None


def faults(half: str) -> list[Blind]:
    """The faults of one part."""
    rows = yaml.safe_load((HERE / f"{half}.yaml").read_text(encoding="utf-8"))
    return [_fault(row) for row in rows]


def _fault(row: dict[str, object]) -> Blind:
    marked = str(row["wrong"])
    start = marked.index("⟦")
    end = marked.index("⟧") - 1
    day = row.get("day")
    return Blind(
        str(row["kind"]),
        str(row["clean"]),
        _MARK.sub("", marked),
        start,
        end,
        str(row.get("with", "")),
        day if isinstance(day, date) else None,
    )


def inserted(host: str, words: str) -> tuple[str, int]:
    """The words as paragraphs of their own in the middle of the host, and where they begin."""
    at = host.find("\n", len(host) // 2) + 1
    return f"{host[:at]}{words}\n{host[at:]}", at


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: its rule, its words with their neighbours, and its place in the file."""

    code: str
    words: str
    start: int
    end: int


Findings = Callable[[str], list[Found]]


def found(fault: Blind, host: str, findings: Findings, near: int) -> bool:
    """Whether the faulty text has a finding at the place that the clean one has not."""
    clean, _ = inserted(host, fault.clean)
    wrong, at = inserted(host, fault.wrong)
    before = {(f.code, f.words) for f in findings(clean)}
    low, high = at + fault.start - near, at + fault.end + near
    return any(
        (f.code, f.words) not in before and f.start < high and f.end > low for f in findings(wrong)
    )


def false_alarms(fault: Blind, host: str, findings: Findings) -> list[Found]:
    """What is told of the clean sentence although nothing is wrong with it."""
    clean, at = inserted(host, fault.clean)
    end = at + len(fault.clean)
    return [f for f in findings(clean) if f.start < end and f.end > at]
