"""What LibreOffice makes of the file: 22 lines of 28 characters, every character on paper."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from rendering_support import DAY, W, body_of, draft_of, part, text_of, words

from generator.draft import Draft, Paragraph
from generator.rendering import render

Convert = Callable[[bytes], Path]
MM = 72 / 25.4


class Line(NamedTuple):
    """One line of a page; the edges in points from the top left corner of the sheet."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def pages_of(pdf: Path) -> list[list[Line]]:
    """The lines of every page, from top to bottom, pieces at one height joined."""
    command = ["pdftotext", "-bbox-layout", str(pdf), "-"]
    xml = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", xml))
    return [_lines(page) for page in root.iter("{*}page")]


def _lines(page: etree._Element) -> list[Line]:
    found: dict[int, list[Line]] = {}
    for word in page.iter("{*}word"):
        left, top, right, bottom = (float(word.get(k, 0)) for k in ("xMin", "yMin", "xMax", "yMax"))
        piece = Line(word.text or "", left, right, top, bottom)
        found.setdefault(round((top + bottom) / 2 / 14), []).append(piece)
    rows = (pieces for _, pieces in sorted(found.items()))
    return [_joined(sorted(pieces, key=lambda piece: piece.left)) for pieces in rows]


def _joined(pieces: Sequence[Line]) -> Line:
    lefts, rights, tops, bottoms = zip(*(piece[1:] for piece in pieces), strict=True)
    text = "".join(piece.text for piece in pieces)
    return Line(text, min(lefts), max(rights), min(tops), max(bottoms))


def is_number(line: Line) -> bool:
    return bool(re.fullmatch(r"—\d+—", line.text))


@pytest.fixture(scope="module")
def full_pages(to_pdf: Convert) -> list[list[Line]]:
    """Five pages of nothing but Chinese characters, in one paragraph."""
    return pages_of(to_pdf(render(body_of("永" * 22 * 28 * 5), ".docx")))


@pytest.fixture(scope="module")
def long_pages(to_pdf: Convert, long_speech: Draft) -> list[list[Line]]:
    return pages_of(to_pdf(render(long_speech, ".docx", day=DAY)))


def test_a_full_page_has_22_lines_of_28_characters(full_pages: list[list[Line]]) -> None:
    for page in full_pages[1:-1]:
        lines = [line for line in page if not is_number(line)]
        assert [len(line.text) for line in lines] == [28] * 22


def test_the_text_area_is_156_by_225_mm(full_pages: list[list[Line]]) -> None:
    lines = [line for line in full_pages[1] if not is_number(line)]
    assert (max(line.right for line in lines) - lines[0].left) / MM == pytest.approx(156, abs=1)
    assert lines[0].left / MM == pytest.approx(28, abs=0.5)
    pitch = (lines[-1].top - lines[0].top) / 21
    assert 22 * pitch / MM == pytest.approx(225, abs=1)


def test_the_page_number_is_7_mm_below_the_text_and_on_the_outer_side(
    full_pages: list[list[Line]],
) -> None:
    for number, page in enumerate(full_pages, 1):
        (line,) = [line for line in page if is_number(line)]
        assert line.text == f"—{number}—"
        middle = (line.top + line.bottom) / 2 / MM
        assert middle - (37 + 225) == pytest.approx(7, abs=1)
        one = 14 / MM
        if number % 2:
            assert 210 - 26 - line.right / MM == pytest.approx(one, abs=1.5)
        else:
            assert line.left / MM - 28 == pytest.approx(one, abs=1.5)


def test_no_page_of_a_real_speech_has_more_than_22_lines(long_pages: list[list[Line]]) -> None:
    assert len(long_pages) >= 12
    for page in long_pages:
        assert len([line for line in page if not is_number(line)]) <= 22


def test_no_page_ends_with_a_heading(long_pages: list[list[Line]]) -> None:
    for page in long_pages:
        last = [line for line in page if not is_number(line)][-1].text
        assert not re.match(r"[一二三四]、|（[一二三四]）|\d\. ", last)


@pytest.mark.parametrize("layout", ["speech", "gbt9704", "article"])
def test_every_character_of_the_file_is_on_paper(
    to_pdf: Convert, long_speech: Draft, layout: str
) -> None:
    content = render(long_speech, ".docx", layout)
    printed = "".join(
        line.text for page in pages_of(to_pdf(content)) for line in page if not is_number(line)
    )
    written = "".join(text_of(paragraph) for paragraph in part(content).iter(f"{W}p"))
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", written)


def test_punctuation_at_line_ends_is_not_lost(to_pdf: Convert) -> None:
    texts = ["永" * count + "，" + "好" * 30 + "。" for count in range(20, 35)]
    content = render(draft_of(*(Paragraph("body", (words(text),)) for text in texts)), ".docx")
    printed = "".join(line.text for page in pages_of(to_pdf(content)) for line in page)
    assert printed.count("，") == printed.count("。") == len(texts)
