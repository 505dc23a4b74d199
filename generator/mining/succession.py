"""The move of every paragraph and sentence: headings, cues, place, and what may follow what.

The paragraphs of a document are a path through the moves; the best path is found by dynamic
programming (Viterbi 1967): evidence of every paragraph plus what speaks against each step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast, get_args

import numpy as np
from numpy.typing import NDArray

from generator.document import Document, Paragraph, Section, Sentence
from generator.mining.lexicon import cue, cue_table
from generator.mining.moves import MoveGuess, heading_move, text_move
from generator.vocabulary import Move

MOVES: tuple[Move, ...] = get_args(Move)

HEADED = 3.0
"""What a telling heading above a paragraph counts; the nearest one counts most."""

STAYS = 1.2
FORWARD = 0.3
BACK = -1.6
OPENING = -3.0
ELSEWHERE = -0.8
"""What a step counts: staying, going on in the usual order, going back, beginning anew, others."""

_ENDING: frozenset[Move] = frozenset(("号召", "结语"))
_ENDS = 3
"""Paragraphs at the end in which an ending is likely; elsewhere its cues count a third."""

_USUAL = 0.4
"""What speaks for 任务 where nothing else does: two thirds of all paragraphs are tasks."""

_ORDER: tuple[Move, ...] = (
    "开篇",
    "政策",
    "形势",
    "回顾",
    "经验",
    "问题",
    "原因",
    "意义",
    "原则",
    "任务",
    "组织",
    "号召",
    "结语",
)
_ESSAY = ("理论文章", "调研报告")
_FIRST, _LAST = 2.5, 1.0
_SURE = 5.0
"""Weight from which a cue decides for a single sentence."""

_LEAD = 120
"""Characters at the start of a paragraph in which its strong cues stand."""

Scores = dict[Move, float]
_Add = Callable[[Move, float, str], None]


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph with the headings above it, outermost first."""

    paragraph: Paragraph
    headings: tuple[str, ...]


def move_of_paragraphs(document: Document) -> Iterator[tuple[Paragraph, MoveGuess]]:
    """Every body paragraph with its move, in the order of the text."""
    places = [place for section in document.sections for place in _below(section, ())]
    proposes = _proposes(document, places)
    evidence = [_evidence(place, n, len(places), proposes) for n, place in enumerate(places)]
    path = _best_path([scores for scores, _ in evidence])
    for place, move, (scores, cues) in zip(places, path, evidence, strict=True):
        yield place.paragraph, MoveGuess(move, _confidence(move, scores), _shown(move, cues))


def move_of_sentence(sentence: Sentence, around: MoveGuess) -> MoveGuess:
    """A sentence has the move of its paragraph unless its own strong cue says otherwise."""
    lead = sentence.text[:_LEAD]
    for told in _lead_cues():
        if told.weight >= _SURE and told.move != around.move and (match := told.found(lead)):
            return MoveGuess(told.move, 0.6, (f"句首“{match[0][:12]}”",))
    return around


class _Lead(NamedTuple):
    """What tells a move in the first characters of a paragraph."""

    move: Move
    weight: float
    starts: re.Pattern[str]
    within: re.Pattern[str] | None

    def found(self, lead: str) -> re.Match[str] | None:
        """Whether the paragraph starts so, or has it anywhere near its start."""
        return self.starts.match(lead) or (self.within.search(lead) if self.within else None)


@lru_cache(maxsize=1)
def _lead_cues() -> tuple[_Lead, ...]:
    within = {label: pattern for (label,), pattern in cue_table("段中语步")}
    return tuple(
        _Lead(cast(Move, label), float(weight), pattern, within.get(label))
        for (label, weight), pattern in cue_table("段首语步")
    )


def _below(section: Section, above: tuple[str, ...]) -> Iterator[_Place]:
    headings = (*above, section.heading) if section.heading else above
    for paragraph in section.paragraphs:
        yield _Place(paragraph, headings)
    for part in section.sections:
        yield from _below(part, headings)


