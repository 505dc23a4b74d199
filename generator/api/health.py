"""How fit the phrase bank is: how long it lasts, where it starves, what is double, stale or idle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import get_args

from generator.api.census import Record, census
from generator.api.drafts import Request, engine, sample_facts
from generator.api.phrases import idle_operations
from generator.api.workspace import Workspace
from generator.bank.bank import Bank
from generator.bank.likeness import Alike, near_duplicates, opposites
from generator.draft import Draft, Run
from generator.errors import DataError
from generator.outline.load import outline_files, outline_folders
from generator.vocabulary import Move

DRAFTS = 5
"""Drafts of each outline that are tried."""

SCARCE = 2.0
"""Supply by demand below which a second draft must repeat the first."""

SOON = timedelta(days=90)
"""How long before its end a formulation is worth a warning."""

PASSAGE = "句群"
"""What stands for the stage in the need of a passage."""

MOVES: tuple[str, ...] = get_args(Move)

Need = tuple[str, str, str]
"""Subtopic, stage, aspect; of a passage: subtopic, 句群, move."""


@dataclass(frozen=True, slots=True)
class OutlineHealth:
    """How far the bank goes for one outline."""

    name: str
    distinct: int
    """Drafts that can be written before a concept or passage must be used again."""
    bottleneck: Need
    shared: float
    """Share of its concepts and passages that a draft has in common with another, on the average."""


@dataclass(frozen=True, slots=True)
class Starving:
    """A need that the bank hardly meets."""

    need: Need
    supply: int
    demand: int
    templates: tuple[str, ...]
    """Those that ask for it."""


@dataclass
class Health:
    """Everything the report says."""

    day: date
    drafts: int
    entries: int = 0
    outlines: list[OutlineHealth] = field(default_factory=list)
    starving: list[Starving] = field(default_factory=list)
    duplicates: list[Alike] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    unused: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Subtopic → entries that no draft used, and all of it."""
    unused_ids: list[str] = field(default_factory=list)


def health(root: Path, day: date, drafts: int = DRAFTS) -> Health:
    """Look at a workspace's bank as of a day. Raises DataError."""
    workspace = Workspace(root)
    bank = workspace.bank()
    report = Health(day, drafts, sum(1 for _ in census(bank)))
    uses = _Uses(bank)
    for path in outline_files(outline_folders(root)):
        made = list(_drafts(path.stem, workspace, day, drafts))
        if made:
            report.outlines.append(uses.add(path.stem, made))
    report.starving = sorted(uses.starving(), key=lambda s: (s.supply / s.demand, s.need))
    for entries in bank.by_subtopic.values():
        report.duplicates += near_duplicates(entries)
    report.contradictions = list(_contradictions(bank, workspace.whole_bank()))
    report.stale = list(_stale(census(bank), day))
    for subtopic in uses.subtopics:
        entries = bank.by_subtopic.get(subtopic, ())
        idle = [e.id for e in entries if e.id not in uses.ids]
        report.unused[subtopic] = len(idle), len(entries)
        report.unused_ids += idle
    return report


def _drafts(name: str, workspace: Workspace, day: date, count: int) -> Iterator[Draft]:
    """Drafts of an outline with its sample facts, if there are any; none where it cannot be met."""
    try:
        facts = sample_facts(name)
    except DataError:
        facts = None
    ready = engine(Request(name, facts, as_of=day), workspace)
    for seed in range(1, count + 1):
        yield replace(ready, seed=seed).draft()


