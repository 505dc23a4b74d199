"""Markdown, plain text and HTML: the same words, marked up as each does."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from rendering_support import body_of, draft_of, words

from generator.draft import Draft, Origin, Paragraph, Run, Section, Table
from generator.rendering import RENDERERS, render


def lines_of(draft: Draft, suffix: str) -> list[str]:
    return render(draft, suffix).decode().split("\n")


def test_the_table_names_the_five_formats() -> None:
    assert list(RENDERERS) == [".docx", ".md", ".txt", ".json", ".html"]


def test_a_suffix_may_be_written_in_capitals(speech: Draft) -> None:
    assert render(speech, ".TXT") == render(speech, ".txt")


def test_plain_text_sets_the_head_apart_and_indents_by_two_characters(speech: Draft) -> None:
    lines = lines_of(speech, ".txt")
    assert lines[1:5] == ["（2026年3月5日）", "周明远", "", "同志们："]
    assert lines[5].startswith("　　今天召开这次会议")
    assert lines[-1] == ""
    assert lines.count("") == 2


def test_plain_text_holds_every_word(speech: Draft) -> None:
    expected = "".join(paragraph.text for paragraph in speech.paragraphs)
    plain = re.sub(r"\s", "", render(speech, ".txt").decode())
    assert plain.replace("（2026年3月5日）", "2026年3月5日") == re.sub(r"\s", "", expected)


def test_markdown_headings_have_their_levels(speech: Draft) -> None:
    lines = lines_of(speech, ".md")
    assert lines[0] == "# 在江北市云溪县机关党的建设暨作风建设工作推进会议上的讲话"
    assert "### （一）在理论武装上下功夫" in lines
    assert "#### 1. 建好支部班子" in lines
    assert "##### （1）抓实主题党日" in lines


def test_markdown_closes_a_bold_lead_before_its_full_stop(speech: Draft) -> None:
    """CommonMark does not end bold between a full stop and a Chinese character."""
    assert "**思想根基不断夯实**。坚持" in render(speech, ".md").decode()


def test_markdown_has_one_pair_of_stars_round_a_lead_of_several_runs() -> None:
    origin = Origin("outline", "x")
    runs = (
        Run("一要", origin, lead=True),
        Run("压实责任", origin, lead=True),
        Run("。", origin, lead=True),
        Run("责任到人。", origin),
    )
    draft = Draft(
        "x", 1, 10, "speech", (), (Section("任务", "1", (Paragraph("body", runs, "1"),)),)
    )
    assert render(draft, ".md").decode("utf-8") == "**一要压实责任**。责任到人。\n"


def test_markdown_marks_a_gap() -> None:
    gap = Run("【待补：人数】", Origin("gap", "人数"))
    draft = draft_of(Paragraph("body", (words("培训"), gap)))
    assert render(draft, ".md").decode() == "培训<mark>【待补：人数】</mark>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 甲", "1\\. 甲"),
        ("# 甲", "\\# 甲"),
        ("- 甲", "\\- 甲"),
        ("a*b_c", "a\\*b\\_c"),
        ("<甲>&[乙]", "\\<甲\\>\\&\\[乙\\]"),
        ("2026年", "2026年"),
        ("一. 甲", "一. 甲"),
    ],
)
def test_markdown_escapes_what_would_be_markup(text: str, expected: str) -> None:
    assert lines_of(body_of(text), ".md")[2] == expected


def test_an_attachment_is_a_table_in_markdown_and_in_text() -> None:
    draft = replace(body_of("正文。"), tables=(Table("任务表", ("甲", "乙"), (("一|", "二"),)),))
    assert lines_of(draft, ".md")[4:] == [
        "附件：任务表", "", "附件", "", "## 任务表", "", "| 甲 | 乙 |", "|---|---|", "| 一\\| | 二 |", "",
    ]  # fmt: skip
    assert lines_of(draft, ".txt")[-7:] == [
        "　　附件：任务表", "", "附件", "任务表", "甲\t乙", "一|\t二", "",
    ]  # fmt: skip


def test_html_is_safe_and_stands_alone(speech: Draft) -> None:
    page = render(body_of("<script>&"), ".html").decode()
    assert "&lt;script&gt;&amp;" in page
    assert "http" not in render(speech, ".html").decode()


def test_html_holds_every_word_in_its_style(speech: Draft) -> None:
    page = render(speech, ".html").decode()
    assert '<p class="Speaker">周明远</p>' in page
    assert '<span class="Lead">思想根基不断夯实。</span>坚持' in page
    assert "<mark>【待补：" in page


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_a_paragraph_without_words_leaves_no_trace(suffix: str) -> None:
    empty = Paragraph("body", (words("  "),))
    one, two = (Paragraph("body", (words(text),)) for text in ("甲", "乙"))
    assert render(draft_of(one, empty, two), suffix) == render(draft_of(one, two), suffix)
