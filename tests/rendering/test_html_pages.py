"""The HTML file as sheets of paper: the same lines and pages that LibreOffice makes of the .docx."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace
from rendering_support import body_of, draft_of, words
from test_word_geometry import is_number, pages_of

from generator.draft import Draft, Paragraph, Table
from generator.rendering import render
from generator.rendering.lines import break_lines
from generator.rendering.profiles import load_layout

LOOK = load_layout("speech").looks["body"]
WIDTH = load_layout("speech").page.text_width


def sheets_of(page: str) -> list[list[str]]:
    """The lines of every sheet."""
    found = []
    for sheet in re.findall(r"<section.*?</section>", page, re.DOTALL):
        text = re.sub(r"<footer>.*?</footer>", "", sheet)
        text = re.sub(r'<span class="line( end)?">|</(?:p|h\d)>', "\n", text)
        rows = [
            re.sub(r"\s", "", html.unescape(re.sub("<[^>]+>", "", row))) for row in text.split("\n")
        ]
        found.append([row for row in rows if row])
    return found


def only_chinese(draft: Draft) -> Draft:
    """Without Latin letters and digits: LibreOffice puts space round them that Word does not."""

    def bare(paragraph: Paragraph) -> Paragraph:
        runs = (replace(run, text=re.sub(r"[!-~]", "", run.text)) for run in paragraph.runs)
        return replace(paragraph, runs=tuple(runs))

    sections = (replace(s, paragraphs=tuple(map(bare, s.paragraphs))) for s in draft.sections)
    return replace(draft, front=tuple(map(bare, draft.front)), sections=tuple(sections))


@pytest.mark.parametrize("layout", ["speech", "gbt9704", "article"])
def test_lines_and_pages_are_those_of_the_printed_word_file(
    to_pdf: Callable[[bytes], Path], long_speech: Draft, layout: str
) -> None:
    draft = only_chinese(long_speech)
    printed = pages_of(to_pdf(render(draft, ".docx", layout)))
    theirs = [[line.text for line in page if not is_number(line)] for page in printed]
    ours = sheets_of(render(draft, ".html", layout).decode())
    assert ours == theirs


def test_every_word_is_on_some_sheet(long_speech: Draft) -> None:
    text = "".join(chain.from_iterable(sheets_of(render(long_speech, ".html").decode())))
    expected = "".join(p.text for p in long_speech.paragraphs)
    assert text.replace("（2026年3月5日）", "2026年3月5日") == re.sub(r"\s", "", expected)


@pytest.mark.parametrize("count", range(20, 40))
def test_no_line_begins_with_a_mark_nor_ends_with_an_opening_one(count: int) -> None:
    text = "永" * count + "，“和”（平），" * 9 + "好。"
    lines = break_lines(text, LOOK, WIDTH)
    assert "".join(lines) == text
    assert all(line[0] not in "，。”）" for line in lines)
    assert all(line[-1] not in "“（" for line in lines[:-1])


def test_numbers_and_dashes_are_never_parted() -> None:
    for count in range(20, 30):
        lines = break_lines("永" * count + "2026年——永永" + "永" * 30, LOOK, WIDTH)
        assert any("2026" in line for line in lines)
        assert any("——" in line for line in lines)


def test_a_word_longer_than_the_line_ends_nothing() -> None:
    assert "".join(break_lines("a" * 500 + "永", LOOK, WIDTH)) == "a" * 500 + "永"


def test_page_numbers_stand_on_the_outer_side(long_speech: Draft) -> None:
    page = render(long_speech, ".html").decode()
    sides = re.findall(r'<section class="(odd|even)">', page)
    numbers = re.findall(r"<footer>— (\d+) —</footer>", page)
    assert [int(number) for number in numbers] == list(range(1, len(sides) + 1))
    assert sides[:3] == ["odd", "even", "odd"]


def test_a_table_is_an_attachment_on_a_sheet_of_its_own() -> None:
    draft = replace(body_of("正文。"), tables=(Table("任务<表>", ("甲", "乙"), (("一", "二&"),)),))
    page = render(draft, ".html").decode()
    assert "附件：任务&lt;表&gt;</p>" in page
    assert sheets_of(page)[1][0] == "附件"
    assert "<td>二&amp;</td>" in page


def test_a_draft_without_words_is_one_empty_sheet() -> None:
    assert sheets_of(render(draft_of(), ".html").decode()) == [[]]


def test_a_heading_stays_with_a_line_of_what_follows() -> None:
    for lines in range(18, 24):
        body = Paragraph("body", (words("永" * 28 * lines),))
        heading = Paragraph("heading1", (words("一、标题"),))
        for sheet in sheets_of(render(draft_of(body, heading, body), ".html").decode()):
            assert sheet[-1] != "一、标题"
