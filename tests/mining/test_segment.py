"""One function cuts words, whichever segmenter is behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mining_support import speech

from generator.errors import DataError
from generator.mining.segment import cut_mask, cutter, python_cutter, remembering, tags


def test_words_put_together_are_the_text() -> None:
    text = speech("学校")
    assert "".join(cutter()(text)) == text


def test_unknown_words_are_not_glued_to_their_neighbours() -> None:
    assert "以" in python_cutter()("以党的政治建设为统领")


def test_the_rust_cutter_agrees_with_jieba_on_every_word() -> None:
    pytest.importorskip("rjieba", reason="rjieba is optional and not installed")
    from generator.mining.segment import rust_cutter

    text = speech("农场") * 3
    assert rust_cutter()(text) == python_cutter()(text)


def test_an_offices_own_dictionary_is_respected(tmp_path: Path) -> None:
    words = tmp_path / "词典.txt"
    words.write_text("清风云溪行动 1000\n", encoding="utf-8")
    assert "清风云溪行动" in python_cutter(words)("开展清风云溪行动")


def test_a_missing_dictionary_is_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="读不了用户词典"):
        python_cutter(tmp_path / "没有.txt")


def test_no_text_is_cut_twice() -> None:
    seen: list[str] = []

    def count(text: str) -> list[str]:
        seen.append(text)
        return [text]

    cut = remembering(count)
    cut("压实责任")
    cut("压实责任")
    assert seen == ["压实责任"]


def test_a_mask_marks_where_words_begin() -> None:
    assert list(cut_mask(["压实", "责任", "制"])) == [1, 0, 1, 0, 1]


def test_place_names_are_known_from_the_dictionary() -> None:
    assert tags()["北京"] == "ns"
