"""Heading sets: the headings of one document at one level that are cut after one pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.bank.model import HeadingSet
from generator.document import Document, Section
from generator.mining.evidence import evidence
from generator.mining.local import LONGEST, is_local
from generator.mining.moves import tag_moves
from generator.mining.segment import Cutter

AT_LEAST = 3
SPREAD = 2
"""Characters by which the lengths of parallel headings may differ."""

Chooser = Callable[[str], str | None]
"""The subtopic a heading speaks of; None when it is unclear."""


def heading_sets(
    documents: Sequence[Document], subtopic_of: Chooser, cut: Cutter
) -> list[HeadingSet]:
    """A set for every group of sister headings that is parallel and whose subtopics are known."""
    found: list[HeadingSet] = []
    names: Counter[str] = Counter()
    for number, document in enumerate(documents):
        for parent, sisters in _families(tag_moves(document)):
            chosen = _chosen(sisters, subtopic_of, cut)
            if len(chosen) >= AT_LEAST and _is_parallel(list(chosen.values())):
                name = _name(list(chosen.values()))
                names[name] += 1
                kept = [s for s in sisters if s.heading in chosen.values()]
                places = [(number, section.heading_start) for section in kept]
                found.append(
                    HeadingSet(
                        id=name + (str(names[name]) if names[name] > 1 else ""),
                        move=parent,  # type: ignore[arg-type]
                        headings=chosen,
                        level=2,
                        status="候选",
                        evidence=evidence(places, documents),
                    )
                )
    return sorted(found, key=lambda found: (-len(found.headings), found.id))


def _families(document: Document) -> Iterator[tuple[str, Sequence[Section]]]:
    """Sister headings with the move of the section they stand in."""
    yield from _of_one_level("任务", document.sections)
    for section in document.walk():
        yield from _of_one_level(section.move or "任务", section.sections)


def _of_one_level(
    move: str, sections: Iterable[Section]
) -> Iterator[tuple[str, Sequence[Section]]]:
    sisters = [section for section in sections if section.heading]
    moves = Counter(section.move for section in sisters if section.move)
    if sisters:
        yield (moves.most_common(1)[0][0] if moves else move) or move, sisters


def _chosen(sisters: Sequence[Section], subtopic_of: Chooser, cut: Cutter) -> dict[str, str]:
    """Subtopic → heading, the first heading of every subtopic; local and long ones left out."""
    chosen: dict[str, str] = {}
    for section in sisters:
        parts = section.heading.split("，")
        if is_local(section.heading, cut(section.heading)) or max(map(len, parts)) > LONGEST:
            continue
        subtopic = subtopic_of(section.heading)
        if subtopic is not None:
            chosen.setdefault(subtopic, section.heading)
    return chosen


def _is_parallel(headings: Sequence[str]) -> bool:
    """The same number of clauses, of nearly the same length."""
    shapes = {len(heading.split("，")) for heading in headings}
    lengths = [len(heading) for heading in headings]
    return len(shapes) == 1 and max(lengths) - min(lengths) <= SPREAD


def _name(headings: Sequence[str]) -> str:
    """What the headings have in common at their start and end, else their length.

    >>> _name(["突出政治引领", "突出问题导向"])
    '突出…式'
    """
    start, end = _common(headings), _common([heading[::-1] for heading in headings])[::-1]
    if start or end:
        return f"{start}…{end}式"
    return f"{len(headings[0])}字式"


def _common(texts: Sequence[str]) -> str:
    shared = ""
    for chars in zip(*texts, strict=False):
        if len(set(chars)) > 1:
            break
        shared += chars[0]
    return shared
