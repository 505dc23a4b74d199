"""Tasks on what the sentences of a chunk hold, and how their results are added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.mining.chunk import Chunk, Ref, load
from generator.mining.clusters import Gathered, gather
from generator.mining.digest import Around, analysis_of, around_of, figures_of
from generator.mining.findings import Finding
from generator.mining.headings import Sisters
from generator.mining.profile import Counts, counted
from generator.mining.segment import cutter
from generator.mining.shared_lines import Lines, add_lines, tell
from generator.mining.topics import Named, Subject, Subjects, names_in
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class First:
    """What has to be known before clauses can be put in their places."""

    names: dict[str, Named]
    sisters: list[Sisters]
    lines: Lines
    profile: dict[Move, Counts]


def look_through(ref: Ref, subjects: Subjects | None, dictionary: Path | None) -> First:
    """Task: names under which clauses stand that no given subject claims; headings, lines, profile."""
    chunk, analysis, cut = load(ref), analysis_of(ref.folder), cutter(dictionary)
    live = [f for f in analysis.findings if chunk.live[f.use.stretch]]
    rest = [f for f in live if subjects is None or subjects.of(f, cut) is None]
    around = around_of(ref.folder)
    profile = dict(counted(figures_of(ref.folder), chunk.live))
    return First(
        names_in(rest, cut), list(_sisters(chunk, around)), tell(chunk, around.spoken), profile
    )


def _sisters(chunk: Chunk, around: Around) -> Iterator[Sisters]:
    there = set(chunk.tape.documents[chunk.live].tolist())
    for family in around.families:
        if family.document in there:
            source = chunk.sources[family.document]
            yield Sisters(
                int(chunk.ranks[family.document]), source.name, source.year, family.move,
                family.headings, family.starts,
            )  # fmt: skip


def place(ref: Ref, sources: tuple[Subjects, ...], dictionary: Path | None) -> Gathered:
    """Task: every clause put in its subtopic, by the first source that knows one."""
    chunk, analysis, cut = load(ref), analysis_of(ref.folder), cutter(dictionary)

    def placed() -> Iterator[tuple[Finding, Subject | None]]:
        for finding in analysis.findings:
            if chunk.live[finding.use.stretch]:
                found = (subjects.of(finding, cut) for subjects in sources)
                yield finding, next((subject for subject in found if subject), None)

    return gather(chunk, placed(), analysis.dropped)


def add_first(parts: Iterable[First]) -> First:
    """What all chunks have."""
    result = First({}, [], {}, {})
    lines = []
    for part in parts:
        for name, named in part.names.items():
            mine = result.names.setdefault(name, Named())
            mine.documents += named.documents
            mine.words.update(named.words)
        result.sisters.extend(part.sisters)
        lines.append(part.lines)
        for move, counts in part.profile.items():
            result.profile.setdefault(move, Counts()).add(counts)
    result.lines.update(add_lines(lines))
    return result
