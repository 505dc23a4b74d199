"""Clauses that could become wordings, each taken apart; what was dropped is counted by reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.mining.clauses import Parsed, may_say_something, taken_apart
from generator.mining.facts import FactMatch, FactSlot, emptied, fact_in
from generator.mining.leads import without_lead
from generator.mining.lexicon import cue, senses
from generator.mining.local import drop_reason, size_reason, text_reason, words_reason
from generator.mining.pieces import without_quotes
from generator.mining.segment import Cutter
from generator.mining.stages import StageGuess, stage_of
from generator.mining.succession import move_of_sentence
from generator.mining.uses import Block, Use, joined
from generator.vocabulary import Aspect, Move

LONGEST_CLAUSE = 24
"""Longer clauses are looked at for nothing."""

_PROBLEM_MOVES: frozenset[Move] = frozenset(("问题", "原因"))
_REVIEW_MOVES: frozenset[Move] = frozenset(("回顾", "经验"))


class Finding(NamedTuple):
    """A clause that could become a wording."""

    use: Use
    parsed: Parsed
    stage: StageGuess
    aspect: Aspect
    fact: FactSlot | None = None
    """What the wording asks for; None: it is complete."""


@dataclass(slots=True)
class Findings:
    """What was found and, by reason, in which stretches something was dropped."""

    kept: list[Finding] = field(default_factory=list)
    dropped: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def find(blocks: Iterable[Block], cut: Cutter) -> Findings:
    """Every clause that parses and is free of local matter, fragments and long copies."""
    result = Findings()
    number = 0
    for block in blocks:
        heading = joined(block.heading, block.paragraph.lead)
        for sentence in block.paragraph.sentences:
            number += 1
            move: Move | None = None
            for clause in sentence.clauses:
                said = _said(clause.text, cut)
                if isinstance(said, str):
                    result.dropped[said].append(block.stretch)
                    continue
                move = move or move_of_sentence(sentence, block.guess).move
                use = Use(block.document, block.stretch, clause.start, number, heading, move)
                found = _finding(said, use, cut)
                if isinstance(found, str):
                    result.dropped[found].append(block.stretch)
                else:
                    result.kept.append(found)
    return result


def _said(text: str, cut: Cutter) -> Parsed | FactMatch | str:
    """What a clause says, or holds as a fact, or why it is no wording: what costs least comes first."""
    if len(text) > LONGEST_CLAUSE:
        return "太长"
    if _HAS_DIGIT(text):
        return fact_in(text) or "数字"
    wording, subject = without_lead(text, cut)
    bare = without_quotes(wording)
    reason = size_reason(bare)
    if reason:
        return reason
    if not may_say_something(bare):
        return _SAYS_NOTHING
    reason = text_reason(wording)
    if reason:
        return reason
    parsed = taken_apart(wording, subject, cut)
    if parsed is None:
        return _SAYS_NOTHING
    return words_reason(wording, parsed.words) or parsed


def _finding(said: Parsed | FactMatch, use: Use, cut: Cutter) -> Finding | str:
    """A finding, or why the clause cannot speak where it stands."""
    if isinstance(said, Parsed):
        return _mismatch(said, use) or Finding(use, said, stage_of(said), _aspect(said, use))
    aspect: Aspect = "回顾" if use.move in _REVIEW_MOVES else "任务"
    found = emptied(said, aspect, cut)
    if found is None:
        return "数字"
    parsed, slot = found
    reason = drop_reason("".join(parsed.words), parsed.words) or _mismatch(parsed, use)
    return reason or Finding(use, parsed, stage_of(parsed), aspect, slot)


_SAYS_NOTHING = "没有官方动词"
_HAS_DIGIT = re.compile(r"[0-9０-９]").search


def _aspect(parsed: Parsed, use: Use) -> Aspect:
    if parsed.pattern == "欠缺":
        return "问题"
    if cue("完成").search(parsed.wording) or parsed.pattern == "变化" or use.move in _REVIEW_MOVES:
        return "回顾"
    return "任务"


def _mismatch(parsed: Parsed, use: Use) -> str | None:
    """Why a parsed clause cannot speak in the move it stands in; None when it can."""
    if len(parsed.object) < 2:
        return "没有对象"
    if parsed.object in senses() or cue("形容").search(parsed.object):
        return "对象不是事物"
    if parsed.sense.name in ("提出", "有利于"):
        return "不是要做的事"
    if parsed.pattern == "欠缺":
        return None
    wrong = use.move in _PROBLEM_MOVES or cue("否定").search(parsed.wording)
    return "语步不合" if wrong else None
