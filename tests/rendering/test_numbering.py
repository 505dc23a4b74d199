"""Automatic numbers: only where Word counts as the headings are typed; the words stay the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rendering_support import W, draft_of, part, text_of, words
from test_word_geometry import is_number, pages_of

from generator.draft import Draft, Paragraph, Style
from generator.rendering import render
from generator.rendering.extras import Extras
from generator.rendering.numbering import chinese, numerals

AUTOMATIC = Extras(numbering=True)


def headings(*texts: tuple[Style, str]) -> Draft:
    return draft_of(*(Paragraph(style, (words(text),)) for style, text in texts))


def test_chinese_numbers_count_to_99() -> None:
    assert [chinese(n) for n in (1, 9, 10, 11, 19, 20, 35, 99)] == [
        "一", "九", "十", "十一", "十九", "二十", "三十五", "九十九",
    ]  # fmt: skip


def test_numerals_in_order_are_left_to_word_and_others_stay_typed() -> None:
    draft = headings(
        ("heading1", "一、甲"),
        ("heading2", "（一）乙"),
        ("heading2", "（三）跳号"),
        ("heading1", "二、丙"),
        ("heading2", "（一）丁"),
        ("heading3", "1．戊"),
        ("heading4", "（1）己"),
        ("heading1", "没有编号"),
        ("heading1", "三、庚"),
    )
    assert dict(numerals(draft).lengths) == {1: 2, 2: 3, 4: 2, 5: 3, 6: 2, 7: 3, 9: 2}
    document = part(render(draft, ".docx", extras=AUTOMATIC))
    shown = [(text_of(p), p.find(f"{W}pPr/{W}numPr") is not None) for p in document.iter(f"{W}p")]
    assert shown == [
        ("甲", False), ("乙", False), ("（三）跳号", True), ("丙", False), ("丁", False),
        ("戊", False), ("己", False), ("没有编号", True), ("庚", False),
    ]  # fmt: skip


def test_every_level_is_bound_to_its_heading_style(speech: Draft) -> None:
    content = render(speech, ".docx", extras=AUTOMATIC)
    levels = list(part(content, "word/numbering.xml").iter(f"{W}lvl"))[:4]
    patterns = [level.find(f"{W}lvlText").get(f"{W}val") for level in levels]  # type: ignore[union-attr]
    assert patterns == ["%1、", "（%2）", "%3. ", "（%4）"]
    styles = part(content, "word/styles.xml")
    bound = {
        style.get(f"{W}styleId"): node.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        for node in style.findall(f"{W}pPr/{W}numPr/{W}ilvl")
    }
    assert bound == {f"Heading{n}": str(n - 1) for n in (1, 2, 3, 4)}


def test_without_the_switch_nothing_is_numbered(speech_docx: bytes) -> None:
    with pytest.raises(KeyError):
        part(speech_docx, "word/numbering.xml")


def test_the_printed_words_are_the_same(
    to_pdf: Callable[[bytes], Path], long_speech: Draft
) -> None:
    def printed(extras: Extras) -> str:
        pages = pages_of(to_pdf(render(long_speech, ".docx", extras=extras)))
        text = "".join(line.text for page in pages for line in page if not is_number(line))
        return re.sub(r"\s", "", text)

    # The headings of the copies begin again at 一, where Word would count on: those stay typed.
    assert printed(AUTOMATIC) == printed(Extras())
