"""What a draft has said so far, so that nothing is said twice; a paragraph's part can be taken back."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from generator.draft import Run


class Used(Struct):
    """What one paragraph uses up."""

    concepts: list[str] = []
    """``aspect:id``."""
    texts: list[str] = []
    heads: list[str] = []
    blocks: list[str] = []
    subjects: list[str] = []
    """``aspect:subtopic/object``, and ``move:subtopic#thread`` of passages."""
    clauses: list[str] = []
    """Clauses of passages and lines, without their marks."""
    worn: list[str] = []
    """Words of ``WORN`` that passages and lines have said."""


class Spoken(Struct):
    """The paragraph that is being filled."""

    runs: list[Run] = []
    objects: set[str] = set()
    """``aspect:subtopic/object`` of its clauses, and the bare objects of the user's items."""
    pairs: set[str] = set()
    """Pairs of characters of its clauses, topic nouns left out."""
    threads: list[str] = []
    """Threads of its clauses, in order."""
    used: Used = field(default_factory=Used)
    numbers: list[str] = []
    """Style (要, 是) of every numbered passage, in order."""

    def copy(self) -> Spoken:
        """A copy to try a sentence on."""
        used = Used(*(list(getattr(self.used, part)) for part in Used.__struct_fields__))
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
        for part in Used.__struct_fields__:
            getattr(self.used, part)[:] = getattr(trial.used, part)

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
        for part in Used.__struct_fields__:
            getattr(self, part).update(getattr(used, part))

    def take_back(self, used: Used) -> None:
        """Forget what a paragraph used, before it is drawn again."""
        for part in Used.__struct_fields__:
            counts: Counter[str] = getattr(self, part)
            for key in getattr(used, part):
                if counts[key] > 1:
                    counts[key] -= 1
                else:  # what is said no more must not be found by "in"
                    counts.pop(key)