class _Uses:
    """What drafts take from the bank."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.ids: set[str] = set()
        self._demand: Counter[Need] = Counter()
        self._templates: dict[Need, set[str]] = {}
        self._supply: Counter[Need] = Counter(
            (entry.subtopic, entry.concept.stage, aspect)
            for entry in bank.entries.values()
            for aspect, group in entry.wordings.items()
            if group
        )
        self._passages: dict[str, Need] = {
            line.id: (subtopic, PASSAGE, role)
            for (role, subtopic), lines in bank.lines.items()
            if subtopic and role in MOVES
            for line in lines
        }
        self._supply.update(self._passages.values())

    @property
    def subtopics(self) -> list[str]:
        """Those that drafts speak of."""
        return sorted({id.partition("/")[0] for id in self.ids})

    def add(self, name: str, drafts: list[Draft]) -> OutlineHealth:
        """Count the drafts of one outline."""
        each = [self._needs(draft) for draft in drafts]
        demand: Counter[Need] = Counter()
        for counter in each:
            demand |= counter
        self._demand |= demand
        used = [self._used(draft) for draft in drafts]
        self.ids.update(set().union(*used) & self.bank.entries.keys())
        pairs = [len(a & b) / (min(len(a), len(b)) or 1) for a, b in combinations(used, 2)]
        lasts = {need: self._supply[need] / asked for need, asked in demand.items()}
        worst = min(lasts, key=lambda need: (lasts[need], need), default=("", "", "任务"))
        shared = sum(pairs) / len(pairs) if pairs else 0.0
        return OutlineHealth(name, int(lasts.get(worst, 0)), worst, shared)

    def starving(self) -> Iterator[Starving]:
        """Needs that a second draft could not meet with new concepts."""
        for need, demand in self._demand.items():
            if need[1] != PASSAGE and self._supply[need] < SCARCE * demand:
                templates = tuple(sorted(self._templates.get(need, ())))
                yield Starving(need, self._supply[need], demand, templates)

    def _needs(self, draft: Draft) -> Counter[Need]:
        needs: Counter[Need] = Counter()
        for paragraph in draft.paragraphs:
            runs = [run for run in paragraph.runs if run.origin.kind == "concept"]
            origins = [run.origin.ref for run in paragraph.runs if run.origin.kind == "template"]
            templates = {ref.partition("#")[0] for ref in origins}
            for need in {run.origin.ref: self._need(run) for run in runs}.values():
                needs[need] += 1
                self._templates.setdefault(need, set()).update(templates)
            refs = {run.origin.ref for run in paragraph.runs}
            needs.update(self._passages[ref] for ref in refs if ref in self._passages)
        return needs

    def _need(self, run: Run) -> Need:
        """What a run of a concept answers; the aspect is the one that has its words."""
        entry = self.bank.entries[run.origin.ref]
        groups = entry.wordings.items()
        told = (aspect for aspect, group in groups if any(run.text in w.text for w in group))
        return entry.subtopic, entry.concept.stage, next(told, "任务")

    def _used(self, draft: Draft) -> set[str]:
        """Ids of its concepts and passages."""
        runs = (run for paragraph in draft.paragraphs for run in paragraph.runs)
        return {run.origin.ref for run in runs if run.origin.kind in ("concept", "passage")}


def _contradictions(bank: Bank, whole: Bank) -> Iterator[str]:
    records = {record.id: record for record in census(whole)}
    for record in records.values():
        if record.status == "禁用" and (record.pinned or record.weight > 1):
            yield f"{record.id}：又禁用，又置顶或加了权重。"
        if record.valid_from and record.valid_to and record.valid_from > record.valid_to:
            yield f"{record.id}：启用在停用之后。"
        if "/" in record.replaced_by and record.replaced_by not in records:
            yield f"{record.id}：替换为“{record.replaced_by}”，库里没有这一条。"
    for pair in opposites(bank.entries.values()):
        yield f"{pair.id}“{pair.text}”与 {pair.other_id}“{pair.other_text}”说法相反。"
    yield from idle_operations(whole)


def _stale(records: Iterable[Record], day: date) -> Iterator[str]:
    for record in records:
        instead = f"，改用 {record.replaced_by}" if record.replaced_by else ""
        if record.valid_to and record.valid_to < day:
            yield f"{record.id}：{record.valid_to} 已停用{instead}。"
        elif record.valid_to and record.valid_to <= day + SOON:
            yield f"{record.id}：{record.valid_to} 就要停用{instead}。"
        elif record.valid_from and record.valid_from > day:
            yield f"{record.id}：{record.valid_from} 才启用。"
