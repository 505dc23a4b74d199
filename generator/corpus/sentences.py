"""Cutting a paragraph into sentences and clauses, quotes and brackets kept whole where short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.corpus.characters import CLAUSE_END, CLOSING, NUMERALS, OPENING, SENTENCE_END
from generator.document import Clause, Sentence

KEPT_WHOLE = 40
"""A quotation or bracket up to this long is not cut inside."""

LABEL = re.compile(
    rf"(?:[{NUMERALS}]{{1,3}}(?:是(?!个|种|些|方面|体|样|致|切|律|定)|要(?!素|点))|第[{NUMERALS}]{{1,3}}[，、]"
    r"|(?:首先|其次|再次|最后)，?)"
)
"""一是 二要 第三， 首先 at the start of a sentence or paragraph."""


def cut_sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of one paragraph; ``offset`` is where it starts in the document."""
    return tuple(
        Sentence(
            text[start:end],
            offset + start,
            offset + end,
            label_of(text[start:end]),
            cut_clauses(text[start:end], offset + start),
        )
        for start, end in _pieces(text, SENTENCE_END)
    )


def cut_clauses(text: str, offset: int = 0) -> tuple[Clause, ...]:
    """The clauses of one sentence, without their closing marks; 、 is no boundary."""
    clauses = []
    for start, end in _pieces(text, CLAUSE_END):
        body = text[start:end]
        words = body.rstrip(CLAUSE_END)
        if not words:
            continue
        clauses.append(
            Clause(words, offset + start, offset + start + len(words), body[len(words) :])
        )
    return tuple(clauses)


def label_of(text: str) -> str:
    """The enumerating word at the start of a text, else an empty string."""
    match = LABEL.match(text)
    return match[0] if match else ""


def _pieces(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Stretches that end after a mark outside short quotes, blanks at their edges left out."""
    inside = _inside_short_pairs(text)
    start = 0
    at = 0
    while at < len(text):
        if text[at] in marks and not inside[at] and not _is_ratio(text, at):
            at = _after_marks(text, at, marks)
            yield from _trimmed(text, start, at)
            start = at
        elif _closes_a_sentence(text, at, inside, marks):
            at += 1
            yield from _trimmed(text, start, at)
            start = at
        else:
            at += 1
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _after_marks(text: str, at: int, marks: str) -> int:
    """Behind the mark, its repetitions, and the quotes that close on it."""
    while at < len(text) and (text[at] in marks or text[at] in CLOSING):
        at += 1
    return at


def _closes_a_sentence(text: str, at: int, inside: list[bool], marks: str) -> bool:
    """True at the ” of “……。” when the sentence ends with it."""
    if (
        text[at] not in CLOSING
        or at == 0
        or text[at - 1] not in "。！…"
        or text[at - 1] not in marks
    ):
        return False
    after = at + 1
    return after >= len(text) or (
        not inside[after] and text[after] not in CLAUSE_END + CLOSING + "、的"
    )


def _is_ratio(text: str, at: int) -> bool:
    return text[at] == "：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _inside_short_pairs(text: str) -> list[bool]:
    """For every position whether it lies inside a closed pair of at most KEPT_WHOLE characters."""
    inside = [False] * len(text)
    open_at: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in OPENING:
            open_at.append((char, at))
        elif char in CLOSING:
            wanted = OPENING[CLOSING.index(char)]
            while open_at and open_at[-1][0] != wanted:
                open_at.pop()
            if open_at:
                start = open_at.pop()[1]
                if at - start <= KEPT_WHOLE + 1:
                    inside[start + 1 : at] = [True] * (at - start - 1)
    return inside
