"""From files to documents: samples come out as their clean originals, folders whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.compilation import split
from generator.corpus.store import make_documents, read_documents, read_folder
from generator.document import Document
from generator.errors import DataError

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "corpus"
ORIGINALS = Path(__file__).parent / "originals"
EXPECTED = sorted((ORIGINALS / "read").glob("*.txt")) + sorted(ORIGINALS.glob("*.txt"))
REPORTS = ROOT.parent / "shared" / "corpus" / "reports"


def offsets_fit(document: Document) -> bool:
    """Whether every piece lies where it says."""
    text = document.text
    pieces = [*document.paragraphs(), *document.sentences(), *document.clauses()]
    pieces += [*document.notes, *document.gaps]
    headings = [(s.heading, s.heading_start) for s in document.walk() if s.heading]
    return all(text[p.start : p.end] == p.text for p in pieces) and all(
        text[start : start + len(heading)] == heading for heading, start in headings
    )


@pytest.fixture(scope="module")
def samples() -> dict[str, Document]:
    return {document.name: document for document in read_folder(SAMPLES).documents}


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_a_noisy_sample_comes_out_as_its_clean_original(file, samples):
    expected = file.read_text(encoding="utf-8").strip()
    assert expected in {document.text for document in samples.values()}


def test_all_samples_are_read_without_problems():
    corpus = read_folder(SAMPLES)
    assert len(corpus.documents) == 7
    assert corpus.problems == ()


def test_offsets_of_all_samples_fit(samples):
    assert all(offsets_fit(document) for document in samples.values())


def test_metadata_of_a_web_page_is_kept(samples):
    page = samples["临川县安全生产动员会讲话.txt"]
    assert (page.date, page.source, page.byline) == ("2023-07-12", "云帆文秘网", "高山")


def test_a_compilation_gives_its_documents_numbered_names(samples):
    names = [name for name in samples if name.startswith("档案")]
    assert names == ["档案与水利工作体会.txt#1", "档案与水利工作体会.txt#2"]


def test_a_text_with_one_marker_is_no_compilation():
    text = "第一篇：学习\n正文。"
    assert split(text) == [text]


def test_nothing_before_the_first_part_of_a_compilation_is_lost():
    preface = "全县开展了学习。\n成效很好。"
    assert split(f"{preface}\n第一篇：学习\n正文。\n第二篇：落实\n正文。") == [
        preface,
        "学习\n正文。",
        "落实\n正文。",
    ]


def test_paragraphs_that_begin_like_parts_are_no_compilation():
    text = "第一篇章“奋进”由三个方阵组成。\n正文。\n第二篇章“扬帆”由五个方阵组成。\n正文。"
    assert split(text) == [text]


def test_a_bad_file_in_a_folder_stops_nothing(tmp_path):
    (tmp_path / "甲.txt").write_text("同志们：\n好好干。\n", encoding="utf-8")
    (tmp_path / "乙.docx").write_bytes(b"broken")
    (tmp_path / "丙.jpg").write_bytes(b"passed over")
    (tmp_path / ".藏.txt").write_text("passed over", encoding="utf-8")
    (tmp_path / "深").mkdir()
    (tmp_path / "深" / "丁.md").write_text("# 题目\n正文。", encoding="utf-8")
    corpus = read_folder(tmp_path)
    assert [document.name for document in corpus.documents] == ["丁.md", "甲.txt"]
    assert [problem.file for problem in corpus.problems] == [tmp_path / "乙.docx"]


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(DataError, match="找不到"):
        read_folder(tmp_path / "无")
    (tmp_path / "稿.txt").write_text("文", encoding="utf-8")
    with pytest.raises(DataError, match="文件夹"):
        read_folder(tmp_path / "稿.txt")


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="一二三、（）第篇：党建，。！？“”—— \n\n#1.是要X*〓同志们：2024年月日\u3000",
        min_size=1,
        max_size=120,
    )
)
def test_offsets_fit_whatever_the_text(text):
    assert all(offsets_fit(document) for document in make_documents("稿", text))


def test_reading_is_not_paid_for_before_it_is_used():
    code = (
        "import sys, generator.corpus.store;"
        "print([m for m in ('lxml', 'opencc', 'chardet', 'docx') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


def test_reports_are_read_whole():
    if not REPORTS.is_dir():
        pytest.skip(f"the development corpus is not here ({REPORTS})")
    for file in sorted(REPORTS.glob("city_*.txt"))[:12]:
        (document,) = read_documents(file)
        assert offsets_fit(document)
        assert sum(len(p.text) for p in document.paragraphs()) > 0.9 * len(document.text)
