"""The concepts of one subtopic as the layers leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from generator.bank.compiled import LayerFile
from generator.bank.entries import Entry
from generator.bank.layering import Layers, Place, Standing, changed, effective, standing, worse
from generator.bank.model import Concept, Status
from generator.bank.origins import Origins

Row = tuple[int, str, LayerFile]
"""Height and name of a layer, and a file of it."""


class Definition(NamedTuple):
    """A concept where it is defined."""

    concept: Concept
    topic: str
    status: Status
    place: Place


def definitions(subtopic: str, rows: Iterable[Row]) -> dict[str, Definition]:
    """The last definition of every id; a candidate never takes the place of a reviewed one."""
    found: dict[str, Definition] = {}
    for height, layer, file in rows:
        head = file.head
        accepted = head.status == "采用"
        for concept, line in file.concepts:
            id = f"{subtopic}/{concept.id}"
            status = concept.status if accepted else worse(concept.status, head.status)
            if status == "候选" and id in found and found[id].status == "采用":
                continue
            place = Place(height, layer, head.path, line)
            found[id] = Definition(concept, head.topic, status, place)
    return found


def entries(
    subtopic: str, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> tuple[Entry, ...]:
    """What of a subtopic takes part. ``topic``: where a file names none."""
    found = list(_entries(subtopic, topic, rows, layers, wanted))
    if any(entry.concept.order for entry in found):
        found.sort(key=lambda entry: entry.concept.order)
    return tuple(found)


def _entries(
    subtopic: str, topic: str, rows: Iterable[Row], layers: Layers, wanted: Callable[[Status], bool]
) -> Iterator[Entry]:
    steps = layers.steps
    for id, (concept, own_topic, status, place) in definitions(subtopic, rows).items():
        pinned = False
        origins = Origins("concept", id, place)
        if id in steps or status == "禁用":
            stands = standing(layers.since(id, place.height), status == "禁用")
            status, pinned = effective(stands, status), stands.pinned
            concept = _worked_on(concept, stands, origins)
        if wanted(status):
            wordings = origins.by_aspect(concept, layers)
            own = own_topic or topic
            yield Entry(id, concept, own, subtopic, status, wordings, pinned, place.layer)


def _worked_on(concept: Concept, stands: Standing, origins: Origins) -> Concept:
    """A concept after its changes, with its weight."""
    for change, place in stands.changes:
        new = changed(concept, change)
        origins.learn(_texts(concept), _texts(new), place)
        concept = new
    if stands.factor == 1:
        return concept
    return replace(concept, weight=concept.weight * stands.factor)


def _texts(concept: Concept) -> tuple[str, ...]:
    return (*concept.task, *concept.review, *concept.problem)
