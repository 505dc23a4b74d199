"""Which nodes of an outline the facts call for, and what they are called in the seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.facts.model import Facts
from generator.outline.model import Outline, OutlineSection, Part, Points


def wanted_sections(outline: Outline, facts: Facts) -> dict[int, OutlineSection]:
    """The sections that the facts call for, by their index in the outline."""
    return {
        n: section
        for n, section in enumerate(outline.sections)
        if called_for(section, facts) and any(called_for(part, facts) for part in section.parts)
    }


def called_for(one: OutlineSection | Part, facts: Facts) -> bool:
    """Whether all facts are there without which it is left out, and none with which it is."""
    return all(map(facts.has, one.given)) and not any(map(facts.has, one.absent))


def served(points: Points, topics: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The subtopics of a part that the bank has, in the order of the outline; those that the outline
    names may be of any topic. ``topics``: topic → its subtopics."""
    if not points.named:
        return tuple(topics.get(points.topic, ()))
    known = {name for subtopics in topics.values() for name in subtopics}
    return tuple(name for name in points.named if name in known)


def section_key(section: OutlineSection) -> str:
    """What a section is called in the seeds of its nodes, wherever in the outline it stands."""
    return section.id or section.heading_key or section.move


def part_key(part: Part) -> str:
    """What a part is called in the seeds of its nodes."""
    return part.template or (part.points.template if part.points else "")


def unique(keys: Iterable[str]) -> list[str]:
    """Keys with a number behind those that came before.

    >>> unique(["任务", "任务"])
    ['任务', '任务#2']
    """
    seen: Counter[str] = Counter()
    named = []
    for key in keys:
        seen[key] += 1
        named.append(f"{key}#{seen[key]}" if seen[key] > 1 else key)
    return named
