"""Line breaks that are none: of pages, of fixed widths, of links, of slips."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.corpus.characters import HAN, LINE_END, OPENING, SENTENCE_END
from generator.corpus.headings import is_heading
from generator.corpus.language import continues
from generator.corpus.sentences import label_of

_INDENT = re.compile("^[\u3000 \t]{2,}")

HARD_LINE = 20
"""A piece this long that ends without a mark goes on behind the blank."""

HEADING_TAIL = 12

BROKEN_FROM = 60
"""A line this long that ends in the middle of a clause was broken by a page."""

HARD_WRAPPED_LINES = 12

HARD_WRAPPED_SHARE = 0.5

WIDTHS = range(15, 81)

STRAY_START = "，、。；”"
"""No line begins so: it belongs to the one before it."""

CUT_LINES = 2
"""So many lines that end inside a clause are no missing full stops but broken paragraphs."""

LONGEST_PAGE = 40
"""A line with a page number is no longer, blanks included."""

_PAGE_LINE = re.compile(
    r"^\s*(?:[—－-]+\s*\d{1,3}\s*[—－-]+|—+ ?\d{1,3}|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})\s*$"
)

_PAGE_MARK = re.compile(
    rf"(?<=[{HAN}，、{SENTENCE_END}；：])(?: ?[—－-] \d{{1,3}} [—－-] ?| [—－-]\d{{1,3}}[—－-] |—\d{{1,3}}—)(?=[{HAN}A-Z（“《])"
)

_NOTE_NUMBER = re.compile(r"（\d{1,2}）")
"""Inside a clause the number of a note, no heading."""

_SOFT_END = re.compile("[的和与及把将从在对向为]$")
_DANGLING = re.compile("[和与及的把将从在]$")

_MAYBE_PAGE = re.compile(r"[—－-] ?\d{1,3} ?[—－-]")

_ENDS_OPEN = re.compile(f"[{HAN}0-9，、]$")

_STARTS_OPEN = re.compile(f"^[{HAN}0-9”，、。]")

STRAY_MARKS = "，、。；："

SPACED_LINES = 3
SPACED_SHARE = 0.4
"""So many lines behind blank ones: in this text blank lines part the paragraphs."""


def drop_page_marks(text: str) -> tuple[str, int]:
    """Page numbers on their own line, or inside a word that a page cut in two."""
    lines = text.split("\n")
    kept = [line for line in lines if len(line) > LONGEST_PAGE or not _PAGE_LINE.match(line)]
    result, inside = text if len(kept) == len(lines) else "\n".join(kept), 0
    if _MAYBE_PAGE.search(result):
        result, inside = _PAGE_MARK.subn(_page_gap, result)
    return result, len(lines) - len(kept) + inside


def _page_gap(match: re.Match[str]) -> str:
    """Nothing inside a paragraph; a blank where a heading may follow."""
    heading = is_heading(match.string[match.end() : match.end() + 8])
    return " " if heading and match.string[match.start() - 1] in SENTENCE_END else ""


def join_wrapped(text: str) -> tuple[str, int]:
    """Hard line breaks undone: lines of one width joined up to the next indent or heading."""
    if text.count("\n") < HARD_WRAPPED_LINES - 1:
        return text, 0
    lines = text.split("\n")
    width = _wrapped_width(lines)
    if not width:
        return text, 0
    result: list[str] = []
    previous = ""
    for line in (line for line in lines if line.strip()):
        if result and _continues(previous, line, width):
            result[-1] += line.strip()
        else:
            result.append(line)
        previous = line
    return "\n".join(result), len([line for line in lines if line.strip()]) - len(result)


def _wrapped_width(lines: list[str]) -> int:
    """The common width of a hard-wrapped text, 0 when it is not one."""
    widths = Counter(len(line.rstrip()) for line in lines if line.strip())
    if not widths:
        return 0
    width = max(widths, key=lambda w: widths[w] + widths[w - 1] + widths[w + 1])
    near = sum(widths[w] for w in (width - 1, width, width + 1))
    enough = near >= max(HARD_WRAPPED_LINES, sum(widths.values()) * HARD_WRAPPED_SHARE)
    return width if enough and width in WIDTHS else 0


def _continues(previous: str, line: str, width: int) -> bool:
    bare = previous.rstrip()
    if len(bare) < width - 2 or _INDENT.match(line):
        return False
    inside = bare[-1] not in LINE_END and _NOTE_NUMBER.match(line.strip())
    return bool(inside) or not is_heading(line.strip())


def join_broken(text: str) -> tuple[str, int]:
    """A paragraph or a heading that a stray line break cut in two."""
    lines = list(_with_strays(text))
    often = sum(_is_cut(a.text, b.text) for a, b in pairwise(lines)) >= CUT_LINES
    spaced = sum(line.apart for line in lines) >= max(SPACED_LINES, len(lines) * SPACED_SHARE)
    result = [line.text for line in lines[:1]]
    for at, line in enumerate(lines[1:], 1):
        soft = spaced and not line.apart and _goes_on_softly(result[-1], lines[at : at + 2])
        if soft or _is_broken(result[-1], line.text.strip(), often):
            result[-1] += line.text.strip()
        else:
            result.append(line.text)
    joined = sum(1 for line in text.split("\n") if line.strip()) - len(result)
    return ("\n".join(result), joined) if joined else (text, 0)


class _Line(NamedTuple):
    text: str
    apart: bool
    """Whether a blank line stands before it."""


def _with_strays(text: str) -> Iterator[_Line]:
    """The lines that are not blank; one that begins with a comma or a stop belongs to the last."""
    last: _Line | None = None
    apart = False
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            apart = True
            continue
        stray = bare[0] in STRAY_MARKS and last is not None and last.text[-1] not in LINE_END
        if last and stray and not apart:
            last = last._replace(text=last.text + bare)
            continue
        if last:
            yield last
        last, apart = _Line(line, apart), False
    if last:
        yield last


def _goes_on_softly(previous: str, following: list[_Line]) -> bool:
    """Whether a paragraph goes on in the next line, in a text with blank lines between paragraphs.

    A few words in a line between two others were a link.
    """
    bare, words = previous.strip(), following[0].text.strip()
    if _INDENT.match(following[0].text) or is_heading(words) or label_of(words):
        return False
    if words.startswith(("#", "——")) or is_heading(bare):
        return False
    prose = len(bare) > HARD_LINE and any(mark in bare for mark in "，。；、")
    if bare[-1] in LINE_END:
        short = len(words) <= HARD_LINE and not any(mark in words for mark in "，。；：！？")
        linked = len(following) > 1 and not following[1].apart
        return prose and linked and short and bare[-1] not in SENTENCE_END + "：；"
    return prose or _SOFT_END.search(bare) is not None


def _is_broken(previous: str, line: str, often: bool) -> bool:
    """``often``: the text has more such lines, so that a missing full stop is no slip."""
    if previous[-1] in OPENING:
        return True
    if previous[-1] in SENTENCE_END and line[0] not in STRAY_START:
        return False
    if (
        is_heading(line)
        or label_of(line)
        or line.startswith(("#", "——"))
        or _INDENT.match(previous)
    ):
        return False
    if line[0] in STRAY_START and len(previous) > HEADING_TAIL:
        return True
    bare = previous.strip()
    if is_heading(bare) and len(bare) < BROKEN_FROM:
        short = len(line) <= HEADING_TAIL and not re.search(f"[{LINE_END}]", line)
        return short and bare[-1] not in LINE_END
    if len(bare) > HARD_LINE and _DANGLING.search(bare) and len(line) > HEADING_TAIL:
        return True
    if not _is_cut(previous, line):
        return False
    return often or bare[-1] in "，、" or continues(bare, line)


def _is_cut(previous: str, line: str) -> bool:
    """Whether a long line ends inside a clause and the next goes on."""
    if previous[-1] in SENTENCE_END or len(previous) < BROKEN_FROM:
        return False
    bare, line = previous.strip(), line.strip()
    return (
        len(bare) >= BROKEN_FROM
        and len(line) > HEADING_TAIL
        and any(mark in bare for mark in SENTENCE_END)
        and bool(_ENDS_OPEN.search(bare) and _STARTS_OPEN.match(line))
    )
