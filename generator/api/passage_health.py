"""What is worth a second look in the passages of a bank, in lines for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.bank.bank import SLOT, Line
from generator.bank.choices import mean_length
from generator.bank.likeness import shared_clauses

LENGTHS = {
    "意义": (30, 90),
    "任务": (60, 140),
    "回顾": (35, 105),
    "问题": (20, 70),
    "原因": (45, 115),
}
"""Characters of a passage of a move, at least and at most: what one breath of a speech bears, and
what the shipped ones keep to."""

MOST_STARTS = 0.3
"""Share of the passages of a move that may begin with the same two characters."""

MOST_URGING = 0.4
"""Share of them that may begin with 要."""


def shared(lines: Iterable[Line]) -> Iterator[str]:
    """Clauses that more than one passage says, the longest first."""
    found = shared_clauses(lines).items()
    for clause, ids in sorted(found, key=lambda row: (-len(row[0]), row[0])):
        yield f"“{clause}”：{'、'.join(ids)}"


def out_of_length(lines: Iterable[Line]) -> Iterator[str]:
    """Passages that are too long or too short for their move."""
    for line in lines:
        low, high = LENGTHS.get(line.role, (0, 1000))
        length = round(mean_length(SLOT.sub("", line.wording.text)))
        if not low <= length <= high:
            wrong = "太短" if length < low else "太长"
            yield f"{line.id}：{length} 字，{wrong}（{line.role}宜 {low} 到 {high} 字）。"


def same_shapes(lines: Iterable[Line]) -> Iterator[str]:
    """Moves of a subtopic whose passages are too much alike in how they begin."""
    groups: dict[tuple[str, str], Counter[str]] = {}
    for line in lines:
        groups.setdefault((line.subtopic, line.role), Counter())[line.wording.text[:2]] += 1
    for (subtopic, move), starts in groups.items():
        for start, count in starts.items():
            if count > MOST_STARTS * starts.total() and count > 2:
                yield f"{subtopic}·{move}：{starts.total()} 条里有 {count} 条以“{start}”开头。"
        urging = sum(count for start, count in starts.items() if start.startswith("要"))
        if urging > MOST_URGING * starts.total() and urging > 2:
            yield f"{subtopic}·{move}：{starts.total()} 条里有 {urging} 条以“要”字起头。"


def loose_ends(lines: Iterable[Line]) -> Iterator[str]:
    """Tasks that cannot stand behind 一要, and problems for which no task is written."""
    tasks: set[tuple[str, str]] = set()
    problems: dict[tuple[str, str], str] = {}
    for line in lines:
        if line.role == "任务":
            tasks.add((line.subtopic, line.thread))
            if not line.leads:
                yield f"{line.id}：没有写领语，不能用在“一要”“一是”后面。"
        elif line.role == "问题" and line.thread:
            problems.setdefault((line.subtopic, line.thread), line.id)
    for (subtopic, thread), id in problems.items():
        if (subtopic, thread) not in tasks:
            yield f"{id}：线索“{thread}”没有任务句群，批评过的布置不下去。"
