"""The stage of a clause in the chain of work, with a confidence and the cue that decided."""

from __future__ import annotations

from typing import NamedTuple, cast

from generator.mining.clauses import Parsed
from generator.mining.lexicon import cue_table, known_type
from generator.vocabulary import ObjectType, Stage

_LASTING: frozenset[ObjectType | None] = frozenset(("体系", "队伍", "能力"))
"""What can be set up for good."""


class StageGuess(NamedTuple):
    """A proposal for the stage."""

    stage: Stage
    confidence: float
    reason: str


def stage_of(parsed: Parsed) -> StageGuess:
    """The stage of a clause.

    >>> from generator.mining.segment import cut
    >>> from generator.mining.clauses import parse
    >>> found = parse("坚决防止走过场", cut)
    >>> stage_of(found).stage
    '底线'
    """
    text = "".join(parsed.words)
    for (stage, confidence, reason), pattern in cue_table("阶段"):
        if pattern.search(text):
            return StageGuess(cast(Stage, stage), float(confidence), reason)
    if parsed.pattern == "变化":
        return StageGuess("成效", 0.8, "已经出现的变化")
    if parsed.sense.stage is not None:
        return _by_verb(parsed, parsed.sense.stage)
    return StageGuess("行动", 0.4, "没有明显线索")


def _by_verb(parsed: Parsed, stage: Stage) -> StageGuess:
    reason = f"动词“{parsed.verb}”"
    if stage == "机制" and known_type(parsed.object) not in _LASTING:
        return StageGuess("行动", 0.5, f"{reason}，对象不是制度")
    return StageGuess(stage, 0.65, reason)