def _proposes(document: Document, places: Sequence[_Place]) -> bool:
    """Whether its tasks are proposals (对策): an essay that reports no work of its own."""
    if document.salutation or document.genre in ("讲话", "工作报告"):
        return False
    headings = {heading for place in places for heading in place.headings}
    if any(move == "对策" for heading in headings if (move := _of_heading(heading))):
        return True
    return document.genre in _ESSAY or cue("论文").search(document.title) is not None


def _evidence(
    place: _Place, n: int, total: int, proposes: bool
) -> tuple[Scores, dict[Move, list[str]]]:
    """What speaks for each move, and the cues that said so."""
    scores: Scores = {}
    cues: dict[Move, list[str]] = {}

    def add(move: Move, weight: float, why: str) -> None:
        if proposes and move in ("任务", "组织"):
            move = "对策"
        elif move == "对策" and not proposes:
            move = "任务"
        scores[move] = scores.get(move, 0.0) + weight
        cues.setdefault(move, []).append(why)

    for depth, heading in enumerate(reversed(place.headings)):
        found = _of_heading(heading)
        if found and (depth == len(place.headings) - 1 or found in ("问题", "原因", "组织")):
            add(found, HEADED, f"标题“{heading[:12]}”")
            break
    if place.headings and cue("变化").search(place.headings[-1]):
        add("回顾", 1.5, f"标题“{place.headings[-1][:12]}”")
    lead = place.paragraph.text[:_LEAD]
    for told in _lead_cues():
        if match := told.found(lead):
            early = told.move in _ENDING and n < total - _ENDS
            add(told.move, told.weight / (3 if early else 1), f"段首“{match[0][:12]}”")
    own = text_move([place.paragraph])
    if own:
        add(own.move, 1.5 if own.confidence >= 0.7 else 0.7, "、".join(own.cues))
    _by_place(place, n, total, add)
    add("任务", _USUAL, "前后相承")
    return scores, cues


def _by_place(place: _Place, n: int, total: int, add: _Add) -> None:
    if place.headings or total < 3:
        return
    if n < 2:
        add("开篇", _FIRST - n, "全文开头")
    if n >= total - 2:
        add("号召", _LAST, "全文结尾")


@lru_cache(maxsize=4096)
def _of_heading(heading: str) -> Move | None:
    guess = heading_move(heading)
    return guess.move if guess else None


def _best_path(evidence: Sequence[Scores]) -> list[Move]:
    """The moves of all paragraphs that together have the most evidence."""
    if not evidence:
        return []
    told = np.array([[scores.get(move, 0.0) for move in MOVES] for scores in evidence])
    best = told[0] - np.array([move not in ("开篇", "任务") for move in MOVES])
    back = np.zeros(told.shape, np.int64)
    steps = _steps()
    for n in range(1, len(told)):
        ways = best[:, None] + steps
        back[n] = ways.argmax(axis=0)
        best = np.maximum.reduce(ways) + told[n]
    path = [int(best.argmax())]
    for n in range(len(told) - 1, 0, -1):
        path.append(int(back[n][path[-1]]))
    return [MOVES[move] for move in reversed(path)]


@lru_cache(maxsize=1)
def _steps() -> NDArray[np.float64]:
    """What every step counts: from row to column."""
    return np.array([[_step(last, move) for move in MOVES] for last in MOVES])


def _step(last: Move, move: Move) -> float:
    if last == move:
        return STAYS
    if last == "开篇" and move in ("任务", "对策"):
        return FORWARD
    if last not in _ORDER or move not in _ORDER:
        return ELSEWHERE
    ahead = _ORDER.index(move) - _ORDER.index(last)
    if move == "开篇":
        return OPENING
    if ahead < 0:
        return ELSEWHERE if last in _ENDING else BACK
    return FORWARD if ahead <= 4 else ELSEWHERE


def _confidence(move: Move, scores: Scores) -> float:
    """The share of the evidence that speaks for the move; little where nothing does."""
    total = sum(scores.values())
    return round(0.3 + 0.6 * scores.get(move, 0.0) / total, 2) if total else 0.3


def _shown(move: Move, cues: dict[Move, list[str]]) -> tuple[str, ...]:
    return tuple(cues.get(move, ("前后相承",)))[:3]
