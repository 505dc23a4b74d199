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


class Group(NamedTuple):
    """Lines that are read together: all of a subtopic, or of those common to all one role."""

    subtopic: str
    role: str = ""
    """Only where there is no subtopic."""


class Definition(NamedTuple):
    """A line where it is defined."""

    line: LineDefinition
    topic: str
    status: Status
    place: Place


def definitions(rows: Iterable[Row], role: str = "") -> dict[str, Definition]:
    """The last definition of every id. ``role``: leave out what nowhere has this role."""
    found: dict[str, Definition] = {}
    for height, layer, file in rows:
        head = file.head
        for one in file.others.lines:
            if role and one.role != role and one.id not in found:
                continue
            status = worse(one.status, head.status)
            if status == "候选" and one.id in found and found[one.id].status == "采用":
                continue
            place = Place(height, layer, head.path, one.line)
            found[one.id] = Definition(one, head.topic, status, place)
    return found


def lines(
    group: Group, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> dict[tuple[str, str], tuple[Line, ...]]:
    """Lines of a group that take part, by role and subtopic. ``topic``: where a file names none."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in _lines(group, topic, rows, layers, wanted):
        groups.setdefault((line.role, group.subtopic), []).append(line)
    return {key: tuple(found) for key, found in groups.items()}


def _lines(
    group: Group, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> Iterator[Line]:
    for id, (one, own_topic, status, place) in definitions(rows, group.role).items():
        if group.role and one.role != group.role:
            continue
        origins = Origins("passage" if one.passage else "line", id, place)
        weight, pinned = one.weight, False
        if layers.steps or status == "禁用":
            stands = standing(layers.since(id, place.height), status == "禁用")
            status, pinned = effective(stands, status), stands.pinned
            weight *= stands.factor
            for change, at in stands.changes:
                new = changed(one, change)
                origins.learn((one.text,), (new.text,), at)
                one = new
            if layers.silenced(one.text, origins.place(one.text).height):
                status = "禁用"
        if wanted(status):
            wording = Wording(one.text, required(one.text), origins.of(origins.place(one.text)))
            yield _line(one, own_topic or topic, group.subtopic, wording, weight, pinned, status)


def _line(
    one: LineDefinition,
    topic: str,
    subtopic: str,
    wording: Wording,
    weight: float,
    pinned: bool,
    status: Status,
) -> Line:
    return Line(
        one.id,
        one.role,
        topic,
        subtopic,
        one.occasions,
        one.valid_from,
        one.valid_to,
        wording,
        weight,
        pinned,
        status,
        one.thread,
        one.leads,
        one.replaced_by,
        one.evidence,
        one.note,
        one.author,
        one.changed,
    )
