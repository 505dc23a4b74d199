"""Line breaks as the writer meant them: one paragraph a line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from generator.corpus.characters import CLOSING, HAN, LINE_END, NUMERALS, OPENING, SENTENCE_END
from generator.corpus.headings import is_heading
from generator.corpus.language import continues
from generator.corpus.sentences import LABEL, label_of

ONE_LINE = 400
"""A line this long with blanks behind full stops holds several paragraphs."""

BLANK_IN = 600
"""One such blank in so many characters is enough."""

INDENTED = 3
"""A line with so many indents inside breaks at all of them, behind headings without marks too."""

HARD_WRAPPED_LINES = 12
HARD_WRAPPED_SHARE = 0.5
WIDTHS = range(15, 81)
BROKEN_FROM = 60
"""A line this long that ends in the middle of a clause was broken by a page."""

STRAY_START = "，、。；”"
"""No line begins so: it belongs to the one before it."""

CUT_LINES = 2
"""So many lines that end inside a clause are no missing full stops but broken paragraphs."""

FRONT_LINES = 6
"""Among so many lines an address can be glued to the first paragraph."""

HEADING_TAIL = 12
LONGEST_PAGE = 40
"""A line with a page number is no longer, blanks included."""

WRAPPED_SHARE = 0.5
HARD_LINE = 20
"""A piece this long that ends without a mark goes on behind the blank."""

_JOINED = re.compile(r"\s*\[SEP\]\s*")
_INDENT = re.compile("^[\u3000 \t]{2,}")
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
_PAGE_LINE = re.compile(
    r"^\s*(?:[—－-]+\s*\d{1,3}\s*[—－-]+|—+ ?\d{1,3}|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})\s*$"
)
_PAGE_MARK = re.compile(
    rf"(?<=[{HAN}，、{SENTENCE_END}；：])(?: ?[—－-] \d{{1,3}} [—－-] ?| [—－-]\d{{1,3}}[—－-] |—\d{{1,3}}—)(?=[{HAN}A-Z（“《])"
)
_ADDRESSED = re.compile(
    r"^(\s*(?:同志们|各位代表|各位同志|各位委员|各位领导、同志们)[：:])(?=[^\n]{20})"
)
_NOTE_NUMBER = re.compile(r"（\d{1,2}）")
"""Inside a clause the number of a note, no heading."""

_DANGLING = re.compile("[和与及的把将从在]$")
_MAYBE_PAGE = re.compile(r"[—－-] ?\d{1,3} ?[—－-]")
_ENDS_OPEN = re.compile(f"[{HAN}0-9，、]$")
_STARTS_OPEN = re.compile(f"^[{HAN}0-9”，、。]")


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
    lines = [line for line in text.split("\n") if line.strip()]
    often = sum(_is_cut(a, b.strip()) for a, b in pairwise(lines)) >= CUT_LINES
    result = lines[:1]
    for line in lines[1:]:
        if _is_broken(result[-1], line.strip(), often):
            result[-1] += line.strip()
        else:
            result.append(line)
    joined = len(lines) - len(result)
    return ("\n".join(result), joined) if joined else (text, 0)


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
    if previous[-1] in SENTENCE_END:
        return False
    bare = previous.strip()
    return (
        len(bare) >= BROKEN_FROM
        and len(line) > HEADING_TAIL
        and any(mark in bare for mark in SENTENCE_END)
        and bool(_ENDS_OPEN.search(bare) and _STARTS_OPEN.match(line))
    )
