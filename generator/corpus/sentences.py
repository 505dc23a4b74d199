"""Cutting a paragraph into sentences and clauses, quotes and brackets kept whole where short."""

from __future__ import annotations

import re

from generator.corpus.characters import CLAUSE_END, CLOSING, NUMERALS, OPENING, SENTENCE_END
from generator.document import Clause, Sentence

KEPT_WHOLE = 40
"""A quotation or bracket up to this long is not cut inside."""

LABEL = re.compile(
    rf"(?:[{NUMERALS}]{{1,3}}(?:是(?!个|种|些|方面|体|样|致|切|律|定)|要(?!素|点))|第[{NUMERALS}]{{1,3}}[，、]"
    r"|(?:首先|其次|再次|最后)，?)"
)
"""一是 二要 第三， 首先 at the start of a sentence or paragraph."""

_LABEL_STARTS = frozenset(NUMERALS + "第首其再最")
_ENDS = frozenset(SENTENCE_END)
_BLANKS = re.compile(r"\s")
_HIDDEN = "\ufdd0"
"""A noncharacter: stands for a mark that ends nothing, in a copy of the text."""

_PAIR = re.compile("|".join(
    f"{left}[^{left}{right}{CLAUSE_END}]{{0,{KEPT_WHOLE}}}[{CLAUSE_END}][^{left}{right}]{{0,{KEPT_WHOLE}}}{right}"
    for left, right in zip(OPENING, CLOSING, strict=True)
))  # fmt: skip
"""A pair with a mark inside, perhaps a little too long: ``_hide`` measures."""

_RATIO = re.compile(r"：(?<=\d：)(?=\d)")
_MARKS = re.compile(f"[{CLAUSE_END}]")
_PIECE = re.compile(f"([^{CLAUSE_END}]*)((?:[{CLAUSE_END}][{CLAUSE_END}{CLOSING}]*)?)")
_GOES_ON = frozenset(CLAUSE_END + CLOSING + "、的")


def cut_sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of one paragraph; ``offset`` is where it starts in the document."""
    sentences = []
    clauses: list[Clause] = []
    first = 0
    for match in _PIECE.finditer(_masked(text)):
        start, end = match.span()
        if start == end:
            continue
        clauses += _clause(text, start, end, offset)
        if not _ENDS.isdisjoint(match[2]):
            sentences += _sentence(text, first, end, offset, clauses)
            clauses, first = [], end
    sentences += _sentence(text, first, len(text), offset, clauses)
    return tuple(sentences)


def cut_clauses(text: str, offset: int = 0) -> tuple[Clause, ...]:
    """The clauses of one sentence, without their closing marks; 、 is no boundary."""
    return tuple(
        clause
        for match in _PIECE.finditer(_masked(text))
        for clause in _clause(text, match.start(), match.end(), offset)
    )


def label_of(text: str) -> str:
    """The enumerating word at the start of a text, else an empty string."""
    if text[:1] not in _LABEL_STARTS:
        return ""
    match = LABEL.match(text)
    return match[0] if match else ""


def _sentence(
    text: str, start: int, end: int, offset: int, clauses: list[Clause]
) -> tuple[Sentence, ...]:
    """The sentence between two places, blanks at its edges left out; none when all is blank."""
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return ()
    at = offset + start + (len(words) - len(words.lstrip()) if words is not bare else 0)
    return (Sentence(bare, at, at + len(bare), label_of(bare), tuple(clauses)),)


def _clause(text: str, start: int, end: int, offset: int) -> tuple[Clause, ...]:
    words = text[start:end]
    bare = words.strip()
    if bare != words:
        start += len(words) - len(words.lstrip())
    inner = bare.rstrip(CLAUSE_END)
    if not inner:
        return ()
    at = offset + start
    return (Clause(inner, at, at + len(inner), bare[len(inner) :]),)


def _masked(text: str) -> str:
    """A copy of equal length in which marks inside short pairs and ratios are hidden."""
    masked = _PAIR.sub(_hide, text)
    return _RATIO.sub(_HIDDEN, masked) if "：" in masked else masked


def _hide(match: re.Match[str]) -> str:
    pair, text = match[0], match.string
    if len(pair) > KEPT_WHOLE + 2:
        return pair[0] + _PAIR.sub(_hide, pair[1:])
    hidden = pair[0] + _MARKS.sub(_HIDDEN, pair[1:-1]) + pair[-1]
    if pair[-2] in "。！…" and text[match.end() : match.end() + 1] not in _GOES_ON:
        return hidden[:-2] + pair[-2:]  # “……。” closes the sentence around it
    return hidden
