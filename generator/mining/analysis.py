"""Tasks on what the sentences of a chunk hold, and how their results are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.mining.chunk import Chunk, Ref, load
from generator.mining.clusters import Dropped, gather, parted
from generator.mining.digest import analysis_of, families_of, figures_of, spoken_of
from generator.mining.findings import Finding
from generator.mining.headings import Parallel, Sisters, parallel
from generator.mining.profile import Counts, counted
from generator.mining.segment import Cutter, cutter
from generator.mining.shared_lines import ORIGINS, Lines, add_lines, best_lines, tell
from generator.mining.shares import lay_out, share_of
from generator.mining.topics import (
    Named,
    Subject,
    Subjects,
    add_names,
    frequent_names,
    names_in,
)
from generator.vocabulary import Move

FIRST, CLUSTERS = "first", "clusters"
"""What the shares are called that chunks lay out."""


@dataclass(slots=True)
class First:
    """What has to be known before clauses can be put in their places: of a share, or of all."""

    names: dict[str, Named] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    origins: set[str] = field(default_factory=set)
    """Those of the lines; two are as good as many."""


def look_through(
    ref: Ref, subjects: Subjects | None, dictionary: Path | None, shares: int
) -> dict[Move, Counts]:
    """Task: lay out the names under which clauses stand that no given subject claims, and the lines
    (``FIRST``); returns how each move is written.
    """
    chunk, analysis, cut = load(ref), analysis_of(ref.folder), cutter(dictionary)
    live = [f for f in analysis.findings if chunk.live[f.use.stretch]]
    rest = [f for f in live if subjects is None or subjects.of(f, cut) is None]
    parts = [First() for _ in range(shares)]
    for name, named in names_in(rest, cut).items():
        parts[share_of(name, shares)].names[name] = named
    for key, told in tell(chunk, spoken_of(ref.folder)).items():
        part = parts[share_of(key[1], shares)]
        part.lines[key] = told
    lay_out(parts, ref, FIRST)
    return dict(counted(figures_of(ref.folder), chunk.live))


def add_first(parts: Iterable[First], least: int) -> First:
    """Of shares of one number, or of what has been made of all numbers, what so many documents have."""
    parts = list(parts)
    lines = add_lines(part.lines for part in parts)
    origins = set[str]().union(
        *(told.origins for told in lines.values()), *(p.origins for p in parts)
    )
    return First(
        frequent_names(add_names(part.names for part in parts), least),
        best_lines(lines, least),
        set(sorted(origins)[:ORIGINS]),
    )


def add_profiles(parts: Iterable[dict[Move, Counts]]) -> dict[Move, Counts]:
    """How each move is written in all chunks."""
    result: dict[Move, Counts] = {}
    for part in parts:
        for move, counts in part.items():
            result.setdefault(move, Counts()).add(counts)
    return result


def place(
    ref: Ref, sources: tuple[Subjects, ...], dictionary: Path | None, shares: int
) -> tuple[Dropped, list[Parallel]]:
    """Task: put every clause in its subtopic, by the first source that knows one, and lay out the
    clusters (``CLUSTERS``); returns what was dropped, and the headings that are parallel.
    """
    chunk, analysis, cut = load(ref), analysis_of(ref.folder), cutter(dictionary)

    def placed() -> Iterator[tuple[Finding, Subject | None]]:
        for finding in analysis.findings:
            if chunk.live[finding.use.stretch]:
                found = (subjects.of(finding, cut) for subjects in sources)
                yield finding, next((subject for subject in found if subject), None)

    found, dropped = gather(chunk, placed(), analysis.dropped)
    lay_out(parted(found, shares), ref, CLUSTERS)
    return dropped, list(parallel(_sisters(chunk, ref.folder), chooser(sources, cut), cut))


def chooser(sources: Iterable[Subjects], cut: Cutter) -> Callable[[str], str | None]:
    """Tells the subtopic of a heading."""

    def subtopic_of(heading: str) -> str | None:
        found = (subjects.of_text(heading, cut) for subjects in sources)
        return next((subject.subtopic for subject in found if subject), None)

    return subtopic_of


def _sisters(chunk: Chunk, folder: Path) -> Iterator[Sisters]:
    there = set(chunk.tape.documents[chunk.live].tolist())
    for family in families_of(folder):
        if family.document in there:
            source = chunk.sources[family.document]
            yield Sisters(
                int(chunk.ranks[family.document]), source.name, source.year, family.move,
                family.headings, family.starts,
            )  # fmt: skip
