"""Every entry of a bank as one kind of record, whatever its kind, status and layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from generator.bank.bank import SLOT, Bank, Entry, Line
from generator.bank.choices import mean_length
from generator.bank.model import Concept, Evidence, Frame, HeadingSet, Kind, SetPhrase, Status
from generator.bank.shape import length, pattern
from generator.draft import Origin


class Record(Struct, frozen=True):
    """One entry, as listings, tables and reports see it."""

    id: str
    kind: Kind
    topic: str
    subtopic: str
    stage: str
    """Stage of a concept, else empty."""
    moves: tuple[str, ...]
    """Moves it can speak in."""
    texts: tuple[str, ...]
    layer: str
    status: Status
    weight: float = 1.0
    pinned: bool = False
    role: str = ""
    """Role of a line, else empty."""
    occasions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    note: str = ""
    concept: Concept | None = None
    """None: it is no concept."""
    headings: tuple[tuple[str, str], ...] = ()
    """Of a heading set: its headings by key."""
    evidence: Evidence | None = None
    thread: str = ""
    leads: tuple[str, ...] = ()
    """Of a passage: the short phrases that can stand before it."""
    author: str = ""
    changed: date | None = None

    @property
    def lengths(self) -> tuple[int, ...]:
        """Characters of every wording, of a passage on the average over its choices."""
        if self.kind == "句群":
            return tuple(round(mean_length(SLOT.sub("", text))) for text in self.texts)
        return tuple(length(text) for text in self.texts)

    @property
    def patterns(self) -> tuple[str, ...]:
        """Patterns of its wordings; whole sentences have none."""
        clauses = () if self.kind in ("句群", "语句") else self.texts
        return tuple(dict.fromkeys(map(pattern, clauses)))

    def row(self) -> dict[str, Any]:
        """The record as a listing shows it."""
        stage = self.stage or self.role or "".join(self.moves[:1])
        return {
            "id": self.id,
            "kind": self.kind,
            "topic": self.topic,
            "subtopic": self.subtopic,
            "stage": stage,
            "where": "·".join(filter(None, (stage, self.thread))),
            "moves": list(self.moves),
            "thread": self.thread,
            "leads": list(self.leads),
            "layer": self.layer,
            "status": self.status,
            "weight": self.weight,
            "pinned": self.pinned,
            "lengths": list(self.lengths),
            "patterns": list(self.patterns),
            "text": " ／ ".join(self.texts),
            "mark": _mark(self),
        }


TAGS: dict[str, Callable[[Record], tuple[str, ...]]] = {
    "kind": lambda r: (r.kind,),
    "topic": lambda r: (r.topic,),
    "subtopic": lambda r: (r.subtopic,),
    "stage": lambda r: tuple(filter(None, (r.stage or r.role or "".join(r.moves[:1]),))),
    "move": lambda r: r.moves,
    "thread": lambda r: (r.thread,),
    "layer": lambda r: (r.layer,),
    "status": lambda r: (r.status,),
}
"""What entries can be looked up by, alone or together: the values that an entry has."""


class Index:
    """Entries by their tags. An empty value asks for nothing."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self._places: dict[tuple[str, str], set[int]] = {}
        for place, record in enumerate(self.records):
            for tag, values in TAGS.items():
                for value in values(record):
                    self._places.setdefault((tag, value), set()).add(place)

    def find(self, **wanted: str) -> list[Record]:
        """Entries that have all the wanted values, in the order of the census."""
        groups = [self._places.get((tag, value), set()) for tag, value in wanted.items() if value]
        if not groups:
            return list(self.records)
        found = set.intersection(*sorted(groups, key=len))
        return [self.records[place] for place in sorted(found)]


def _mark(record: Record) -> str:
    marks: list[str] = [] if record.status == "采用" else [record.status]
    marks += ["置顶"] if record.pinned else []
    marks += [f"×{record.weight:g}"] if record.weight != 1 else []
    return f"（{'，'.join(marks)}）" if marks else ""


def census(bank: Bank) -> Iterator[Record]:
    """Every entry that a bank hands out, passages first."""
    lines = [_line(line) for group in bank.lines.values() for line in group]
    yield from (record for record in lines if record.kind == "句群")
    yield from map(_concept, bank.entries.values())
    yield from (record for record in lines if record.kind != "句群")
    yield from _common(bank)


def _concept(entry: Entry) -> Record:
    concept = entry.concept
    wordings = [w for group in entry.wordings.values() for w in group]
    return Record(
        entry.id,
        "概念",
        entry.topic,
        entry.subtopic,
        concept.stage,
        tuple(aspect for aspect, group in entry.wordings.items() if group),
        tuple(w.text for w in wordings),
        entry.layer,
        entry.status,
        concept.weight,
        entry.pinned,
        valid_from=concept.valid_from,
        valid_to=concept.valid_to,
        replaced_by=concept.replaced_by,
        note=concept.note,
        concept=concept,
        evidence=concept.evidence,
        thread=concept.thread,
        author=concept.author,
        changed=concept.changed,
    )


def _line(line: Line) -> Record:
    passage = line.is_passage
    return Record(
        line.id,
        "句群" if passage else "语句",
        line.topic,
        line.subtopic,
        "",
        (line.role,) if passage else (),
        (line.wording.text,),
        line.wording.origin.layer,
        line.status,
        line.weight,
        line.pinned,
        role="" if passage else line.role,
        thread=line.thread,
        leads=line.leads,
        occasions=line.occasions,
        **_life(line),
    )


def _life(entry: Line | HeadingSet | Frame | SetPhrase) -> dict[str, Any]:
    """What all kinds carry beside their words."""
    names = ("valid_from", "valid_to", "replaced_by", "evidence", "note", "author", "changed")
    return {name: getattr(entry, name) for name in names}


def _common(bank: Bank) -> Iterator[Record]:
    for one, origin in bank.heading_sets:
        yield Record(
            *_head(one.id, "标题组", origin, one.move, tuple(one.headings.values())),
            one.status,
            one.weight,
            one.id in bank.pinned,
            occasions=one.occasions,
            headings=tuple(one.headings.items()),
            **_life(one),
        )
    for frame, origin in bank.frames:
        yield Record(
            *_head(frame.id, "框架", origin, "", (frame.text,)),
            frame.status,
            frame.weight,
            frame.id in bank.pinned,
            **_life(frame),
        )
    for phrase, origin in bank.set_phrases:
        yield Record(
            *_head(phrase.text, "套语", origin, phrase.move or "", (phrase.text,), phrase.topic),
            phrase.status,
            phrase.weight,
            phrase.text in bank.pinned,
            **_life(phrase),
        )


def _head(
    id: str, kind: Kind, origin: Origin, move: str, texts: tuple[str, ...], topic: str = ""
) -> tuple[str, Kind, str, str, str, tuple[str, ...], tuple[str, ...], str]:
    return id, kind, topic, "", "", (move,) if move else (), texts, origin.layer
