"""The merged bank: all layers as one set of entries, looked up by subtopic, stage and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from generator.bank.load import Layer, LayerFile, load_layer
from generator.bank.model import (
    Concept,
    FactSpec,
    Frame,
    HeadingSet,
    LineGroup,
    SetPhrase,
    Status,
)
from generator.bank.pairs import pairs
from generator.draft import Origin
from generator.resources import data_folder, is_shipped
from generator.vocabulary import Aspect

SLOT = re.compile(r"\{([^{}]+)\}")
BUILT_IN = "内置"
WORKSPACE = "工作区"


class Wording(NamedTuple):
    """One way to say an entry (a tuple, because a bank has thousands)."""

    text: str
    slots: tuple[str, ...]
    """Names of the facts it carries."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept in the bank with its place and its wordings per aspect."""

    id: str
    concept: Concept
    topic: str
    subtopic: str
    reviewed: bool
    wordings: dict[Aspect, tuple[Wording, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """A whole sentence asked for by role."""

    id: str
    role: str
    topic: str
    """Empty: for any topic."""
    subtopic: str
    """Empty: not bound to a subtopic."""
    occasions: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    wording: Wording


OPENER, LINK = "领句", "承句"
"""Roles of the lines that belong to a subtopic."""


class Bank:
    """All layers, later ones winning by id. Immutable once built.

    Candidates (mined and not reviewed) are left out unless asked for, or unless there is nothing
    else: a mined layer alone can be tried out.
    """

    def __init__(self, layers: Iterable[Layer], candidates: bool = False) -> None:
        self.layers = tuple(layers)
        self.candidates = candidates
        self._files = [(layer, file) for layer in self.layers for file in layer.files]
        self.banned = frozenset(word for _, file in self._files for word in file.content.banned)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Concepts by full id (``子题/编号``)."""
        found: dict[str, Entry] = {}
        for layer, file in self._files:
            for entry in _entries(layer, file, self.banned):
                found[entry.id] = entry
        allowed = {id: e for id, e in found.items() if id not in self.banned}
        reviewed = {id: e for id, e in allowed.items() if e.reviewed}
        return allowed if self.candidates or not reviewed else reviewed

    @cached_property
    def by_subtopic(self) -> dict[str, tuple[Entry, ...]]:
        """Concepts of every subtopic, in file order."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            groups.setdefault(entry.subtopic, []).append(entry)
        return {subtopic: tuple(entries) for subtopic, entries in groups.items()}

    @cached_property
    def topic_pairs(self) -> dict[str, frozenset[str]]:
        """Pairs of characters that every paragraph of a subtopic repeats."""
        groups: dict[str, frozenset[str]] = {}
        for _, file in self._files:
            name = file.content.subtopic
            groups[name] = groups.get(name, pairs(name)).union(file.topic_pairs)
        return groups

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """Topic → its subtopics that hold concepts."""
        groups: dict[str, dict[str, None]] = {}
        for entry in self.entries.values():
            groups.setdefault(entry.topic, {})[entry.subtopic] = None
        return {topic: tuple(subtopics) for topic, subtopics in groups.items()}

    @cached_property
    def lines(self) -> dict[tuple[str, str], tuple[Line, ...]]:
        """Lines by (role, subtopic); the subtopic is empty for common lines."""
        groups: dict[tuple[str, str], dict[str, Line]] = {}
        for layer, file in self._files:
            for line in _lines(layer, file):
                if line.id not in self.banned and line.wording.text not in self.banned:
                    groups.setdefault((line.role, line.subtopic), {})[line.wording.text] = line
        return {key: tuple(group.values()) for key, group in groups.items()}

    @cached_property
    def heading_sets(self) -> tuple[tuple[HeadingSet, Origin], ...]:
        """Heading sets with their origin."""
        found: dict[str, tuple[HeadingSet, Origin]] = {}
        for layer, file in self._files:
            for n, heading_set in enumerate(file.content.heading_sets):
                origin = _origin(layer, file, "heading", heading_set.id, f"标题组/{n}")
                if self._drafts(file, heading_set.status) and heading_set.id not in self.banned:
                    found[heading_set.id] = heading_set, origin
        return tuple(found.values())

    @cached_property
    def frames(self) -> tuple[tuple[Frame, Origin], ...]:
        """Frames with their origin."""
        return tuple(
            (frame, _origin(layer, file, "heading", frame.id, f"框架/{n}"))
            for layer, file in self._files
            for n, frame in enumerate(file.content.frames)
            if self._drafts(file, frame.status) and frame.id not in self.banned
        )

    def _drafts(self, file: LayerFile, status: Status) -> bool:
        """Whether an entry of this status in this file takes part in drafting."""
        both = (status, file.content.status)
        return "禁用" not in both and (self.candidates or "候选" not in both)

    @cached_property
    def set_phrases(self) -> tuple[tuple[SetPhrase, str], ...]:
        """Set phrases with the name of their layer."""
        return tuple(
            (phrase, layer.name)
            for layer, file in self._files
            for phrase in file.content.set_phrases
            if phrase.status != "禁用" and phrase.text not in self.banned
        )

    @cached_property
    def facts(self) -> dict[str, FactSpec]:
        """Every fact some wording can carry, by name."""
        return {fact.name: fact for _, file in self._files for fact in file.content.facts}

    @cached_property
    def facts_of(self) -> dict[str, tuple[FactSpec, ...]]:
        """The facts each subtopic can carry."""
        groups: dict[str, dict[str, FactSpec]] = {}
        for _, file in self._files:
            for fact in file.content.facts:
                groups.setdefault(file.content.subtopic, {})[fact.name] = fact
        return {subtopic: tuple(facts.values()) for subtopic, facts in groups.items()}


def load_bank(folder: Path | None = None, built_in: bool = True, candidates: bool = False) -> Bank:
    """The built-in layer with a workspace's ``phrases/`` folder on top (None: built-in alone)."""
    layers = [load_layer(data_folder("phrases"), BUILT_IN)] if built_in else []
    own = folder is not None and folder.is_dir() and not (built_in and is_shipped(folder))
    if folder is not None and own:
        layers.append(load_layer(folder, WORKSPACE))
    return Bank(layers, candidates)


def stable_key(text: str) -> int:
    """A 32-bit number of a text, the same on every machine and day."""
    return crc32(text.encode())


def _origin(layer: Layer, file: LayerFile, kind: str, ref: str, spot: str) -> Origin:
    source = f"{file.path}:{file.lines.get(spot, 0)}"
    return Origin(kind, ref, source, layer.name)  # type: ignore[arg-type]


def _wording(text: str, origin: Origin) -> Wording:
    return Wording(text, tuple(SLOT.findall(text)) if "{" in text else (), origin)


def _entries(layer: Layer, file: LayerFile, banned: frozenset[str]) -> Iterator[Entry]:
    content = file.content
    for n, concept in enumerate(content.concepts):
        if "禁用" in (concept.status, content.status):
            continue
        id = f"{content.subtopic}/{concept.id}"
        origin = _origin(layer, file, "concept", id, f"概念/{n}")
        texts: dict[Aspect, tuple[str, ...]] = {
            "任务": concept.task,
            "回顾": concept.review,
            "问题": concept.problem,
        }
        wordings = {
            aspect: tuple(_wording(text, origin) for text in group if text not in banned)
            for aspect, group in texts.items()
        }
        reviewed = "候选" not in (concept.status, content.status)
        yield Entry(id, concept, content.topic, content.subtopic, reviewed, wordings)


def _lines(layer: Layer, file: LayerFile) -> Iterator[Line]:
    content = file.content
    if content.status == "禁用":
        return
    groups = [
        LineGroup(OPENER, content.openers),
        LineGroup(LINK, content.links),
        *content.lines,
    ]
    for n, group in enumerate(groups):
        own = group.role in (OPENER, LINK)
        for m, text in enumerate(group.texts):
            spot = f"{group.role}/{m}" if own and n < 2 else f"语句/{n - 2}/文句/{m}"
            home = content.subtopic or content.topic or "通用"
            id = f"{home}/{group.role}-{stable_key(text):08x}"
            yield Line(
                id,
                group.role,
                content.topic,
                content.subtopic,
                group.occasions,
                group.valid_from,
                group.valid_to,
                _wording(text, _origin(layer, file, "line", id, spot)),
            )
