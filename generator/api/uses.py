"""What drafts take from the phrase bank, and how long it lasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.bank.bank import Bank, Line
from generator.draft import Draft, Run

SCARCE = 2.0
"""Supply by demand below which a second draft must repeat the first."""

PASSAGE = "句群"
"""What stands for the stage of a passage in a need."""

Need = tuple[str, str, str]
"""Subtopic, stage of a concept or ``PASSAGE``, and the aspect or move it speaks in."""


@dataclass(frozen=True, slots=True)
class OutlineHealth:
    """How far the bank goes for one outline."""

    name: str
    distinct: int
    """Drafts that can be written before a passage or concept must be used again."""
    bottleneck: Need
    shared: float
    """Share of its passages and concepts that a draft has in common with another, on the average."""


@dataclass(frozen=True, slots=True)
class Starving:
    """A need that the bank hardly meets."""

    need: Need
    supply: int
    demand: int
    templates: tuple[str, ...]
    """Those that ask for it."""


@dataclass(frozen=True, slots=True)
class FewThreads:
    """A move of a subtopic with hardly more threads than one paragraph takes: each has one turn."""

    subtopic: str
    move: str
    threads: int
    taken: int
    """Most passages that one paragraph takes."""


def passages_of(bank: Bank) -> list[Line]:
    """Every passage that takes part."""
    return [line for group in bank.lines.values() for line in group if line.is_passage]


class Uses:
    """What drafts take from the bank."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.passages = {line.id: line for line in passages_of(bank)}
        self.ids: set[str] = set()
        self._demand: Counter[Need] = Counter()
        self._in_paragraph: Counter[Need] = Counter()
        self._templates: dict[Need, set[str]] = {}
        self._supply: Counter[Need] = Counter(
            (entry.subtopic, str(entry.concept.stage), str(aspect))
            for entry in bank.entries.values()
            for aspect, group in entry.wordings.items()
            if group
        )
        self._supply.update(map(_need_of_passage, self.passages.values()))

    @property
    def subtopics(self) -> list[str]:
        """Those that drafts speak of."""
        return sorted({id.partition("/")[0] for id in self.ids})

    def add(self, name: str, drafts: list[Draft]) -> OutlineHealth:
        """Count the drafts of one outline."""
        demand: Counter[Need] = Counter()
        for draft in drafts:
            demand |= self._needs(draft)
        self._demand |= demand
        used = [{run.origin.ref for run in _said(draft)} for draft in drafts]
        self.ids.update(*used)
        pairs = [len(a & b) / (min(len(a), len(b)) or 1) for a, b in combinations(used, 2)]
        lasts = {need: self._supply[need] / asked for need, asked in demand.items()}
        worst = min(lasts, key=lambda need: (lasts[need], need), default=("", "", ""))
        shared = sum(pairs) / len(pairs) if pairs else 0.0
        return OutlineHealth(name, int(lasts.get(worst, 0)), worst, shared)

    def starving(self) -> Iterator[Starving]:
        """Needs that a second draft could not meet with anything new."""
        for need, demand in self._demand.items():
            if self._supply[need] < SCARCE * demand:
                templates = tuple(sorted(self._templates.get(need, ())))
                yield Starving(need, self._supply[need], demand, templates)

    def few_threads(self) -> Iterator[FewThreads]:
        """Moves whose threads one paragraph nearly uses up."""
        threads: dict[Need, set[str]] = {}
        for line in self.passages.values():
            threads.setdefault(_need_of_passage(line), set()).add(line.thread or line.id)
        for need, taken in self._in_paragraph.items():
            if need[1] == PASSAGE and len(threads[need]) <= taken:
                yield FewThreads(need[0], need[2], len(threads[need]), taken)

    def _needs(self, draft: Draft) -> Counter[Need]:
        needs: Counter[Need] = Counter()
        for paragraph in draft.paragraphs:
            origins = [run.origin.ref for run in paragraph.runs if run.origin.kind == "template"]
            templates = {ref.partition("#")[0] for ref in origins}
            runs = {run.origin.ref: run for run in paragraph.runs if _of_bank(run)}
            here = Counter(filter(None, map(self._need, runs.values())))
            needs += here
            self._in_paragraph |= here
            for need in here:
                self._templates.setdefault(need, set()).update(templates)
        return needs

    def _need(self, run: Run) -> Need | None:
        """What a run answers, for a concept in the aspect that has its words.

        None: the entry was made by the draft's own layer and is not in this bank.
        """
        if line := self.passages.get(run.origin.ref):
            return _need_of_passage(line)
        entry = self.bank.entries.get(run.origin.ref)
        if entry is None:
            return None
        groups = entry.wordings.items()
        told = (aspect for aspect, group in groups if any(run.text in w.text for w in group))
        return entry.subtopic, entry.concept.stage, next(told, "任务")


def _need_of_passage(line: Line) -> Need:
    return line.subtopic, PASSAGE, line.role


def _of_bank(run: Run) -> bool:
    return run.origin.kind in ("concept", "passage")


def _said(draft: Draft) -> Iterable[Run]:
    return (run for paragraph in draft.paragraphs for run in paragraph.runs if _of_bank(run))
