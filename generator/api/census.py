"""Every entry of a bank as one kind of record, whatever its kind, status and layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.bank.bank import Bank, Entry, Line
from generator.bank.model import Concept, Evidence, Status
from generator.bank.shape import length, pattern
from generator.draft import Origin

KINDS = ("概念", "语句", "标题组", "框架", "套语")


@dataclass(frozen=True, slots=True)
class Record:
    """One entry, as listings, tables and reports see it."""

    id: str
    kind: str
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

    @property
    def lengths(self) -> tuple[int, ...]:
        """Characters of every wording."""
        return tuple(length(text) for text in self.texts)

    def row(self) -> dict[str, Any]:
        """The record as a listing shows it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "topic": self.topic,
            "subtopic": self.subtopic,
            "stage": self.stage or self.role or "".join(self.moves[:1]),
            "moves": list(self.moves),
            "layer": self.layer,
            "status": self.status,
            "weight": self.weight,
            "pinned": self.pinned,
            "lengths": list(self.lengths),
            "patterns": list(dict.fromkeys(pattern(text) for text in self.texts)),
            "text": " ／ ".join(self.texts),
            "mark": _mark(self),
        }


def _mark(record: Record) -> str:
    marks: list[str] = [] if record.status == "采用" else [record.status]
    marks += ["置顶"] if record.pinned else []
    marks += [f"×{record.weight:g}"] if record.weight != 1 else []
    return f"（{'，'.join(marks)}）" if marks else ""


def census(bank: Bank) -> Iterator[Record]:
    """Every entry that a bank hands out, concepts first."""
    for entry in bank.entries.values():
        yield _concept(entry)
    for lines in bank.lines.values():
        yield from map(_line, lines)
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
    )


def _line(line: Line) -> Record:
    return Record(
        line.id,
        "语句",
        line.topic,
        line.subtopic,
        "",
        (),
        (line.wording.text,),
        line.wording.origin.layer,
        line.status,
        line.weight,
        line.pinned,
        line.role,
        line.occasions,
        line.valid_from,
        line.valid_to,
    )


def _common(bank: Bank) -> Iterator[Record]:
    for one, origin in bank.heading_sets:
        yield Record(
            *_head(one.id, "标题组", origin, one.move, tuple(one.headings.values())),
            one.status,
            one.weight,
            one.id in bank.pinned,
            occasions=one.occasions,
            headings=tuple(one.headings.items()),
            evidence=one.evidence,
        )
    for frame, origin in bank.frames:
        yield Record(
            *_head(frame.id, "框架", origin, "", (frame.text,)),
            frame.status,
            frame.weight,
            frame.id in bank.pinned,
            evidence=frame.evidence,
        )
    for phrase, origin in bank.set_phrases:
        yield Record(
            *_head(phrase.text, "套语", origin, phrase.move or "", (phrase.text,), phrase.topic),
            phrase.status,
            replaced_by=phrase.replaced_by,
            evidence=phrase.evidence,
        )


def _head(
    id: str, kind: str, origin: Origin, move: str, texts: tuple[str, ...], topic: str = ""
) -> tuple[str, str, str, str, str, tuple[str, ...], tuple[str, ...], str]:
    return id, kind, topic, "", "", (move,) if move else (), texts, origin.layer
