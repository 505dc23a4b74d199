"""Clauses that could become wordings, each taken apart; what was dropped is counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.mining.clauses import Parsed, parse
from generator.mining.lexicon import cue
from generator.mining.local import drop_reason
from generator.mining.segment import Cutter
from generator.mining.stages import StageGuess, stage_of
from generator.mining.uses import Use
from generator.vocabulary import Aspect, Move

LONGEST_CLAUSE = 24
"""Longer clauses are looked at for nothing."""

_PROBLEM_MOVES: frozenset[Move] = frozenset(("问题", "原因"))
_REVIEW_MOVES: frozenset[Move] = frozenset(("回顾", "经验"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause that could become a wording."""

    use: Use
    parsed: Parsed
    stage: StageGuess
    aspect: Aspect


@dataclass(slots=True)
class Findings:
    """What was found and, by reason, how much was dropped."""

    kept: list[Finding] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def find(uses: Iterable[Use], cut: Cutter) -> Findings:
    """Every clause that parses and is free of local matter, fragments and long copies."""
    result = Findings()
    for use in uses:
        if len(use.clause.text) > LONGEST_CLAUSE:
            result.dropped["太长"] += 1
            continue
        parsed = parse(use.clause.text, cut)
        if parsed is None:
            result.dropped["没有官方动词"] += 1
            continue
        reason = drop_reason(parsed.wording, parsed.words) or _mismatch(parsed, use)
        if reason is not None:
            result.dropped[reason] += 1
            continue
        result.kept.append(Finding(use, parsed, stage_of(parsed), _aspect(parsed, use)))
    return result


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
    if parsed.sense.name in ("提出", "有利于"):
        return "不是要做的事"
    if parsed.pattern == "欠缺":
        return None
    wrong = use.move in _PROBLEM_MOVES or cue("否定").search(parsed.wording)
    return "语步不合" if wrong else None
