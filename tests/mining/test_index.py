"""The layer is the same however the corpus is cut and whoever does the work; only news is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mining_support import FILLINGS, speech

from generator.api.mining import Means, survey
from generator.mining import index as index_module
from generator.mining import shares, sums
from generator.mining.harvest import Harvest
from generator.mining.index import Index
from generator.mining.layer import layer_files
from generator.mining.options import Options

MORE = ("码头", "机场", "商场")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "文稿"
    path.mkdir()
    for n, filling in enumerate(FILLINGS + MORE):
        (path / f"{n}.txt").write_text(speech(filling), encoding="utf-8")
    return path


def texts(found: Harvest) -> dict[Path, str]:
    return dict(layer_files(found, Path("层.yaml")))


def mined(
    folder: Path, index: Path, processes: int = 1, cluster: str = ""
) -> tuple[Index, Harvest]:
    return survey([folder], Options(), means=Means(index, processes, cluster))


@pytest.fixture
def count_reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    read: list[str] = []
    original = index_module.read_documents

    def reading(path: Path) -> object:
        read.append(path.name)
        return original(path)

    monkeypatch.setattr(index_module, "read_documents", reading)
    return lambda: read


def test_any_chunking_gives_the_same_layer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, one = mined(folder, tmp_path / "一")
    monkeypatch.setattr(index_module, "SMALLEST", 1)
    monkeypatch.setattr(index_module, "CHUNK", 1)
    chunks, many = mined(folder, tmp_path / "多")
    assert len(chunks.folders) == len(FILLINGS + MORE)
    assert texts(one) == texts(many)


def test_adding_keys_in_many_ranges_gives_the_same_layer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, one = mined(folder, tmp_path / "一")
    monkeypatch.setattr(sums, "ROWS", 20)
    _, ranges = mined(folder, tmp_path / "多")
    assert texts(one) == texts(ranges)


def test_adding_what_sentences_hold_in_many_shares_gives_the_same_layer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, one = mined(folder, tmp_path / "一")
    monkeypatch.setattr(index_module, "SMALLEST", 1)
    monkeypatch.setattr(shares, "CHUNKS", 1)
    chunks, many = mined(folder, tmp_path / "多")
    assert len(chunks.folders) > 3
    assert one.concepts
    assert one.lines
    assert texts(one) == texts(many)


def test_two_processes_give_the_same_layer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, one = mined(folder, tmp_path / "一")
    monkeypatch.setattr(index_module, "SMALLEST", 2000)
    _, two = mined(folder, tmp_path / "二", processes=2)
    assert texts(one) == texts(two)


def test_only_new_files_are_read(
    folder: Path, tmp_path: Path, count_reads: Callable[[], list[str]]
) -> None:
    mined(folder, tmp_path / "索引")
    count_reads().clear()
    (folder / "新.txt").write_text(speech("果园"), encoding="utf-8")
    index, found = mined(folder, tmp_path / "索引")
    assert count_reads() == ["新.txt"]
    assert index.documents == len(FILLINGS + MORE) + 1
    assert texts(found) == texts(mined(folder, tmp_path / "从头")[1])


def test_a_file_that_is_gone_or_changed_does_not_count_any_more(
    folder: Path, tmp_path: Path
) -> None:
    mined(folder, tmp_path / "索引")
    (folder / "7.txt").unlink()
    (folder / "6.txt").write_text(speech("渔港"), encoding="utf-8")
    index, found = mined(folder, tmp_path / "索引")
    assert index.documents == len(FILLINGS + MORE) - 1
    assert texts(found) == texts(mined(folder, tmp_path / "从头")[1])


def test_a_killed_run_goes_on_where_it_stopped(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    count_reads: Callable[[], list[str]],
) -> None:  # fmt: skip
    monkeypatch.setattr(index_module, "SMALLEST", 1)
    index, whole = mined(folder, tmp_path / "索引")
    lost = index.folders[0]
    half = lost.with_name(f"{lost.name}.part")
    shutil.copytree(lost, half)
    (half / "files.json").unlink()
    shutil.rmtree(lost)
    count_reads().clear()
    again, found = mined(folder, tmp_path / "索引")
    assert 0 < len(count_reads()) < len(FILLINGS + MORE)
    assert again.documents == len(FILLINGS + MORE)
    assert not half.exists()
    assert texts(found) == texts(whole)


def test_a_file_that_cannot_be_read_stops_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    index, found = mined(folder, tmp_path / "索引")
    assert found.documents == len(FILLINGS + MORE)
    assert any("坏.docx" in str(problem) for problem in index.problems)
