"""Lines that several speakers share, gathered over chunks: who says them and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.bank.model import LineGroup
from generator.mining.chunk import Chunk
from generator.mining.lines import Role, Spoken

PLACES = 5
ORIGINS = 2
MOST_LINES = 60
"""Of each role; the commonest."""

ROLES: tuple[Role, ...] = ("领句", "承句", "开篇", "过渡", "结尾")


@dataclass(slots=True)
class Told:
    """Who says a line."""

    documents: int = 0
    origins: set[str] = field(default_factory=set)
    places: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, other: Told) -> None:
        """Take in another chunk."""
        self.documents += other.documents
        self.origins = set(sorted(self.origins | other.origins)[:ORIGINS])
        self.places = sorted(self.places + other.places)[:PLACES]


Lines = dict[tuple[Role, str], Told]


def tell(chunk: Chunk, found: Iterable[Spoken]) -> Lines:
    """The lines of one chunk."""
    firsts: dict[tuple[Role, str], dict[int, int]] = defaultdict(dict)
    for one in found:
        if chunk.live[one.stretch]:
            firsts[one.role, one.text].setdefault(one.document, one.start)
    return {key: _told(chunk, starts) for key, starts in firsts.items()}


def _told(chunk: Chunk, starts: Mapping[int, int]) -> Told:
    """Who says a line, given where each document says it first."""
    sources = [chunk.sources[number] for number in starts]
    places = (
        (int(chunk.ranks[number]), start, chunk.sources[number].name)
        for number, start in sorted(starts.items())[:PLACES]
    )
    origins = set(sorted({source.origin for source in sources})[:ORIGINS])
    return Told(len(starts), origins, list(places))


def add_lines(parts: Iterable[Lines]) -> Lines:
    """The lines of all."""
    result: Lines = {}
    for part in parts:
        for key, told in part.items():
            if key in result:
                result[key].add(told)
            else:
                result[key] = told
    return result


def best_lines(found: Lines, least: int) -> Lines:
    """Lines of so many documents, the best of each role: first those that several origins have."""
    best: Lines = {}
    for role in ROLES:
        own = [
            (key, told) for key, told in found.items() if key[0] == role and told.documents >= least
        ]
        own.sort(key=lambda item: (-len(item[1].origins), -item[1].documents, item[0]))
        best.update(own[:MOST_LINES])
    return best


def shared_lines(found: Lines, origins: int) -> list[LineGroup]:
    """The best lines, the commonest first within each role; where the corpus has several origins
    only those that more than one has.
    """
    groups: list[LineGroup] = []
    for role in ROLES:
        own = [
            (text, told)
            for (about, text), told in found.items()
            if about == role and len(told.origins) >= min(ORIGINS, origins)
        ]
        own.sort(key=lambda item: (-item[1].documents, item[0]))
        for text, told in own:
            places = "、".join(f"{name}:{start}" for _, start, name in told.places)
            note = f"见于{told.documents}篇：{places}"
            groups.append(LineGroup(role, (text,), status="候选", note=note))
    return groups
