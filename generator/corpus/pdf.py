"""The text of a PDF: lines from their places on the page, heads and page numbers left out."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.corpus.characters import CHINESE_PUNCTUATION as MARKS
from generator.corpus.characters import HAN
from generator.corpus.headings import is_heading
from generator.errors import bad_data

PAGES = 2000
EDGE = 2
"""So many lines at the top and at the bottom of a page can be a running head or a page number."""

REPEATED = 3
"""On so many pages a line is a running head."""

SAME_LINE = 0.6
"""Pieces whose middles are nearer than this part of their height stand on one line."""

INDENT = 1.2
"""A line that starts so many letters behind the margin begins a paragraph."""

SHORT = 2.5
"""A line that stops so many letters before the margin ends one."""

WIDER = 36.0
"""Points by which the right margin may be broader than the left."""

_NUMBER = re.compile(r"\s*[—－\-·•]*\s*\d{1,4}\s*[—－\-·•]*\s*|第\s*\d+\s*页.*|\d+\s*/\s*\d+")
_LINE = re.compile(r"[^\s][^\r\n]*(?<=\S)")
_BREAKS = re.compile(r"[\x02\ufffe]+")
_BLANKS = re.compile(" {2,}")
_LAID_OUT = re.compile(
    f" (?=[{MARKS}])|(?<=[{MARKS}]) |(?<=[{HAN}]) (?=[0-9])|(?<=[0-9%]) (?=[{HAN}])"
)
"""Blanks that the layout put around marks and figures."""

_SPREAD = re.compile(f"(?:[{HAN}]{{1,2}} ){{4,}}")
_DIGITS = re.compile(r"\d+")


class Line(NamedTuple):
    """One printed line; places in points, ``bottom`` and ``top`` count from the page's foot."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    width: float
    """Of the page."""

    @property
    def height(self) -> float:
        """About the size of a letter."""
        return self.top - self.bottom


def pdf_text(data: bytes, path: Path) -> str:
    """One paragraph a line. Raises DataError for a damaged, locked or scanned PDF."""
    pages = [page for page in _pages(data, path) if page]
    if not pages:
        raise bad_data("这个 PDF 里没有文字。", "如果是扫描件，请先做文字识别。", path)
    lines = _paragraphs(list(_without_heads(pages)))
    return "\n".join(_set_close(line) for line in lines)


def _set_close(line: str) -> str:
    """Without the blanks of the layout; a line spread to its width is full of them."""
    close = _LAID_OUT.sub("", _BLANKS.sub(" ", line))
    return _SPREAD.sub(lambda match: match[0].replace(" ", ""), close)


def _pages(data: bytes, path: Path) -> Iterator[list[Line]]:
    try:
        import pypdfium2
    except ImportError:
        hint = "请运行 python -m pip install pypdfium2，或先另存为 .docx。"
        raise bad_data("读 PDF 要用 pypdfium2，还没有装。", hint, path) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        hint = "请确认能打开、没有密码；或另存为 .docx 后再试。"
        raise bad_data("这个 PDF 打不开（损坏或有密码）。", hint, path) from None
    try:
        for number in range(min(len(document), PAGES)):
            yield _page(document, number, pypdfium2.PdfiumError)
    finally:
        document.close()


def _page(document: Any, number: int, failure: type[Exception]) -> list[Line]:
    """The lines of a page from top to bottom; none when the page is damaged."""
    try:
        page = document[number]
        words = page.get_textpage()
        return list(_printed(words, words.get_text_range(), page.get_width()))
    except failure:
        return []


def _printed(words: Any, text: str, width: float) -> Iterator[Line]:
    """The printed lines of a page's text, pieces of one line put together."""
    last: Line | None = None
    for match in _LINE.finditer(text):
        left, bottom, _, top = words.get_charbox(match.start(), loose=True)
        right = words.get_charbox(match.end() - 1, loose=True)[2]
        line = Line(_BREAKS.sub("", match[0]), left, right, bottom, top, width)
        if last and _level(last, line):
            line = _together(last, line)
        elif last:
            yield last
        last = line
    if last:
        yield last


def _together(a: Line, b: Line) -> Line:
    return Line(
        a.text + _gap(a, b) + b.text, min(a.left, b.left), max(a.right, b.right),
        min(a.bottom, b.bottom), max(a.top, b.top), a.width,
    )  # fmt: skip


def _level(a: Line, b: Line) -> bool:
    middle = abs((a.top + a.bottom) - (b.top + b.bottom)) / 2
    return middle < SAME_LINE * max(a.height, b.height) and b.left >= a.left


def _gap(a: Line, b: Line) -> str:
    blank = a.text.endswith(" ") or b.text.startswith(" ")
    return " " if b.left - a.right > 0.5 * b.height and not blank else ""


def _without_heads(pages: Sequence[list[Line]]) -> Iterator[Line]:
    """All lines but page numbers and what stands at the edge of page after page."""
    edges = Counter(
        _DIGITS.sub("0", line.text.strip())
        for page in pages
        for line in {*page[:EDGE], *page[-EDGE:]}
    )
    for page in pages:
        for at, line in enumerate(page):
            edge = at < EDGE or at >= len(page) - EDGE
            repeated = edges[_DIGITS.sub("0", line.text.strip())] >= REPEATED
            if not (edge and (repeated or _NUMBER.fullmatch(line.text))):
                yield line


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Lines put together up to an indent, a short line or a heading."""
    size = statistics.median(line.height for line in lines) or 1.0
    margin, edge = _margins(lines)
    paragraph = ""
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        text = line.text.strip()
        new = before is None or _begins(before, line, size, margin, edge)
        if new and paragraph:
            yield paragraph
        paragraph = text if new else paragraph + text
    yield paragraph


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where most lines start (the outermost of them), and where full ones stop.

    A page without full lines has a margin as broad on the right as on the left.
    """
    lefts = Counter(round(line.left / 4) for line in lines)
    common = [left for left, count in lefts.items() if count * 5 >= max(lefts.values())]
    rights = sorted(line.right for line in lines)
    margin = min(common) * 4.0
    return margin, max(rights[int(len(rights) * 0.9)], lines[0].width - margin - WIDER)


def _begins(before: Line, line: Line, size: float, margin: float, edge: float) -> bool:
    indented = line.left - margin > INDENT * size
    ended = edge - before.right > SHORT * size
    larger = abs(line.height - before.height) > 0.35 * size
    return indented or ended or larger or is_heading(line.text.strip())
