"""Everything that the layers say about one entry, in the order in which it takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.compile import split_id
from generator.bank.compiled import LayerFile, Operation
from generator.bank.dump import plain
from generator.bank.layering import Place


class Event(NamedTuple):
    """One thing that was said about an entry."""

    place: Place
    verb: str
    """Empty for the first definition, 重写 for a later one, else the operation."""
    detail: str

    def __str__(self) -> str:
        number = self.place.line
        return " ".join(filter(None, (f"{self.place.layer}:{number}", self.verb)))


def history(bank: Bank, key: str) -> list[Event]:
    """Events of an entry, the lowest layer first; empty for an id that nobody speaks of."""
    events = [*_definitions(bank, key), *_operations(bank, key)]
    events.sort(key=lambda event: (event.place.height, event.verb not in ("", "重写")))
    return events


def chain(events: list[Event]) -> str:
    """``内置:2 → 单位:7 禁用 → 个人:5 恢复``."""
    return " → ".join(map(str, events))


def _definitions(bank: Bank, key: str) -> Iterator[Event]:
    verb = ""
    for height, layer, file in bank.layering.files:
        for line in _lines_of(file, key):
            yield Event(Place(height, layer, file.head.path, line), verb, "")
            verb = "重写"


def _lines_of(file: LayerFile, key: str) -> Iterator[int]:
    """Lines in which a file defines an entry."""
    subtopic, rest = split_id(key)
    if file.head.subtopic == subtopic:
        yield from (line for concept, line in file.concepts if concept.id == rest)
    if file.head.subtopic in (subtopic, ""):
        yield from (one.line for one in file.others.lines if one.id == key)
    if file.head.common:
        others = file.others
        yield from (line for entry, line in others.heading_sets if entry.id == key)
        yield from (line for frame, line in others.frames if frame.id == key)
        yield from (line for phrase, line in others.set_phrases if phrase.text == key)


def _operations(bank: Bank, key: str) -> Iterator[Event]:
    for operation, place in bank.layering.steps.get(key, ()):
        yield Event(place, operation.verb, _detail(operation))


def _detail(operation: Operation) -> str:
    if operation.change is not None:
        said = plain(operation.change)
        return "；".join(f"{name}：{_words(value)}" for name, value in said.items())
    return f"×{operation.factor:g}" if operation.verb == "权重" else ""


def _words(value: object) -> str:
    if isinstance(value, list):
        return " ／ ".join(map(str, value))
    if isinstance(value, dict):
        return " ／ ".join(f"{key} {held}" for key, held in value.items())
    return str(value)
