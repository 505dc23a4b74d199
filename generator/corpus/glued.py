"""A text without a single line break, cut again at its numbers and its addresses."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.corpus.characters import NUMERALS, SENTENCE_END
from generator.corpus.numbering import chinese_number

GLUED = 3000
"""A line this long without blanks between paragraphs has lost its breaks."""

_BEHIND_STOP = rf"(?<=[{SENTENCE_END}”])"
_LEVELS = (
    re.compile(rf"{_BEHIND_STOP}([{NUMERALS}]{{1,3}})、(?![{NUMERALS}]、)"),
    re.compile(rf"{_BEHIND_STOP}（([{NUMERALS}]{{1,3}})）"),
)
_ADDRESS = re.compile(r"(?:各位代表|同志们|各位委员)[：！]")
_PART = re.compile(
    rf"{_BEHIND_STOP}20\d\d年(?:政府|主要)?工作(?:的)?(?:回顾|总结|安排|打算|计划|任务|目标|总体要求(?:和目标任务)?)(?=[^，。、])"
)
_VALUE = {chinese_number(value): value for value in range(1, 100)}


def split_glued(text: str) -> tuple[str, int]:
    """Breaks where a number continues its row, around an address, around a part's heading."""
    if len(text) < GLUED:
        return text, 0
    lines = [_split(line) if len(line) >= GLUED else line for line in text.split("\n")]
    result = "\n".join(lines)
    return result, result.count("\n") - text.count("\n")


def _split(line: str) -> str:
    places = {at for pattern in _LEVELS for at in _rows(pattern, line)}
    for match in _ADDRESS.finditer(line):
        if match.start() == 0 or line[match.start() - 1] in SENTENCE_END + "”":
            places |= {match.start(), match.end()}
    for match in _PART.finditer(line):
        places |= {match.start(), match.end()}
    ends = sorted({0, len(line)} | places)
    return "\n".join(line[start:end] for start, end in pairwise(ends))


def _rows(pattern: re.Pattern[str], line: str) -> list[int]:
    """Places of numbers that count on from 一; a lone number is no heading."""
    found: list[int] = []
    row: list[int] = []
    for match in pattern.finditer(line):
        value = _VALUE.get(match[1], 0)
        if value == 1:
            found += row if len(row) > 1 else []
            row = [match.start()]
        elif value == len(row) + 1 and row:
            row.append(match.start())
    return found + (row if len(row) > 1 else [])
