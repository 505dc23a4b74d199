"""Heading sets: sister headings cut after one pattern; sets of one pattern are merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.bank.model import Evidence, HeadingSet
from generator.mining.lexicon import LONGEST_VERB, senses, words
from generator.mining.local import LONGEST, is_local
from generator.mining.segment import Cutter
from generator.vocabulary import Move

AT_LEAST = 3
SPREAD = 2
"""Characters by which the lengths of parallel headings may differ."""

PLACES = 5

Chooser = Callable[[str], str | None]
"""The subtopic a heading speaks of; None when it is unclear."""


@dataclass(frozen=True, slots=True)
class Sisters:
    """Sister headings of one document of the corpus."""

    rank: int
    name: str
    year: int
    move: Move
    headings: tuple[str, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Sister headings cut after one pattern, by subtopic."""

    sisters: Sisters
    chosen: dict[str, str]
    shape: str


def parallel(found: Iterable[Sisters], subtopic_of: Chooser, cut: Cutter) -> Iterator[Parallel]:
    """Those that can be a set, or a part of one."""
    for sisters in found:
        chosen = _chosen(sisters, subtopic_of, cut)
        if len(chosen) >= AT_LEAST and is_parallel(list(chosen.values())):
            yield Parallel(sisters, chosen, shape_of(list(chosen.values())))


def heading_sets(found: Iterable[Parallel]) -> list[HeadingSet]:
    """A set for every pattern and move; the largest first, then by name."""
    groups: dict[tuple[Move, str], list[Parallel]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (one.sisters.rank, one.sisters.starts)):
        groups[one.sisters.move, one.shape].append(one)
    made = [_merged(group) for group in groups.values()]
    return _with_own_ids(sorted(made, key=lambda one: (-len(one.headings), one.id, one.move)))


def _merged(group: Sequence[Parallel]) -> HeadingSet:
    """The headings of all sets of one pattern; the first one of a subtopic stands."""
    headings: dict[str, str] = {}
    for one in group:
        for subtopic, heading in one.chosen.items():
            headings.setdefault(subtopic, heading)
    places = [
        (one.sisters.rank, start, one.sisters.name)
        for one in group
        for heading, start in zip(one.sisters.headings, one.sisters.starts, strict=True)
        if heading in one.chosen.values()
    ]
    years = sorted({one.sisters.year for one in group if one.sisters.year})
    documents = len({one.sisters.rank for one in group})
    told = tuple(f"{name}:{start}" for _, start, name in sorted(places)[:PLACES])
    return HeadingSet(
        group[0].shape, group[0].sisters.move, headings, 2, status="候选",
        evidence=Evidence(len(places), documents, tuple(years), told),
    )  # fmt: skip


def _with_own_ids(made: Sequence[HeadingSet]) -> list[HeadingSet]:
    taken: dict[str, int] = defaultdict(int)
    result = []
    for one in made:
        taken[one.id] += 1
        number = taken[one.id]
        id = one.id if number == 1 else f"{one.id}{number}"
        result.append(
            HeadingSet(
                id, one.move, one.headings, one.level, status=one.status, evidence=one.evidence
            )
        )
    return result


def _chosen(sisters: Sisters, subtopic_of: Chooser, cut: Cutter) -> dict[str, str]:
    """Subtopic → heading, the first heading of every subtopic; local and long ones left out."""
    chosen: dict[str, str] = {}
    for heading in sisters.headings:
        parts = heading.split("，")
        if is_local(heading, cut(heading)) or max(map(len, parts)) > LONGEST:
            continue
        subtopic = subtopic_of(heading)
        if subtopic is not None:
            chosen.setdefault(subtopic, heading)
    return chosen


def is_parallel(headings: Sequence[str]) -> bool:
    """The same number of clauses, of nearly the same length, beginning with the same kind of word."""
    shapes = {tuple(map(_first_class, heading.split("，"))) for heading in headings}
    lengths = [len(heading) for heading in headings]
    return len(shapes) == 1 and max(lengths) - min(lengths) <= SPREAD


def _first_class(clause: str) -> str:
    """动 for an official verb or an adverb at the start, else 名."""
    heads = (clause[:length] for length in range(LONGEST_VERB, 0, -1))
    return "动" if any(head in senses() or head in words("副词") for head in heads) else "名"


def shape_of(headings: Sequence[str]) -> str:
    """What the headings have in common at their ends, their word classes, and their length.

    >>> shape_of(["突出政治引领，把牢方向", "突出问题导向，抓实整改"])
    '突出…式·动动·11字'
    """
    start, end = _common(headings), _common([heading[::-1] for heading in headings])[::-1]
    frame = f"{start}…{end}式·" if start or end else ""
    classes = "".join(map(_first_class, headings[0].split("，")))
    return f"{frame}{classes}·{max(map(len, headings))}字"


def _common(texts: Sequence[str]) -> str:
    shared = ""
    for chars in zip(*texts, strict=False):
        if len(set(chars)) > 1:
            break
        shared += chars[0]
    return shared
