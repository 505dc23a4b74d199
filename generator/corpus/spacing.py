"""Blanks that a typist, a converter or a web page left in Chinese text."""

from __future__ import annotations

import re

from generator.corpus.characters import CHINESE_PUNCTUATION, HAN, SPACES

_MARK = re.escape(CHINESE_PUNCTUATION)
_RUN = re.compile(f"[{SPACES}]+")
_AT_MARK = re.compile(rf" (?=[{_MARK}])|(?<=[{_MARK}]) ")
_AT_LATIN = re.compile(rf"(?<=[{HAN}]) (?=[0-9A-Za-z*])|(?<=[0-9A-Za-z%*]) (?=[{HAN}])")
_LETTER_SPACED = re.compile(rf"[{HAN}](?: [{HAN}]){{1,}}")
_HEADING_MARK = re.compile(r"\s*(#{1,6}) +(?=[^#\s])")


def trim(text: str) -> tuple[str, int]:
    """One line a paragraph: without blank lines and the blanks around a line.

    >>> trim("　　一段。\\n\\n二段。\\n")
    ('一段。\\n二段。', 2)
    """
    lines = text.strip("\n").split("\n") if text.strip("\n") else []
    kept = [bare for line in lines if (bare := line.strip())]
    changed = sum(line[:1].isspace() or line[-1:].isspace() for line in lines)
    return "\n".join(kept), len(lines) - len(kept) + changed


def tidy(text: str) -> tuple[str, int]:
    """No blanks around Chinese marks, numbers and letters.

    A blank between two Chinese words stays: titles use it (发挥作用 强化建设).
    """
    lines = text.split("\n")
    count = 0
    for at, line in enumerate(lines):
        if _RUN.search(line):
            lines[at], changes = _tidy_line(line)
            count += changes
    return ("\n".join(filter(None, lines)), count) if count else (text, 0)


def _tidy_line(line: str) -> tuple[str, int]:
    mark = _HEADING_MARK.match(line) if "#" in line else None
    if mark:
        rest, count = _tidy_line(line[mark.end() :])
        wide = mark[0] != f"{mark[1]} "
        return f"{mark[1]} {rest}", count + wide
    trimmed = line.strip()
    if not _RUN.search(trimmed):
        return trimmed, 0
    bare = _RUN.sub(" ", trimmed)
    count = int(bare != trimmed)
    if " " not in bare:
        return bare, count
    if _LETTER_SPACED.fullmatch(bare):
        return bare.replace(" ", ""), count + bare.count(" ")
    result, marks = _AT_MARK.subn("", bare)
    result, latin = _AT_LATIN.subn("", result)
    return result, count + marks + latin
