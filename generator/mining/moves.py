"""What headings and words say about a move, with the cues that said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from generator.document import Paragraph
from generator.mining.lexicon import cue_table
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class MoveGuess:
    """A proposal for a move and what decided it."""

    move: Move
    confidence: float
    cues: tuple[str, ...]


_CLEAR = 1.3
"""A cue score this many times the next one is clear."""


def heading_move(heading: str) -> MoveGuess | None:
    """What a heading says about its section; None when it says nothing.

    >>> heading_move("当前机关党建存在的主要问题").move
    '问题'
    """
    for (move,), pattern in cue_table("标题语步"):
        match = pattern.search(heading)
        if match:
            return MoveGuess(cast(Move, move), 0.9, (f"标题“{match[0]}”",))
    return None


def text_move(paragraphs: Iterable[Paragraph]) -> MoveGuess | None:
    """What the words of paragraphs say; None without any cue."""
    scores: dict[Move, float] = {}
    cues: dict[Move, list[str]] = {}
    text = "".join(paragraph.text for paragraph in paragraphs)
    for (label, weight), pattern in cue_table("词语语步"):
        found = [match[0] for match in pattern.finditer(text)]
        if found:
            move = cast(Move, label)
            scores[move] = float(weight) * len(found)
            cues[move] = found
    if not scores:
        return None
    best = max(scores, key=lambda move: scores[move])
    clear = all(scores[best] >= _CLEAR * scores[move] for move in scores if move != best)
    shown = tuple(f"“{cue}”" for cue in dict.fromkeys(cues[best]))[:3]
    return MoveGuess(best, 0.7 if clear else 0.5, shown)
