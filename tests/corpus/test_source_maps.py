"""Every character of a cleaned text is traced to its place in the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.api import corpus
from generator.corpus.readers import read
from generator.corpus.script import simplified_character
from generator.corpus.sourcemap import SourceMap, align, trace
from generator.corpus.store import traced_documents

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples" / "corpus").iterdir())


def share_traced(text: str, source: str, places: SourceMap) -> float:
    """Share of the Chinese characters that stand where the map says, in either script."""
    pairs = [
        (char, source[places.source(at) : places.source(at) + 1])
        for at, char in enumerate(text)
        if "一" <= char <= "鿿"
    ]
    right = sum(there == char or simplified_character(there) == char for char, there in pairs)
    return right / max(1, len(pairs))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_the_characters_of_a_sample_stand_where_its_map_says(file):
    source = read(file)
    for document, places in traced_documents(file.name, source):
        shifted = "字节错位" in document.repairs  # those characters are others in the source
        assert share_traced(document.text, source, places) > (0.95 if shifted else 0.995)


@given(st.text("党建工作，。\n 一二", max_size=60))
def test_a_text_without_repairs_stands_where_it_stood(text):
    cleaned, places = trace(text)
    if cleaned.text == text:
        assert all(places.source(at) == at for at in range(len(text)))


@given(st.text("党建工作abc", max_size=40), st.text("党建工作abc", max_size=40))
def test_a_map_never_goes_back_and_never_out_of_the_source(before, after):
    places = [align(before, after).source(at) for at in range(len(after))]
    assert places == sorted(places)
    assert all(0 <= place <= len(before) for place in places)


def test_show_tells_the_line_of_every_heading(tmp_path):
    file = tmp_path / "稿.txt"
    lines = [
        "上一篇：某某",
        "在全县大会上的讲话",
        "",
        "同志们：",
        "　　一、提高認識(shí)",
        "　　要抓好落实。",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    rows = corpus.structure(file)
    assert [(row["line"], row["column"]) for row in rows if row["kind"] == "标题"] == [(5, 3)]
    assert [(row["line"], row["column"]) for row in rows if row["kind"] == "段"] == [(6, 3)]
