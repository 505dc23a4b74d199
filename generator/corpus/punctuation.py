"""Half-width marks in Chinese text as full-width ones; quotes the right way round."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import ne

from generator.corpus.characters import CHINESE_PUNCTUATION, GAP, HAN, NUMERALS

_CJK = f"{HAN}{GAP}{re.escape(CHINESE_PUNCTUATION)}"
_WIDE = str.maketrans(",:;?!", "，：；？！")
_NARROW = re.compile(
    rf"[,:;?!](?<=[{_CJK}].)[,:;?!]*|[,;?!](?<=[0-9A-Za-z%*\"].)(?=[{HAN}“《（—])"
    rf"|:(?<=[0-9A-Za-z%*]:)(?=[{HAN}“《])"
)
"""The mark first and what stands before it behind that: so it is found quickly."""

_BRACKETS = re.compile(r"\(([^()\n]{0,80})\)")
_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"[{_CJK}]")
_LONE_OPEN = re.compile(rf"\((?=[{HAN}])")
_LONE_CLOSE = re.compile(rf"\)(?<=[{HAN}]\))")
_STOP = re.compile(
    rf"\.(?<=[{HAN}”）》]\.)(?<!^[{NUMERALS}]\.)(?=$|[{_CJK} ]|\[SEP\])", re.MULTILINE
)
_DOTS = re.compile(r"\.\.\.\.*|。。。。*|……*")
_MAY_NARROW = re.compile("[,:;?!]")
_IN_PAIRS = re.compile('[^"“”]*(?:“[^"“”]*”[^"“”]*)*')
_HYPHENS = re.compile(rf"--(?:(?<=[{HAN}”]--)-*(?=[{HAN}“])|(?<=^--)-*(?=[{HAN}]))", re.MULTILINE)


def widen(text: str) -> tuple[str, int]:
    """Marks and brackets of Chinese text full-width; times, numbers and English stay."""
    text, brackets = _widen_all_brackets(text) if "(" in text or ")" in text else (text, 0)
    text, stops = _STOP.subn("。", text) if "." in text else (text, 0)
    dotted = any(dots in text for dots in ("…", "...", "。。。"))
    text, dots = _mend_dots(text) if dotted else (text, 0)
    text, dashes = _HYPHENS.subn("——", text) if "--" in text else (text, 0)
    text, marks = _widen_marks(text)
    return text, marks + brackets + stops + dots + dashes


def _mend_dots(text: str) -> tuple[str, int]:
    """Rows of dots and lone halves of ……; a row at the start of a line or inside a number stays."""
    count = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal count
        before, behind = (
            text[max(0, match.start() - 1) : match.start()],
            text[match.end() : match.end() + 1],
        )
        whole = match[0][0] == "…" and len(match[0]) > 1
        if whole or not before.strip(" .\n\t\u3000") or behind.isdigit() or behind == ".":
            return match[0]
        count += 1
        return "……"

    return _DOTS.sub(mended, text), count


def _widen_marks(text: str) -> tuple[str, int]:
    if not _MAY_NARROW.search(text):
        return text, 0
    return _NARROW.subn(lambda match: match[0].translate(_WIDE), text)


def _widen_all_brackets(text: str) -> tuple[str, int]:
    text, brackets = _widen_brackets(text)
    text, lone = _LONE_OPEN.subn("（", text)
    text, closed = _LONE_CLOSE.subn("）", text)
    return text, brackets + lone + closed


def _widen_brackets(text: str) -> tuple[str, int]:
    count = 0

    def widened(match: re.Match[str]) -> str:
        nonlocal count
        start, end = match.span()
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not (_HAN.search(match[1]) or _CHINESE.search(around)):
            return match[0]
        count += 1
        return f"（{match[1]}）"

    return _BRACKETS.sub(widened, text), count


def turn_quotes(text: str) -> tuple[str, int]:
    """Straight quotes curled, and quotes that face the wrong way turned, line by line."""
    return _by_line(text, _turn_line)


def _by_line(text: str, work: Callable[[str], str]) -> tuple[str, int]:
    lines = text.split("\n")
    changed = 0
    for at, line in enumerate(lines):
        if _IN_PAIRS.fullmatch(line) is None and (turned := work(line)) != line:
            changed += sum(map(ne, line, turned))
            lines[at] = turned
    return ("\n".join(lines), changed) if changed else (text, 0)


def _turn_line(line: str) -> str:
    if not _HAN.search(line):
        return line
    chars = list(line)
    if line.count('"') % 2 == 0:
        opening = True
        for at, char in enumerate(chars):
            if char == '"':
                chars[at] = "“" if opening else "”"
                opening = not opening
    return _face(chars, "“", "”")


def _face(chars: list[str], left: str, right: str) -> str:
    """Quotes of one kind alternating, wherever only one of them is turned wrongly."""
    places = [at for at, char in enumerate(chars) if char in (left, right)]
    open_now = False
    for number, at in enumerate(places):
        char = chars[at]
        after = places[number + 1] if number + 1 < len(places) else None
        if char == right and not open_now and _starts(chars, at) and after is not None:
            if chars[after] == right:
                chars[at] = char = left
        elif (
            char == left
            and open_now
            and _ends(chars, at)
            and (after is None or chars[after] == left)
        ):
            chars[at] = char = right
        open_now = char == left
    return "".join(chars)


def _starts(chars: list[str], at: int) -> bool:
    """Whether words begin right behind this quote."""
    return (at + 1 < len(chars) and _HAN.match(chars[at + 1]) is not None) or "".join(
        chars[at + 1 : at + 2]
    ).isalnum()


def _ends(chars: list[str], at: int) -> bool:
    """Whether words end right before this quote and none begin behind it."""
    behind = "".join(chars[at + 1 : at + 2])
    return at > 0 and not _starts([*chars[: at + 1], behind], at) if behind else at > 0
