"""The lines of one subtopic (or of none) as the layers leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.bank.choices import required
from generator.bank.compiled import LineDefinition
from generator.bank.concepts import Row
from generator.bank.entries import Line, Wording
from generator.bank.layering import Layers, Place, changed, effective, standing, worse
from generator.bank.model import Status
from generator.bank.origins import Origins


class Definition(NamedTuple):
    """A line where it is defined."""

    line: LineDefinition
    topic: str
    status: Status
    place: Place


def definitions(rows: Iterable[Row]) -> dict[str, Definition]:
    """The last definition of every id."""
    found: dict[str, Definition] = {}
    for height, layer, file in rows:
        head = file.head
        for one in file.others.lines:
            status = worse(one.status, head.status)
            if status == "候选" and one.id in found and found[one.id].status == "采用":
                continue
            place = Place(height, layer, head.path, one.line)
            found[one.id] = Definition(one, head.topic, status, place)
    return found


def lines(
    subtopic: str, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> dict[tuple[str, str], tuple[Line, ...]]:
    """Lines that take part, by role and subtopic. ``topic``: where a file names none."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in _lines(subtopic, topic, rows, layers, wanted):
        groups.setdefault((line.role, subtopic), []).append(line)
    return {key: tuple(group) for key, group in groups.items()}


def _lines(
    subtopic: str, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> Iterator[Line]:
    for id, (one, own_topic, status, place) in definitions(rows).items():
        stands = standing(layers.since(id, place.height), status == "禁用")
        status = effective(stands, status)
        origins = Origins("passage" if one.passage else "line", id, place)
        for change, at in stands.changes:
            new = changed(one, change)
            origins.learn((one.text,), (new.text,), at)
            one = new
        at = origins.place(one.text)
        if layers.silenced(one.text, at.height):
            status = "禁用"
        if not wanted(status):
            continue
        yield Line(
            id,
            one.role,
            own_topic or topic,
            subtopic,
            one.occasions,
            one.valid_from,
            one.valid_to,
            Wording(one.text, required(one.text), origins.of(at)),
            one.weight * stands.factor,
            stands.pinned,
            status,
            one.thread,
            one.leads,
            one.replaced_by,
            one.evidence,
            one.note,
            one.author,
            one.changed,
        )
