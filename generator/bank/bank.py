"""The merged bank: all layers as one set of entries, looked up by subtopic, stage and role.

Nothing is built before it is asked for: a draft reads the subtopics it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from generator.bank import common, concepts, lines
from generator.bank.compile import LINK, OPENER, split_id, stable_key
from generator.bank.compiled import Head, Layer, Operation, Others, packed
from generator.bank.concepts import Row
from generator.bank.entries import Entry, Line, Wording
from generator.bank.layering import Layers, standing
from generator.bank.lines import Group
from generator.bank.load import load_layer
from generator.bank.lookup import Grouped, OnDemand
from generator.bank.model import FactSpec, Frame, HeadingSet, SetPhrase, Status
from generator.bank.pairs import pairs
from generator.bank.shape import SLOT
from generator.draft import Origin
from generator.resources import data_folder, is_shipped

__all__ = ["LINK", "OPENER", "SLOT", "Bank", "Entry", "Line", "Wording", "stable_key"]

BUILT_IN = "内置"
OFFICE = "单位"
PERSONAL = "个人"
DRAFT = "本稿"
WORKSPACE = "工作区"
"""What templates and outlines of a workspace are named with."""


class Bank:
    """All layers, later ones winning by id. Immutable once built.

    Candidates (mined and not reviewed) are left out unless asked for, or unless there is nothing
    else: a mined layer alone can be tried out. What is banned is there only where it is asked for,
    to be looked at.
    """

    def __init__(
        self, layers: Iterable[Layer], candidates: bool = False, banned: bool = False
    ) -> None:
        self.layers = tuple(layers)
        self.candidates = candidates
        self.banned = banned
        self.layering = Layers(self.layers, candidates and not banned)

    @cached_property
    def built_in(self) -> bool:
        """Whether the built-in layer is among its layers."""
        return any(layer.name == BUILT_IN for layer in self.layers)

    def without(self, ids: Sequence[str]) -> Bank:
        """The bank with a layer on top that bans these entries."""
        if not ids:
            return self
        bans = tuple(Operation("禁用", id, 0) for id in ids)
        layer = Layer(DRAFT, (packed(Head("", operations=bans), (), Others()),))
        return Bank((*self.layers, layer), self.candidates, self.banned)

    @cached_property
    def entries(self) -> Grouped[str, Entry]:
        """Concepts by full id (``子题/编号``)."""
        return Grouped(self._concepts, lambda id: split_id(id)[0])

    @cached_property
    def by_subtopic(self) -> OnDemand[str, tuple[Entry, ...]]:
        """Concepts of every subtopic that has any, in file order."""
        return OnDemand(list(self._concepts), lambda name: tuple(self._concepts[name].values()))

    @cached_property
    def topic_pairs(self) -> OnDemand[str, frozenset[str]]:
        """Pairs of characters that every paragraph of a subtopic repeats."""
        return OnDemand(list(self._rows), self._topic_pairs)

    @cached_property
    def verb_heads(self) -> frozenset[str]:
        """How verbs begin: the first two characters of everything worded as a task."""
        heads = [file.head for _, _, file in self.layering.files]
        groups = [head.verb_heads for head in heads]
        if self._with_candidates:
            groups += [head.candidate_heads for head in heads]
        return frozenset(head for group in groups for head in group)

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """Topic → its subtopics that hold concepts or passages."""
        groups: dict[str, dict[str, None]] = {}
        for subtopic in filter(None, self._rows):
            says, speaks = subtopic in self._concepts, self._speaks(subtopic)
            for _, _, file in self._rows[subtopic]:
                if (says and file.head.concepts) or (speaks and file.head.spoken):
                    topic = file.head.topic or self.topic_of(subtopic)
                    groups.setdefault(topic, {})[subtopic] = None
        return {topic: tuple(subtopics) for topic, subtopics in groups.items()}

    def topic_of(self, subtopic: str) -> str:
        """The topic that the first file with this subtopic names; empty when none does."""
        rows = self._rows.get(subtopic, ()) if subtopic else ()
        return next((file.head.topic for _, _, file in rows if file.head.topic), "")

    @cached_property
    def lines(self) -> Grouped[tuple[str, str], tuple[Line, ...]]:
        """Lines by (role, subtopic); the subtopic is empty for common lines."""
        return Grouped(self._lines_of, lambda key: Group(key[1], "" if key[1] else key[0]))

    @cached_property
    def heading_sets(self) -> tuple[tuple[HeadingSet, Origin], ...]:
        """Heading sets with their origin."""
        rows, layers, wanted = self.layering.files, self.layering, self._asked
        return tuple(common.merged(rows, lambda o: o.heading_sets, "heading", layers, wanted))

    @cached_property
    def frames(self) -> tuple[tuple[Frame, Origin], ...]:
        """Frames with their origin."""
        rows, layers, wanted = self.layering.files, self.layering, self._asked
        return tuple(common.merged(rows, lambda o: o.frames, "heading", layers, wanted))

    @cached_property
    def set_phrases(self) -> tuple[tuple[SetPhrase, Origin], ...]:
        """Set phrases with their origin, candidates among them."""
        rows, layers = self.layering.files, self.layering
        merged = common.merged(rows, lambda o: o.set_phrases, "line", layers, self._any)
        return tuple(merged)

    @cached_property
    def pinned(self) -> frozenset[str]:
        """Keys that are pinned, of every kind."""
        steps = self.layering.steps.items()
        return frozenset(key for key, done in steps if standing(done, False).pinned)

    @cached_property
    def facts(self) -> dict[str, FactSpec]:
        """Every fact some wording can carry, by name."""
        return {fact.name: fact for _, _, file in self.layering.files for fact in file.head.facts}

    @cached_property
    def facts_of(self) -> dict[str, tuple[FactSpec, ...]]:
        """The facts each subtopic can carry."""
        groups: dict[str, dict[str, FactSpec]] = {}
        for _, _, file in self.layering.files:
            for fact in file.head.facts:
                groups.setdefault(file.head.subtopic, {})[fact.name] = fact
        return {subtopic: tuple(facts.values()) for subtopic, facts in groups.items()}

    # ── what the look-ups are made of ──

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        """Files by subtopic."""
        groups: dict[str, list[Row]] = {}
        for row in self.layering.files:
            groups.setdefault(row[2].head.subtopic, []).append(row)
        return groups

    @cached_property
    def _concepts(self) -> OnDemand[str, dict[str, Entry]]:
        """Concepts by subtopic and id."""
        made = OnDemand(list(self._rows), self._entries)
        names = self._worked_on
        holding = [n for n in self._rows if self._holds(n, n in names, made)]
        return OnDemand(holding, made.__getitem__)

    @cached_property
    def _worked_on(self) -> set[str]:
        """Subtopics of which some layer works on an entry; empty for words, wherever they stand."""
        return {split_id(key)[0] for key in self.layering.steps}

    def _holds(self, subtopic: str, worked_on: bool, made: OnDemand[str, dict[str, Entry]]) -> bool:
        """Whether some concept takes part. What no layer works on need not be read for that."""
        heads = [file.head for _, _, file in self._rows[subtopic]]
        worked_on = worked_on or any(head.bans for head in heads)
        if not worked_on and any(head.accepted for head in heads):
            return True
        others = worked_on or self._with_candidates
        return others and any(head.concepts for head in heads) and bool(made[subtopic])

    def _speaks(self, subtopic: str) -> bool:
        """Whether some passage takes part."""
        heads = [file.head for _, _, file in self._rows[subtopic]]
        worked_on = self._worked_on & {subtopic, ""} or any(head.bans for head in heads)
        if not worked_on and any(head.passages for head in heads):
            return True
        if not any(head.spoken for head in heads):
            return False
        return any(
            line.is_passage for group in self._lines_of[Group(subtopic)].values() for line in group
        )

    @cached_property
    def _with_candidates(self) -> bool:
        """Whether candidates take part: they are asked for, or nothing is reviewed."""
        heads = [file.head for _, _, file in self.layering.files]
        reviewed = any(head.accepted or head.passages for head in heads)
        steps = (step for done in self.layering.steps.values() for step in done)
        changes = (step.operation.change for step in steps)
        taken = any(change is not None and change.status == "采用" for change in changes)
        return self.candidates or not (reviewed or taken)

    def _wanted(self, status: Status) -> bool:
        if status == "禁用":
            return self.banned
        return status == "采用" or self._with_candidates

    def _any(self, status: Status) -> bool:
        return status != "禁用" or self.banned

    def _asked(self, status: Status) -> bool:
        if status == "禁用":
            return self.banned
        return status == "采用" or self.candidates

    def _entries(self, subtopic: str) -> dict[str, Entry]:
        topic, rows = self.topic_of(subtopic), self._rows[subtopic]
        found = concepts.entries(subtopic, topic, rows, self.layering, self._wanted)
        return {entry.id: entry for entry in found}

    @cached_property
    def _lines_of(self) -> OnDemand[Group, dict[tuple[str, str], tuple[Line, ...]]]:
        """Lines by subtopic, those of no subtopic by role."""
        heads = [file.head for _, _, file in self._rows.get("", ())]
        roles = [head.roles if head.roles is not None else self._roles_in(head) for head in heads]
        common = [Group("", role) for role in dict.fromkeys(chain.from_iterable(roles))]
        return OnDemand([*map(Group, filter(None, self._rows)), *common], self._lines)

    def _roles_in(self, head: Head) -> tuple[str, ...]:
        """Roles of a file that does not tell them."""
        files = (file for _, _, file in self._rows[""] if file.head is head)
        return tuple(line.role for file in files for line in file.others.lines)

    def _lines(self, group: Group) -> dict[tuple[str, str], tuple[Line, ...]]:
        topic, rows = self.topic_of(group.subtopic), self._rows[group.subtopic]
        if group.role:
            told = ((row, row[2].head.roles) for row in rows)
            rows = [row for row, roles in told if roles is None or group.role in roles]
        return lines.lines(group, topic, rows, self.layering, self._wanted)

    def _topic_pairs(self, subtopic: str) -> frozenset[str]:
        rows = self._rows[subtopic]
        return pairs(subtopic).union(*(file.head.topic_pairs for _, _, file in rows))


Place = tuple[str, Path]
"""Name of a layer and a folder of it."""


def load_places(
    places: Sequence[Place],
    built_in: bool = True,
    candidates: bool = False,
    banned: bool = False,
) -> Bank:
    """The built-in layer with the folders of others on top, lowest first; a missing one is empty.

    Raises DataError with the problems of all files.
    """
    layers = [load_layer(data_folder("phrases"), BUILT_IN)] if built_in else []
    for name, folder in places:
        if folder.is_dir() and not (built_in and is_shipped(folder)):
            layers.append(load_layer(folder, name))
    return Bank(layers, candidates, banned)


def load_bank(folder: Path | None = None, built_in: bool = True, candidates: bool = False) -> Bank:
    """The built-in layer with a folder of the office's on top (None: built-in alone)."""
    return load_places([(OFFICE, folder)] if folder else [], built_in, candidates)
