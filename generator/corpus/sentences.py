"""Cutting a paragraph into sentences and clauses, quotes and brackets kept whole where short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import overload

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
    sentences: list[Sentence] = []
    first, begun = offset, 0
    clauses, ends = _cut(text, offset)
    for end, number in ends:
        words = text[first - offset : end - offset]
        bare = words.strip()
        if bare:
            at = first if bare is words else first + len(words) - len(words.lstrip())
            inner = tuple(clauses[begun:number])
            sentences.append(Sentence(bare, at, at + len(bare), label_of(bare), inner))
        first, begun = end, number
    return tuple(sentences)


class Sentences(Sequence[Sentence]):
    """The sentences of a paragraph, cut when somebody first looks at one.

    Most of the time spent on a long text is spent on its clauses, and not every job needs them.
    """

    __slots__ = ("_cut", "_offset", "_text")

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._cut: tuple[Sentence, ...] | None = None

    def _all(self) -> tuple[Sentence, ...]:
        if self._cut is None:
            self._cut = cut_sentences(self._text, self._offset)
        return self._cut

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, at: int | slice) -> Sentence | tuple[Sentence, ...]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash((self._text, self._offset))


def cut_clauses(text: str, offset: int = 0) -> tuple[Clause, ...]:
    """The clauses of one sentence, without their closing marks; 、 is no boundary."""
    return tuple(_cut(text, offset)[0])


def _cut(text: str, offset: int) -> tuple[list[Clause], list[tuple[int, int]]]:
    """All clauses, and where sentences end: the place and how many clauses there are before it.

    The innermost loop of all reading: what is common is decided in line.
    """
    clauses: list[Clause] = []
    ends: list[tuple[int, int]] = []
    masked = _masked(text)
    plain = masked is text
    end = offset
    for words, marks in _PIECE.findall(masked):
        start, end = end, end + len(words) + len(marks)
        if plain and len(marks) == 1 and words and words.strip() is words:
            clauses.append(Clause(words, start, end - 1, marks))
        elif start < end:
            clauses += _ragged(text[start - offset : end - offset], start)
        if marks and (marks in _ENDS or not _ENDS.isdisjoint(marks)):
            ends.append((end, len(clauses)))
    if not ends or ends[-1][0] < end:
        ends.append((end, len(clauses)))
    return clauses, ends


def _ragged(words: str, at: int) -> tuple[Clause, ...]:
    """A clause of a piece with several marks, closing quotes or blanks; none without words."""
    bare = words.strip()
    inner = bare.rstrip(CLAUSE_END)
    at += len(words) - len(words.lstrip())
    return (Clause(inner, at, at + len(inner), bare[len(inner) :]),) if inner else ()


def label_of(text: str) -> str:
    """The enumerating word at the start of a text, else an empty string."""
    if text[:1] not in _LABEL_STARTS:
        return ""
    match = LABEL.match(text)
    return match[0] if match else ""


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
