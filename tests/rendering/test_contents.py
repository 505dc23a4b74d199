"""The table of contents: entries, pages, fields that Word can refresh, the leaf it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from rendering_support import W, part, text_of
from test_html_pages import only_chinese, sheets_of
from test_word_geometry import is_number, pages_of

from generator.draft import Draft
from generator.rendering import render
from generator.rendering.contents import entries
from generator.rendering.extras import CLEAN, Extras
from generator.rendering.profiles import load_layout

LISTED = Extras(contents=True)
ENTRY = re.compile(r"(.+?)\.{2,}(\d+)")


def test_every_heading_of_two_levels_is_listed_in_order(long_speech: Draft) -> None:
    found = entries(long_speech, load_layout("speech"), LISTED)
    headings = [p.text for p in long_speech.paragraphs if p.style in ("heading1", "heading2")]
    assert [entry.text for entry in found] == headings
    assert [entry.page for entry in found] == sorted(entry.page for entry in found)


@pytest.mark.parametrize("layout", ["speech", "gbt9704", "article", "reading"])
def test_the_pages_are_those_on_which_the_headings_are_printed(
    to_pdf: Callable[[bytes], Path], long_speech: Draft, layout: str
) -> None:
    draft = only_chinese(long_speech)
    printed = pages_of(to_pdf(render(draft, ".docx", layout, extras=LISTED)))
    listed = [
        match
        for page in printed
        for line in page
        if (match := ENTRY.fullmatch(re.sub(r"\s", "", line.text)))
    ]
    leaves = sum(any(ENTRY.fullmatch(line.text) for line in page) for page in printed)
    found = entries(draft, load_layout(layout), LISTED)
    assert [int(match[2]) for match in listed] == [entry.page for entry in found]
    for entry in found:
        page = printed[leaves + entry.page - 1]
        assert entry.text in "".join(line.text for line in page)


def test_the_leaf_has_no_number_and_the_text_begins_on_page_one(
    to_pdf: Callable[[bytes], Path], speech: Draft
) -> None:
    first, second, *_ = pages_of(to_pdf(render(speech, ".docx", extras=LISTED)))
    assert first[0].text == "目录"
    assert not any(is_number(line) for line in first)
    assert [line.text for line in second if is_number(line)] == ["—1—"]


def test_entries_are_fields_that_point_to_bookmarks_at_the_headings(speech: Draft) -> None:
    document = part(render(speech, ".docx", extras=replace(CLEAN, contents=True)))
    instructions = [(node.text or "").strip() for node in document.iter(f"{W}instrText")]
    marks = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    assert instructions[0] == r'TOC \o "1-2" \h \z \u'
    pointed = [text.split()[1] for text in instructions[1:]]
    assert pointed
    assert marks == set(pointed)
    kinds = [node.get(f"{W}fldCharType") for node in document.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_a_draft_without_headings_has_no_contents() -> None:
    from rendering_support import body_of

    document = part(render(body_of("正文。"), ".docx", extras=LISTED))
    assert [text_of(p) for p in document.iter(f"{W}p")] == ["工作会议上的讲话", "正文。"]


def test_html_has_the_same_leaf(speech: Draft) -> None:
    leaf = sheets_of(render(speech, ".html", extras=LISTED).decode())[0]
    found = entries(speech, load_layout("speech"), LISTED)
    assert leaf == ["目录", *(f"{entry.text}{entry.page}" for entry in found)]
