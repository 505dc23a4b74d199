"""How fit the phrase bank is: how long it lasts, where it starves, what is double, stale or idle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.api import passage_health
from generator.api.census import Record, census
from generator.api.drafts import Request, engine, sample_facts
from generator.api.phrases import idle_operations
from generator.api.uses import FewThreads, OutlineHealth, Starving, Uses
from generator.api.workspace import Workspace
from generator.bank.bank import BUILT_IN, Bank, Line
from generator.bank.likeness import Alike, near_duplicates, near_passages, opposites
from generator.draft import Draft
from generator.errors import DataError
from generator.outline.load import outline_files, outline_folders

DRAFTS = 5
"""Drafts of each outline that are tried."""

SOON = timedelta(days=90)
"""How long before its end a formulation is worth a warning."""


class Health(Struct):
    """Everything the report says."""

    day: date
    drafts: int
    entries: int = 0
    outlines: list[OutlineHealth] = []
    starving: list[Starving] = []
    few_threads: list[FewThreads] = []
    loose_ends: list[str] = []
    """Problems without tasks, tasks without leads."""
    shapes: list[str] = []
    """Moves whose passages begin alike."""
    lengths: list[str] = []
    """Passages that are too long or too short."""
    shared: list[str] = []
    """Clauses that several passages say."""
    duplicates: list[Alike] = []
    contradictions: list[str] = []
    stale: list[str] = []
    unused: dict[str, tuple[int, int]] = {}
    """Subtopic → passages and concepts that no draft used, and all of it that could be."""
    unused_ids: list[str] = []


def health(root: Path, day: date, drafts: int = DRAFTS) -> Health:
    """Look at a workspace's bank as of a day. Raises DataError."""
    workspace = Workspace(root)
    bank = workspace.bank()
    report = Health(day, drafts, sum(1 for _ in census(bank)))
    uses = Uses(bank)
    for path in outline_files(outline_folders(root)):
        made = list(_drafts(path.stem, workspace, day, drafts))
        if made:
            report.outlines.append(uses.add(path.stem, made))
    _look_at_uses(report, uses)
    _look_at_words(report, bank, uses.passages.values())
    report.contradictions = list(_contradictions(bank, workspace.whole_bank()))
    report.stale = list(_stale(census(bank), day))
    return report


def _look_at_uses(report: Health, uses: Uses) -> None:
    report.starving = sorted(uses.starving(), key=lambda s: (s.supply / s.demand, s.need))
    report.few_threads = list(uses.few_threads())
    for subtopic in uses.subtopics:
        could = _could_be_said(subtopic, uses)
        idle = [id for id in could if id not in uses.ids]
        report.unused[subtopic] = len(idle), len(could)
        report.unused_ids += idle


def _look_at_words(report: Health, bank: Bank, passages: Collection[Line]) -> None:
    report.loose_ends = list(passage_health.loose_ends(passages))
    report.shapes = list(passage_health.same_shapes(passages))
    report.lengths = list(passage_health.out_of_length(passages))
    report.shared = list(passage_health.shared(passages))
    report.duplicates = list(near_passages(passages))
    for entries in bank.by_subtopic.values():
        report.duplicates += near_duplicates(entries)


def _could_be_said(subtopic: str, uses: Uses) -> list[str]:
    """Its passages, and its concepts: beside passages only pinned ones and those of own layers."""
    passages = [line.id for line in uses.passages.values() if line.subtopic == subtopic]
    concepts = uses.bank.by_subtopic.get(subtopic, ())
    own = (e for e in concepts if not passages or e.pinned or e.layer != BUILT_IN)
    return [*passages, *(entry.id for entry in own)]


def _drafts(name: str, workspace: Workspace, day: date, count: int) -> Iterator[Draft]:
    """Drafts of an outline with its sample facts, if there are any; none where it cannot be met."""
    try:
        facts = sample_facts(name)
    except DataError:
        facts = None
    ready = engine(Request(name, facts, as_of=day), workspace)
    for seed in range(1, count + 1):
        yield replace(ready, seed=seed).draft()


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
