"""How each move is written, as numbers: what drafting can be held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from generator.document import Sentence
from generator.mining.findings import Finding
from generator.mining.pieces import without_quotes
from generator.mining.succession import MOVES
from generator.mining.tape import Flags, Small
from generator.mining.uses import Block
from generator.vocabulary import Move, Stage

LONG_CLAUSE = 16
"""A clause above this length is a long one."""

END = "句末"
"""What stands behind the last stage of a sentence."""

_LONGEST = 60
_STAGES: tuple[str, ...] = (*get_args(Stage), END)
_START = len(_STAGES)
"""What stands before the first stage of a sentence."""

_MANY = 100
_TALLIES = (
    "lengths", "paragraph_lengths", "sentence_lengths", "per_sentence", "starts", "steps",
)  # fmt: skip


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
    sentence_lengths: Counter[int] = field(default_factory=Counter)
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
        for name in _TALLIES:
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Figures:
    """The paragraphs of a chunk as columns; owners are the numbers of their paragraphs."""

    stretches: Small
    moves: Small
    characters: Small
    repeated: Small
    said_by: Small
    """Owners of sentences; their characters, whether they are labelled, their clauses, those that enumerate."""
    sizes: Small
    labelled: Small
    clauses: Small
    enumerations: Small
    lengths: Small
    """Of all clauses."""
    step_of: Small
    """Owners of steps from stage to stage."""
    before: Small
    behind: Small


def measure(blocks: Iterable[Block], findings: Iterable[Finding]) -> Figures:
    """Every paragraph as figures. ``findings``: those of the same blocks."""
    stages: dict[int, list[int]] = defaultdict(list)
    for finding in findings:
        stages[finding.use.sentence].append(_STAGES.index(finding.stage.stage))
    paragraphs: list[tuple[int, int, int, int]] = []
    sentences: list[tuple[int, int, int, int, int]] = []
    lengths: list[int] = []
    steps: list[tuple[int, int, int]] = []
    for owner, block in enumerate(blocks):
        text = without_quotes(block.paragraph.text)
        repeated = max(0, len(text) - 1) - len(set(pairwise(text)))
        paragraphs.append((block.stretch, MOVES.index(block.move), len(text), repeated))
        for sentence in block.paragraph.sentences:
            own = sentence.clauses
            size, labelled = len(sentence.text), bool(sentence.label)
            sentences.append((owner, size, labelled, len(own), _enumerations(sentence)))
            lengths += [len(clause.text) for clause in own]
            told = stages.get(len(sentences))
            if told:
                steps += [(owner, *step) for step in pairwise([_START, *told, _STAGES.index(END)])]
    stretches, moves, characters, repeats = _columns(paragraphs, 4)
    said_by, sizes, labels, clauses, enumerations = _columns(sentences, 5)
    step_of, before, behind = _columns(steps, 3)
    capped = np.minimum(np.array(lengths, np.int32), _LONGEST)
    return Figures(
        stretches, moves, characters, repeats, said_by, sizes, labels, clauses, enumerations,
        capped, step_of, before, behind,
    )  # fmt: skip


def _columns(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int32]:
    columns: NDArray[np.int32] = np.array(rows, np.int32).reshape(-1, width).T
    return columns


def _enumerations(sentence: Sentence) -> int:
    """Clauses with two or more 、."""
    if sentence.text.count("、") < 2:
        return 0
    return sum(clause.text.count("、") >= 2 for clause in sentence.clauses)


def counted(figures: Figures, live: Flags) -> Iterator[tuple[Move, Counts]]:
    """The sums of every move over the paragraphs that count."""
    alive = live[figures.stretches]
    for number in np.unique(figures.moves[alive]).tolist():
        own = alive & (figures.moves == number)
        said, stepped = own[figures.said_by], own[figures.step_of]
        steps = _tally(figures.before[stepped] * _MANY + figures.behind[stepped])
        yield (
            MOVES[number],
            Counts(
                paragraphs=int(own.sum()),
                sentences=int(said.sum()),
                clauses=int(figures.clauses[said].sum()),
                characters=int(figures.characters[own].sum()),
                lengths=_tally(figures.lengths[np.repeat(said, figures.clauses)]),
                paragraph_lengths=_tally(figures.characters[own] // 10 * 10),
                sentence_lengths=_tally(figures.sizes[said]),
                per_sentence=_tally(figures.clauses[said]),
                enumerations=int(figures.enumerations[said].sum()),
                labelled=int(figures.labelled[said].sum()),
                repeated=int(figures.repeated[own].sum()),
                starts=Counter(
                    {_STAGES[s % _MANY]: n for s, n in steps.items() if s // _MANY == _START}
                ),
                steps=Counter(
                    {
                        (_STAGES[s // _MANY], _STAGES[s % _MANY]): n
                        for s, n in steps.items()
                        if s // _MANY != _START
                    }
                ),
            ),
        )


def _tally(values: Small) -> Counter[int]:
    found, counts = np.unique(values, return_counts=True)
    return Counter(dict(zip(found.tolist(), counts.tolist(), strict=True)))


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
                "句长一成": _quantile(counts.sentence_lengths, 0.1),
                "句长中位": _quantile(counts.sentence_lengths, 0.5),
                "句长九成": _quantile(counts.sentence_lengths, 0.9),
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
