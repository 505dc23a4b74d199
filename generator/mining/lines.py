"""Whole sentences and first clauses that several speakers share: openers, links, openings,
transitions and closings; numbers and places in them become gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from generator.corpus.characters import CLAUSE_END, SENTENCE_END
from generator.corpus.sentences import label_of
from generator.document import Sentence
from generator.mining.lexicon import cue
from generator.mining.local import places
from generator.mining.segment import Cutter
from generator.mining.shape import is_balanced
from generator.mining.uses import Block
from generator.vocabulary import Move

Role = Literal["领句", "承句", "开篇", "过渡", "结尾"]

LONGEST_LITERAL = 16
"""Characters between two gaps or marks; what is longer would be somebody's own sentence."""

SHORTEST, LONGEST = 4, 48
"""Characters of all literal parts; of a sentence as it stands."""

MOST_LITERAL = 32
"""Characters of all literal parts of a line with gaps; without any it is as short as a set phrase."""

NUMBER, PLACE = "数", "地方"
_NUMERALS = re.compile(
    r"[0-9０-９][0-9０-９,.，．%]*|(?<![一-龥])[一二三四五六七八九十两几]+(?=[个点条项方面大])|(?<=[做讲抓谈提出好以下])[一二三四五六七八九十两几]+(?=[个点条项方])"
)
_DATE = re.compile("[年月日版至到]")
_AGAIN = re.compile(rf"(?:\{{{PLACE}\}}){{2,}}")
_GAPS = re.compile(rf"\{{(?:{NUMBER}|{PLACE})\}}|[{CLAUSE_END}、]")
_OPENING: frozenset[Move] = frozenset(("开篇",))
_CLOSING: frozenset[Move] = frozenset(("号召", "结语"))
_LEADING: frozenset[Move] = frozenset(("任务", "组织", "意义", "对策", "原则"))


class Spoken(NamedTuple):
    """A sentence or clause in the role it plays."""

    role: Role
    text: str
    """With gaps."""
    document: int
    stretch: int
    start: int
    heading: str


def spoken(blocks: Sequence[Block], cut: Cutter) -> Iterator[Spoken]:
    """Everything in the blocks that could be a line, before anybody counts documents."""
    last: tuple[int, Move] | None = None
    for block in blocks:
        turns = last is not None and last[0] == block.document and last[1] != block.move
        last = (block.document, block.move)
        for n, sentence in enumerate(block.paragraph.sentences):
            for role, text, start in _roles(block, n, sentence, turns):
                plain = gapped_text(text, cut)
                if plain:
                    yield Spoken(role, plain, block.document, block.stretch, start, block.heading)


def _roles(
    block: Block, n: int, sentence: Sentence, turns: bool
) -> Iterator[tuple[Role, str, int]]:
    text = sentence.text
    whole = text[-1:] in SENTENCE_END and len(text) <= LONGEST
    if block.move in _OPENING or block.move in _CLOSING:
        role: Role = "开篇" if block.move in _OPENING else "结尾"
        if whole:
            yield role, text, sentence.start
        for clause in sentence.clauses:
            if role == "结尾" or cue("开场").search(clause.text):
                yield role, clause.text, clause.start
        return
    if n == 0 and turns and sentence.clauses:
        yield "过渡", sentence.clauses[0].text, sentence.start
    if text.endswith(("：", "：”")) and len(text) <= LONGEST:
        yield "过渡", text, sentence.start
    if whole and len(sentence.clauses) > 1 and not sentence.label:
        first = n == 0 and block.move in _LEADING and not block.paragraph.label
        yield "领句" if first else "承句", text, sentence.start


def gapped_text(text: str, cut: Cutter) -> str:
    """The text with numbers and places as gaps; empty when it is nobody's common property.

    >>> from generator.mining.segment import cut
    >>> gapped_text("下面，我讲三点意见。", cut)
    '下面，我讲{数}点意见。'
    """
    text = _NUMERALS.sub(f"{{{NUMBER}}}", text[len(label_of(text)) :])
    words = cut(text)
    if not places().isdisjoint(words):
        text = "".join(f"{{{PLACE}}}" if word in places() else word for word in words)
        text = _AGAIN.sub(f"{{{PLACE}}}", text)
    literals = [part for part in _GAPS.split(text) if part]
    if not literals or max(map(len, literals)) > LONGEST_LITERAL:
        return ""
    size = len("".join(literals))
    most = MOST_LITERAL if "{" in text else LONGEST_LITERAL
    if not re.search("[一-龥]{3}", _DATE.sub("", "，".join(literals))):
        return ""
    if (
        not SHORTEST <= size <= most
        or text[0] in CLAUSE_END + "（《"
        or not is_balanced(text)
        or re.search(r"\d", text)
    ):
        return ""
    return "" if cue("人名").search(text) or cue("转述").search(text) else text
