"""Numbers before headings and what level they mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.corpus.characters import NUMERALS, SENTENCE_END

LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第[{NUMERALS}]{{1,3}}(?:部分|章|编)[、：， ]?")),
    (1, re.compile(rf"[{NUMERALS}]{{1,3}}、(?![{NUMERALS}]、)")),
    (2, re.compile(rf"（[{NUMERALS}]{{1,3}}）[、.]?")),
    (3, re.compile(r"\d{1,2}(?:[.．](?!\d)|、)")),
    (4, re.compile(r"（\d{1,2}）[、.]?")),
    (4, re.compile("[①-⑳]")),
)
"""GB/T 9704: 一、（一）1.（1）; the first pattern that matches decides."""

LONGEST_HEADING = 100

_FIRST = frozenset("第（0123456789" + NUMERALS) | frozenset(map(chr, range(0x2460, 0x2474)))
"""What a heading number can begin with; ``\\d`` of other scripts is none."""


class Head(NamedTuple):
    """A heading line taken apart; ``label + blank + words + stop + rest`` is the line."""

    level: int
    label: str
    words: str
    words_at: int
    rest_at: int
    """Where the run-in paragraph begins; the length of the line when there is none."""


def parse(line: str) -> Head | None:
    """The heading a line is or begins with; None for body text."""
    if line[:1] not in _FIRST:
        return None
    for level, pattern in LEVELS:
        match = pattern.match(line)
        if match:
            return _head(line, level, match[0])
    return None


def is_heading(line: str) -> bool:
    """Whether a line starts with a heading number."""
    return line[:1] in _FIRST and any(pattern.match(line) for _, pattern in LEVELS)


def _head(line: str, level: int, label: str) -> Head | None:
    at = len(label)
    while at < len(line) and line[at].isspace():
        at += 1
    end = at
    while end < len(line) and line[end] not in SENTENCE_END + "；":
        end += 1
    stop = end
    while stop < len(line) and line[stop] in SENTENCE_END + "；”）":
        stop += 1
    if not line[at:end].strip() or end - at > LONGEST_HEADING:
        return None
    return Head(level, label, line[at:end].rstrip("：，、 "), at, stop)
