"""Where points stand: side by side, or in groups of several under one heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.draft import Origin, Run
from generator.drafting.headings import Headings
from generator.drafting.numerals import ordinal
from generator.outline.model import Numbering, Points
from generator.vocabulary import Move


class Place(Struct, frozen=True):
    """Where a point stands among the others, and what stands before its text."""

    heading: Run | None
    numbering: Numbering | None
    index: int
    count: int
    above: tuple[Run, ...] = ()


def placed_points(
    points: Points, node: int, move: Move, subtopics: Sequence[str], headings: Headings
) -> list[Place]:
    """The place of every subtopic, in their order."""
    if points.groups:
        return list(_grouped(points, node, move, subtopics, headings))
    found = headings.for_points(node, move, subtopics)
    shown: Mapping[str, Run] = {} if points.numbering == "连写" else found
    count = len(subtopics)
    return [Place(shown.get(s), points.numbering, n, count) for n, s in enumerate(subtopics)]


def _grouped(
    points: Points, node: int, move: Move, subtopics: Sequence[str], headings: Headings
) -> Iterator[Place]:
    """Points under the headings of their groups; one that is alone there has no lead."""
    groups = {name: [s for s in subtopics if s in group] for name, group in points.groups.items()}
    groups = {name: group for name, group in groups.items() if group}
    titles = headings.for_points(node, move, list(groups))
    for n, (name, group) in enumerate(groups.items()):
        number = Run(ordinal("（一）", n), Origin("outline", f"组 {name}"))
        leads = headings.for_group(node, move, group) if len(group) > 1 else {}
        for m, subtopic in enumerate(group):
            above = (number, titles[name]) if m == 0 else ()
            numbering = points.within if leads else None
            yield Place(leads.get(subtopic), numbering, m, len(group), above)
