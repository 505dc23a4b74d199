"""A long text is read piece by piece: nothing is lost, nothing doubled, memory stays flat."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.api import corpus
from generator.corpus import pieces
from generator.corpus.batch import process_all
from generator.corpus.pieces import cut, is_long, long_texts, texts
from generator.errors import DataError

PARAGRAPH = "各镇各村要把秋收工作抓细抓实，颗粒归仓。\n"


@pytest.fixture
def short_pieces(monkeypatch):
    """Pieces of a size that a test can afford."""
    monkeypatch.setattr(pieces, "LONG", 20_000)
    monkeypatch.setattr(pieces, "PIECE", 3_000)


@given(st.lists(st.text("学习。\n ", max_size=30), max_size=8), st.integers(1, 12))
def test_pieces_put_together_are_the_text(chunks, size):
    text = "".join(chunks)
    found = list(cut(chunks, size))
    assert "".join(found) == text or not text[sum(map(len, found)) :].strip()
    assert all(len(piece) <= 2 * size for piece in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_long_file_in_any_encoding_is_read_whole(tmp_path, encoding, short_pieces):
    file = tmp_path / "长.txt"
    file.write_bytes(f"第1号 {PARAGRAPH * 2000}".encode(encoding))
    assert is_long(file)
    found = list(texts(file))
    assert len(found) > 5
    assert "".join(found) == f"第1号 {PARAGRAPH * 2000}"


def test_pieces_are_documents_with_numbers_and_only_the_last_closes_the_file(
    tmp_path, short_pieces
):
    file, out = tmp_path / "长.txt", tmp_path / "出.jsonl"
    file.write_text(PARAGRAPH * 2000, encoding="utf-8")
    list(corpus.clean(file, out))
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [one["name"] for one in records] == [f"长.txt#{n}" for n in range(1, len(records) + 1)]
    assert {one["stamp"].endswith("+") for one in records[:-1]} == {True}
    assert not records[-1]["stamp"].endswith("+")
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    list(corpus.clean(file, out))
    assert out.read_bytes() == whole


def test_a_long_file_that_turns_into_noise_is_told(tmp_path, short_pieces):
    file = tmp_path / "坏.txt"
    file.write_bytes(PARAGRAPH.encode() * 5000 + bytes(range(128, 256)) * 2000)
    with pytest.raises(DataError, match="读到一半"):
        list(long_texts(file))
    *good, bad = process_all([file], tmp_path, processes=1)
    assert good
    assert (bad.last, len(bad.problems)) == (True, 1)


def test_memory_does_not_grow_with_the_text(tmp_path, short_pieces):
    def peak(times: int) -> int:
        file = tmp_path / f"{times}.txt"
        file.write_text(PARAGRAPH * times, encoding="utf-8")
        tracemalloc.start()
        for _ in process_all([file], tmp_path, processes=1):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1000)
    assert peak(16_000) < 1.5 * peak(4_000)
