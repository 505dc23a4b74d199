"""Heading sets, frames and set phrases as the layers leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from generator.bank.compiled import Others
from generator.bank.concepts import Row
from generator.bank.layering import Layers, Place, changed, effective, standing, worse
from generator.bank.model import Frame, HeadingSet, SetPhrase, Status
from generator.draft import Origin, OriginKind

T = TypeVar("T", HeadingSet, Frame, SetPhrase)


def key_of(entry: HeadingSet | Frame | SetPhrase) -> str:
    """What an entry is known by: its id, a set phrase its words."""
    return entry.text if isinstance(entry, SetPhrase) else entry.id


def definitions(
    rows: Iterable[Row], part: Callable[[Others], Iterable[tuple[T, int]]]
) -> dict[str, tuple[T, Status, Place]]:
    """The last definition of every key; a candidate never takes the place of a reviewed one."""
    found: dict[str, tuple[T, Status, Place]] = {}
    for height, layer, file in rows:
        if not file.head.common:
            continue
        for entry, line in part(file.others):
            key = key_of(entry)
            status = worse(entry.status, file.head.status)
            if status == "候选" and key in found and found[key][1] == "采用":
                continue
            found[key] = entry, status, Place(height, layer, file.head.path, line)
    return found


def merged(
    rows: Iterable[Row],
    part: Callable[[Others], Iterable[tuple[T, int]]],
    kind: OriginKind,
    layers: Layers,
    wanted: Callable[[Status], bool],
) -> Iterator[tuple[T, Origin]]:
    """Entries that take part, each with the origin of its last wording; status as it stands."""
    for key, (entry, status, place) in definitions(rows, part).items():
        stands = standing(layers.since(key, place.height), status == "禁用")
        status = effective(stands, status)
        if not wanted(status):
            continue
        for change, at in stands.changes:
            new = changed(entry, change)
            place = at if new != entry else place
            entry = new
        if stands.factor != 1:
            entry = replace(entry, weight=entry.weight * stands.factor)
        origin = Origin(kind, key, place.source, place.layer)
        yield replace(entry, status=status), origin
