"""What a draft has said so far, so that nothing is said twice; a paragraph's part can be taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields

from generator.draft import Run


@dataclass(slots=True)
class Used:
    """What one paragraph uses up."""

    concepts: list[str] = field(default_factory=list)
    """``aspect:id``."""
    texts: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    """``aspect:subtopic/object``, and ``move:subtopic#thread`` of passages."""
    clauses: list[str] = field(default_factory=list)
    """Clauses of passages and lines, without their marks."""
    worn: list[str] = field(default_factory=list)
    """Words of ``WORN`` that passages and lines have said."""


@dataclass(slots=True)
class Spoken:
    """The paragraph that is being filled."""

    runs: list[Run] = field(default_factory=list)
    objects: set[str] = field(default_factory=set)
    """``aspect:subtopic/object`` of its clauses, and the bare objects of the user's items."""
    pairs: set[str] = field(default_factory=set)
    """Pairs of characters of its clauses, topic nouns left out."""
    threads: list[str] = field(default_factory=list)
    """Threads of its clauses, in order."""
    used: Used = field(default_factory=Used)
    numbers: list[str] = field(default_factory=list)
    """Style (要, 是) of every numbered passage, in order."""

    def copy(self) -> Spoken:
        """A copy to try a sentence on."""
        used = Used(*(list(getattr(self.used, part.name)) for part in fields(Used)))
        return Spoken(
            list(self.runs),
            set(self.objects),
            set(self.pairs),
            list(self.threads),
            used,
            list(self.numbers),
        )

    def become(self, trial: Spoken) -> None:
        """Take over a trial that went well; what is shared with other paragraphs stays shared."""
        self.runs[:] = trial.runs
        self.threads[:] = trial.threads
        self.numbers[:] = trial.numbers
        self.objects |= trial.objects
        self.pairs |= trial.pairs
        for part in fields(Used):
            getattr(self.used, part.name)[:] = getattr(trial.used, part.name)

    def next_paragraph(self) -> Spoken:
        """A new paragraph of the same point: it shares all but the words."""
        return Spoken([], self.objects, self.pairs, self.threads, self.used, self.numbers)

    @property
    def length(self) -> int:
        """Characters so far."""
        return sum(len(run.text) for run in self.runs)


class Memory:
    """Counts over the whole draft."""

    def __init__(self) -> None:
        self.concepts: Counter[str] = Counter()
        self.texts: Counter[str] = Counter()
        self.heads: Counter[str] = Counter()
        self.blocks: Counter[str] = Counter()
        self.subjects: Counter[str] = Counter()
        self.clauses: Counter[str] = Counter()
        self.worn: Counter[str] = Counter()

    def add(self, used: Used) -> None:
        """Count what a paragraph uses."""
        for part in fields(Used):
            getattr(self, part.name).update(getattr(used, part.name))

    def take_back(self, used: Used) -> None:
        """Forget what a paragraph used, before it is drawn again."""
        for part in fields(Used):
            counts: Counter[str] = getattr(self, part.name)
            counts.subtract(getattr(used, part.name))
            for key in getattr(used, part.name):
                if not counts[key]:  # what is said no more must not be found by "in"
                    del counts[key]
