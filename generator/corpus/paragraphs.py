"""Paragraphs that were put on one line, on lines of their own again."""

from __future__ import annotations

import re

from generator.corpus.characters import CLOSING, HAN, LINE_END, NUMERALS, SENTENCE_END
from generator.corpus.headings import is_heading
from generator.corpus.sentences import LABEL

ONE_LINE = 400
"""A line this long with blanks behind full stops holds several paragraphs."""

BLANK_IN = 600
"""One such blank in so many characters is enough."""

INDENTS = ("\u3000\u3000", "    ", "\u00a0\u00a0\u00a0\u00a0")
INDENTED = 3
"""A line with so many indents inside breaks at all of them, behind headings without marks too."""

BROKEN_FROM = 60
"""A line this long that ends in the middle of a clause was broken by a page."""

FRONT_LINES = 6
"""Among so many lines an address can be glued to the first paragraph."""

WRAPPED_SHARE = 0.5
HARD_LINE = 20
"""A piece this long that ends without a mark goes on behind the blank."""

_JOINED = re.compile(r"\s*\[SEP\]\s*")
_INNER_INDENT = re.compile(
    rf"([{SENTENCE_END}：；{CLOSING}])(?:\u3000{{2,}}|[ \u00a0]{{4,}})(?=\S)"
)
_ANY_INDENT = re.compile(rf"([{HAN}])\u3000{{2,}}(?=[{HAN}〔])")
_STOP_BLANK = re.compile(rf"(?<=[{SENTENCE_END}：；{CLOSING}])[ \u3000]+(?=[{HAN}（“《—\d])")
_BLANK = re.compile(rf"(?<=[{HAN}{SENTENCE_END}：；{CLOSING}])[ \u3000]+(?=[{HAN}（“《—\d])")
_GLUED_HEADING = re.compile(
    rf"(?<=[{SENTENCE_END}])(?=[{NUMERALS}]{{1,2}}、|（[{NUMERALS}]{{1,2}}）)"
)
_BEFORE_LABEL = re.compile(rf"(?<=[{HAN}{SENTENCE_END}：；{CLOSING}])[ \u3000]+(?={LABEL.pattern})")
_ADDRESSED = re.compile(
    r"^(\s*(?:同志们|各位代表|各位同志|各位委员|各位领导、同志们)[：:])(?=[^\n]{20})"
)


def split_joined(text: str) -> tuple[str, int]:
    """Paragraphs that some tool joined with [SEP] or blanks, on lines of their own again."""
    text, count = _JOINED.subn("\n", text) if "[SEP]" in text else (text, 0)
    text, indents = _break_at_indents(text)
    lines = [_split_line(line) for line in text.split("\n")]
    return "\n".join(line for line, _ in lines), count + indents + sum(n for _, n in lines)


def _break_at_indents(text: str) -> tuple[str, int]:
    lines = text.split("\n")
    count = 0
    for at, line in enumerate(lines):
        rest = line.lstrip()
        if not any(blanks in rest for blanks in INDENTS):
            continue
        lines[at], breaks = _INNER_INDENT.subn(r"\1\n", line)
        more = 0
        if breaks >= INDENTED:
            lines[at], more = _ANY_INDENT.subn(r"\1\n", lines[at])
        count += breaks + more
    return ("\n".join(lines), count) if count else (text, 0)


def _split_line(line: str) -> tuple[str, int]:
    if len(line) < ONE_LINE:
        return line, 0
    bare = line.strip()
    if len(bare) >= ONE_LINE and len(_STOP_BLANK.findall(bare)) >= max(2, len(bare) / BLANK_IN):
        return _unblanked(bare)
    return line, 0


def _unblanked(line: str) -> tuple[str, int]:
    """Breaks for blanks; where most blanks are traces of hard line breaks only some of them."""
    parts = _BLANK.split(line)
    wrapped = sum(part[-1:] not in LINE_END for part in parts) > len(parts) * WRAPPED_SHARE
    result = parts[:1]
    for part in parts[1:]:
        if wrapped and _goes_on(result[-1], part):
            result[-1] += part
        else:
            result.append(part)
    text, glued = _GLUED_HEADING.subn("\n", "\n".join(result))
    return text, len(parts) - 1 + glued


def _goes_on(last: str, part: str) -> bool:
    cut = len(last) > HARD_LINE and last[-1] not in SENTENCE_END + "：" + CLOSING
    run_in = any(mark in last for mark in SENTENCE_END)
    return cut and not is_heading(part) and (run_in or not is_heading(last))


def split_headings(text: str) -> tuple[str, int]:
    """A heading and its paragraph on one line with only a blank between them."""
    lines = text.split("\n")
    count = 0
    for at, line in enumerate(lines[:FRONT_LINES]):
        lines[at], breaks = _ADDRESSED.subn(r"\1\n", line)
        count += breaks
    lines = "\n".join(lines).split("\n")
    for at, line in enumerate(lines):
        if is_heading(line.strip()):
            lines[at], breaks = _split_heading(line.strip())
            count += breaks
    return "\n".join(lines), count


def _split_heading(line: str) -> tuple[str, int]:
    blank = _BLANK.search(line)
    if (
        blank is None
        or len(line) < BROKEN_FROM
        or re.search(f"[{SENTENCE_END}]", line[: blank.start()])
    ):
        return line, 0
    rest, more = _BEFORE_LABEL.subn("\n", line[blank.end() :])
    return f"{line[: blank.start()]}\n{rest}", 1 + more
