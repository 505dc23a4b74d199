"""The reading copy: large, sentence by sentence, with pauses, stresses and the time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from rendering_support import W, part, text_of
from test_word_geometry import is_number, pages_of

from generator.draft import Draft
from generator.rendering import render
from generator.rendering.extras import Extras


def styled(docx: bytes) -> list[tuple[str, etree._Element]]:
    found = []
    for paragraph in part(docx).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        found.append((style.get(f"{W}val", ""), paragraph))
    return found


def test_every_sentence_is_a_line_of_its_own_and_no_word_is_lost(speech: Draft) -> None:
    lines = styled(render(speech, ".docx", "reading"))
    spoken = [text_of(p) for style, p in lines if style in ("BodyText", "SentenceLine")]
    assert all(text.rstrip("”）").count("。") <= 1 for text in spoken)
    texts = "".join(text_of(p) for style, p in lines if style != "Minutes")
    expected = "".join(paragraph.text for paragraph in speech.paragraphs)
    assert texts.replace("（2026年3月5日）", "2026年3月5日") == expected


def test_the_minutes_run_in_the_margin(speech: Draft) -> None:
    lines = styled(render(speech, ".docx", "reading"))
    clock = [text_of(p) for style, p in lines if style == "Minutes"]
    assert clock == [f"{n}分" for n in range(1, len(clock) + 1)]
    assert len(clock) == pytest.approx(speech.length / 180, abs=1.5)
    frames = [p.find(f"{W}pPr/{W}framePr") for style, p in lines if style == "Minutes"]
    assert all(frame is not None for frame in frames)


def test_pauses_are_marked_inside_sentences_only(speech: Draft) -> None:
    content = render(speech, ".docx", "reading", extras=Extras(pauses=True))
    lines = [text_of(p) for style, p in styled(content) if style in ("BodyText", "SentenceLine")]
    assert any("，／" in line for line in lines)
    assert not any(line.endswith("／") for line in lines)
    assert "／" not in "".join(text_of(p) for _, p in styled(render(speech, ".docx", "reading")))


def test_facts_are_stressed_in_the_text_alone(speech: Draft) -> None:
    content = render(speech, ".docx", "reading", extras=Extras(stresses=True))
    stressed = {
        text_of(run) for run in part(content).iter(f"{W}r") if run.find(f"{W}rPr/{W}em") is not None
    }
    facts = {
        run.text
        for paragraph in speech.paragraphs
        for run in paragraph.runs
        if run.origin.kind == "fact" and paragraph.style == "body"
    }
    assert stressed == facts


def test_no_sentence_is_broken_over_a_page(
    to_pdf: Callable[[bytes], Path], long_speech: Draft
) -> None:
    pages = pages_of(to_pdf(render(long_speech, ".docx", "reading")))
    assert len(pages) > 10
    for page in pages[:-1]:
        lines = [line.text for line in page if not is_number(line)]
        assert len(lines) <= 16
        assert (
            lines[-1].rstrip("”）】分0123456789").endswith(("。", "！", "？", "限"))
            or len(lines[-1]) <= 4
        )
