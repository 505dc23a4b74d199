"""The move of every section, told by its heading, its sentences and its place, with the cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from generator.document import Document, Paragraph, Section
from generator.mining.lexicon import cue_table
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class MoveGuess:
    """A proposal for a move and what decided it."""

    move: Move
    confidence: float
    cues: tuple[str, ...]


_OPENING_PARAGRAPHS = 3
_CLEAR = 1.3
"""A cue score this many times the next one is clear."""


def tag_moves(document: Document) -> Document:
    """The document with a move in every section."""
    return replace(
        document,
        sections=tuple(_tagged(section, move) for section, move in _by_position(document.sections)),
    )


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


def paragraph_move(paragraph: Paragraph, section: Section) -> MoveGuess:
    """The move of a paragraph: its own when its words are clear, else that of its section."""
    own = text_move([paragraph])
    if section.move is None or (own and own.confidence >= 0.7 and section.level == 0):
        return own or MoveGuess("任务", 0.3, ("没有线索",))
    where = section.heading or "无标题"
    return MoveGuess(cast(Move, section.move), 0.7, (f"所在部分“{where}”",))


def _by_position(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Move]]:
    """Top sections with their move: headings first, then words, then the place in the document."""
    last = len(sections) - 1
    for n, section in enumerate(sections):
        guess = heading_move(section.heading) if section.heading else None
        guess = guess or _unheaded(section, n, last) or text_move(_all_paragraphs(section))
        yield section, guess.move if guess else "任务"


def _unheaded(section: Section, n: int, last: int) -> MoveGuess | None:
    """Opening and closing sections have no heading; a speech of one piece is told by its words."""
    if section.heading or last == 0:
        return None
    if n == 0 and len(section.paragraphs) <= _OPENING_PARAGRAPHS:
        return MoveGuess("开篇", 0.8, ("全文开头",))
    if n == last and len(section.paragraphs) <= _OPENING_PARAGRAPHS:
        return MoveGuess("号召", 0.8, ("全文结尾",))
    return None


def _all_paragraphs(section: Section) -> Iterator[Paragraph]:
    for part in section.walk():
        yield from part.paragraphs


def _tagged(section: Section, inherited: Move) -> Section:
    """The section and those below it; a sub-heading that says nothing inherits."""
    guess = heading_move(section.heading) if section.heading else None
    move = guess.move if guess and section.level <= 1 else inherited
    return replace(
        section, move=move, sections=tuple(_tagged(part, move) for part in section.sections)
    )
