"""What every line of a text is: title, salutation, heading, body, signature."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.checking.text import Kind, Line
from generator.corpus.characters import SENTENCE_END
from generator.corpus.headings import parse

SALUTATION = re.compile(
    r"^(?=.{2,60}$)[^。；！？]*(?:同志|代表|委员|朋友|来宾|先生们|同学|乡亲|战友|老师|青年)(?:们)?(?:[、，][^。；！？]{0,30})?[：:，,！!]$"
)
"""A short line that addresses the audience."""

LONGEST_CALL = 25
"""Characters of a salutation that ends in no colon; a longer line is a sentence broken off."""
LONGEST_TITLE = 45
LONGEST_HEADING = 60
_HALF_TO_FULL = str.maketrans("().", "（）.")
_SENTENCE = re.compile(f"[{SENTENCE_END}]|[：:；;，,]$")
_SIGNATURE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
_FRONT = re.compile(r"^[（(].{4,40}[）)]$|^\d{4}年\d{1,2}月\d{1,2}日$")


def classified(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same lines with kind, level, label and heading."""
    done: list[Line] = []
    open_front = True
    for line in lines:
        line = _classified(line, open_front, not any(x.kind == "title" for x in done))
        if line.kind not in ("blank", "title", "front"):
            open_front = False
        done.append(line)
    return _with_signature(done)


def _classified(line: Line, front: bool, untitled: bool) -> Line:
    words = line.text.strip()
    if not words:
        return _as(line, "blank")
    if line.kind != "body":
        return line
    if SALUTATION.match(words) and (words[-1] not in "，,！!" or len(words) <= LONGEST_CALL):
        return _as(line, "salutation")
    head = parse(words.translate(_HALF_TO_FULL))
    if head is not None:
        return _heading(line, words, head.level, head.label, head.words_at, head.rest_at)
    if front and len(words) <= LONGEST_TITLE and not _SENTENCE.search(words):
        return _as(line, "title" if untitled and not _FRONT.match(words) else "front")
    return line


def _heading(line: Line, words: str, level: int, label: str, at: int, rest: int) -> Line:
    heading = words[at:rest].rstrip("。；：，、！？ ")
    alone = rest >= len(words) and len(words) <= LONGEST_HEADING
    written = words[: len(label)]
    return Line(line.number, line.start, line.text, "heading", level, written, heading, alone)


def _as(line: Line, kind: Kind) -> Line:
    return Line(line.number, line.start, line.text, kind)


def _with_signature(lines: list[Line]) -> tuple[Line, ...]:
    """A date alone on one of the last lines, and the short line above it, sign the text."""
    last = [n for n, line in enumerate(lines) if line.kind != "blank"][-2:]
    if last and _SIGNATURE.match(lines[last[-1]].text.strip()):
        for n in last:
            if len(lines[n].text.strip()) <= 20 and lines[n].kind in ("body", "front"):
                lines[n] = _as(lines[n], "signature")
    return tuple(lines)
