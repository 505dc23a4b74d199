"""The Word file as a file: the same twice, valid, and safe with hostile text."""

from __future__ import annotations

import importlib.util
import io
import random
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from rendering_support import DAY, W, body_of, draft_of, part, text_of, words

from generator.draft import Draft, Paragraph
from generator.errors import DataError
from generator.rendering import render

LAYOUTS = ("speech", "gbt9704", "reading", "article")
HOSTILE = {
    "XML specials": "a<b>&c;\"d'</w:t>]]><!--&#x0;",
    "emoji": "👍🏽👨‍👩‍👧",
    "Ext-B": "𠀀𪚥",
    "right to left": "שלום ‮مرحبا",
    "only marks": "。，！？“”……——",
    "combining": "e\u0301\u200b\ufeff",
    "100,000 characters": "党" * 100_000,
}


def test_the_same_draft_gives_the_same_bytes(speech: Draft) -> None:
    assert render(speech, ".docx", day=DAY) == render(speech, ".docx", day=DAY)


def test_another_process_gives_the_same_bytes(speech: Draft, tmp_path: Path) -> None:
    saved = tmp_path / "d.json"
    saved.write_bytes(render(speech, ".json"))
    code = (
        "import sys, datetime, pathlib; from generator.rendering import render;"
        "from generator.rendering.tree import read_draft;"
        f"d = read_draft(pathlib.Path({str(saved)!r}));"
        "sys.stdout.buffer.write(render(d, '.docx', day=datetime.date(2026, 3, 5)))"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code]
    other = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout
    assert other == render(speech, ".docx", day=DAY)


def test_dates_in_the_file_are_the_one_given_or_none(speech: Draft) -> None:
    given = zipfile.ZipFile(io.BytesIO(render(speech, ".docx", day=date(2025, 12, 31))))
    assert b"2025-12-31T00:00:00Z" in given.read("docProps/core.xml")
    none = zipfile.ZipFile(io.BytesIO(render(speech, ".docx")))
    assert b"created" not in none.read("docProps/core.xml")
    assert {entry.date_time[0] for entry in none.infolist()} == {1980}


def test_the_path_to_a_word_file_imports_no_heavy_library() -> None:
    code = (
        "import sys, generator.rendering.docx, generator.rendering.profiles as p;"
        "p.load_layout('speech');"
        "print(sorted({'docx', 'lxml', 'pydantic', 'jieba', 'PIL'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["speech", *HOSTILE])
def test_a_validator_finds_nothing(name: str, layout: str, speech: Draft, tmp_path: Path) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit is not installed")
    from openxml_audit import OpenXmlValidator

    draft = speech if name == "speech" else body_of(HOSTILE[name])
    path = tmp_path / "a.docx"
    path.write_bytes(render(draft, ".docx", layout, DAY))
    assert list(OpenXmlValidator().validate(path).errors) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_through_unchanged(name: str) -> None:
    paragraph = list(part(render(body_of(HOSTILE[name]), ".docx")).iter(f"{W}p"))[1]
    assert text_of(paragraph) == HOSTILE[name]


def test_control_characters_are_left_out() -> None:
    paragraph = list(part(render(body_of("一\x00二\x0b三\x1f\ufffe四"), ".docx")).iter(f"{W}p"))[1]
    assert text_of(paragraph) == "一二三四"


def test_line_ends_and_tabs_become_those_of_word() -> None:
    paragraph = list(part(render(body_of("一\r\n二\t三\n四"), ".docx")).iter(f"{W}p"))[1]
    tags = [node.tag.removeprefix(W) for node in next(paragraph.iter(f"{W}r"))]
    assert tags == ["t", "br", "t", "tab", "t", "br", "t"]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt", ".json", ".html"])
def test_half_a_character_is_one_clear_message(suffix: str) -> None:
    with pytest.raises(DataError, match=r"损坏的字符（在“推动”之后）") as caught:
        render(body_of("推动\ud840发展"), suffix)
    assert len(caught.value.problems) == 1


def test_spaces_at_the_ends_of_a_run_are_kept() -> None:
    draft = draft_of(Paragraph("body", (words("  两端 "), words("lead ", lead=True))))
    assert text_of(next(part(render(draft, ".docx")).iter(f"{W}p"))) == "  两端 lead "


def test_five_hundred_headings_are_five_hundred_headings() -> None:
    headings = [Paragraph("heading1", (words(f"标题{n}"),)) for n in range(500)]
    assert len(list(part(render(draft_of(*headings), ".docx")).iter(f"{W}p"))) == 500


def test_a_draft_without_any_words_is_still_a_file() -> None:
    assert part(render(draft_of(), ".docx")).find(f"{W}body") is not None


def test_random_hostile_texts_give_a_file_or_one_message() -> None:
    source = random.Random(1)
    ranges = [
        (0, 0x20),
        (0x20, 0x7F),
        (0x4E00, 0x9FFF),
        (0x2000, 0x206F),
        (0xD800, 0xDFFF),
        (0xFFF0, 0xFFFF),
        (0x20000, 0x2A6DF),
        (0x1F300, 0x1F6FF),
        (0x590, 0x6FF),
    ]
    for _ in range(300):
        chosen = source.choices(ranges, k=40)
        text = "".join(chr(source.randint(*each)) for each in chosen)
        with suppress(DataError):
            assert len(list(part(render(body_of(text), ".docx")).iter(f"{W}p"))) >= 1


def test_an_unknown_suffix_or_layout_says_what_there_is(speech: Draft) -> None:
    with pytest.raises(DataError, match=r"可以写：\.docx、\.md"):
        render(speech, ".pdf")
    with pytest.raises(DataError, match="是不是想写“speech”"):
        render(speech, ".docx", "speach")
