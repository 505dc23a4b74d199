"""Quotation marks, brackets and book titles that do not close."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Line, Text

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "〔": "〕", "(": ")"}
_CLOSING = {close: opening for opening, close in PAIRS.items()}


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Within a paragraph; a quotation that runs over paragraphs opens each and closes the last."""
    lines = [line for line in text.lines if line.text]
    for n, line in enumerate(lines):
        stray = list(_stray(line))
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        if [mark for _, mark in stray] == ["“"] and (
            following.startswith("“") or _goes_on(lines[n + 1 : n + 6])
        ):
            continue
        if [mark for _, mark in stray] == ["”"] and _goes_on(lines[max(0, n - 6) : n], "“"):
            continue
        for at, mark in stray:
            other = PAIRS.get(mark) or _CLOSING[mark]
            message = f"“{mark}”没有配对的“{other}”。"
            yield Hit(at, at + 1, message, f"补上“{other}”，或删去“{mark}”。")


def _stray(line: Line) -> Iterator[tuple[int, str]]:
    open_marks: list[tuple[int, str]] = []
    for at, char in enumerate(line.text, line.start):
        if char in PAIRS or char == "（":
            if open_marks and open_marks[-1][1] == char and char in "“‘":
                yield open_marks.pop()
            open_marks.append((at, char))
        elif char in ("）", ")") and open_marks and open_marks[-1][1] in "（(":
            open_marks.pop()
        elif char in _CLOSING:
            if open_marks and open_marks[-1][1] == _CLOSING[char]:
                open_marks.pop()
            elif any(mark == _CLOSING[char] for _, mark in open_marks):
                while open_marks[-1][1] != _CLOSING[char]:
                    yield open_marks.pop()
                open_marks.pop()
            elif not (char in "）)" and _is_label(line, at)):
                yield at, char
    yield from open_marks


def _is_label(line: Line, at: int) -> bool:
    """1) and 一） number items without an opening bracket."""
    before = line.text[: at - line.start]
    return before[-1:] in tuple("0123456789一二三四五六七八九十") and len(before.lstrip("（(")) <= 2


def _goes_on(lines: list[Line], mark: str = "") -> bool:
    """Whether a quotation over several paragraphs is opened or closed among these lines."""
    wanted = ("“", "”") if mark else ("”", "“")
    return any(line.text.count(wanted[0]) > line.text.count(wanted[1]) for line in lines)


RULE = Rule(
    code="JG814",
    title="引号、括号、书名号不成对",
    authority="GB/T 15834-2011 4.8、4.9、4.14",
    level="错误",
    why="引号、括号、书名号应当成对使用。",
    check=check,
    bad=examples("落实⟦“⟧三会一课制度。", "根据《党章》的规定⟦》⟧。", "加强学习⟦（⟧包括培训。"),
    good=examples("落实“三会一课”制度（含主题党日）。"),
    alike=examples("“第一段。\n“第二段。”", "1）加强学习", "（一）加强学习"),
)
