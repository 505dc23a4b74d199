"""How each move is written, as numbers: what drafting can be held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from generator.document import Sentence
from generator.mining.findings import Finding
from generator.mining.pieces import without_quotes
from generator.mining.uses import Block
from generator.vocabulary import Move

LONG_CLAUSE = 16
"""A clause above this length is a long one."""

END = "句末"
"""What stands behind the last stage of a sentence."""

_LONGEST = 60


@dataclass(slots=True)
class Counts:
    """Sums for one move."""

    paragraphs: int = 0
    sentences: int = 0
    clauses: int = 0
    characters: int = 0
    lengths: Counter[int] = field(default_factory=Counter)
    """Clauses by their length; long ones together."""
    paragraph_lengths: Counter[int] = field(default_factory=Counter)
    """Paragraphs by their length in tens."""
    per_sentence: Counter[int] = field(default_factory=Counter)
    enumerations: int = 0
    """Clauses with two or more 、."""
    labelled: int = 0
    """Sentences that begin with 一是, 二要, 首先."""
    repeated: int = 0
    """Pairs of characters that their paragraph has had before."""
    starts: Counter[str] = field(default_factory=Counter)
    """Stages of the first clause of a sentence."""
    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Stage to stage, within a sentence; the last leads to its end."""

    def add(self, other: Counts) -> None:
        """Take in what another has."""
        for name in (
            "paragraphs",
            "sentences",
            "clauses",
            "characters",
            "enumerations",
            "labelled",
            "repeated",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("lengths", "paragraph_lengths", "per_sentence", "starts", "steps"):
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Sized:
    """One sentence as figures."""

    labelled: bool
    lengths: tuple[int, ...]
    """Characters of every clause."""
    enumerations: int
    stages: tuple[str, ...]
    """Of the clauses whose stage is known, in order."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One paragraph as figures."""

    stretch: int
    move: Move
    characters: int
    repeated: int
    sentences: tuple[Sized, ...]


def measure(blocks: Iterable[Block], findings: Iterable[Finding]) -> Iterator[Measured]:
    """Every paragraph as figures."""
    stages = {(f.use.document, f.use.clause.start): str(f.stage.stage) for f in findings}
    for block in blocks:
        text = without_quotes(block.paragraph.text)
        repeated = max(0, len(text) - 1) - len(set(pairwise(text)))
        sentences = tuple(
            _sized(sentence, block.document, stages) for sentence in block.paragraph.sentences
        )
        yield Measured(block.stretch, block.move, len(text), repeated, sentences)


def _sized(sentence: Sentence, document: int, stages: Mapping[tuple[int, int], str]) -> Sized:
    told = (stages.get((document, clause.start), "") for clause in sentence.clauses)
    return Sized(
        bool(sentence.label),
        tuple(min(len(clause.text), _LONGEST) for clause in sentence.clauses),
        sum(clause.text.count("、") >= 2 for clause in sentence.clauses),
        tuple(stage for stage in told if stage),
    )


def add_paragraph(counts: Counts, one: Measured) -> None:
    """Count a paragraph."""
    counts.paragraphs += 1
    counts.characters += one.characters
    counts.repeated += one.repeated
    counts.paragraph_lengths[one.characters // 10 * 10] += 1
    for sentence in one.sentences:
        counts.sentences += 1
        counts.labelled += sentence.labelled
        counts.clauses += len(sentence.lengths)
        counts.per_sentence[len(sentence.lengths)] += 1
        counts.lengths.update(sentence.lengths)
        counts.enumerations += sentence.enumerations
        if sentence.stages:
            counts.starts[sentence.stages[0]] += 1
            counts.steps.update(pairwise([*sentence.stages, END]))


def summary(totals: dict[Move, Counts]) -> Iterator[tuple[Move, dict[str, Any]]]:
    """The figures of every move, as they are kept for drafting."""
    for move, counts in sorted(totals.items(), key=lambda item: -item[1].paragraphs):
        yield (
            move,
            {
                "段数": counts.paragraphs,
                "段长中位": _quantile(counts.paragraph_lengths, 0.5),
                "每段句数": _ratio(counts.sentences, counts.paragraphs),
                "每句分句": _ratio(counts.clauses, counts.sentences),
                "分句长中位": _quantile(counts.lengths, 0.5),
                "分句长九成": _quantile(counts.lengths, 0.9),
                "长分句占比": _ratio(
                    sum(n for length, n in counts.lengths.items() if length > LONG_CLAUSE),
                    counts.clauses,
                ),
                "并列分句占比": _ratio(counts.enumerations, counts.clauses),
                "编号句占比": _ratio(counts.labelled, counts.sentences),
                "每字重复对": _ratio(counts.repeated, counts.characters),
                "句首阶段": _shares(counts.starts),
                "阶段转移": _transitions(counts.steps),
            },
        )


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _quantile(counts: Counter[int], share: float) -> int:
    """The smallest value that so many do not exceed; 0 where there are none."""
    left = share * sum(counts.values())
    for value in sorted(counts):
        left -= counts[value]
        if left <= 0:
            return value
    return 0


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = sum(counts.values())
    return {
        name: _ratio(n, total) for name, n in sorted(counts.items(), key=lambda i: (-i[1], i[0]))
    }


def _transitions(steps: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    return {
        stage: _shares(Counter({b: n for (a, b), n in steps.items() if a == stage}))
        for stage in sorted({a for a, _ in steps})
    }
