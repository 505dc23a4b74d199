"""Files are written whole or not at all."""

from __future__ import annotations

import pytest

from generator.errors import DataError
from generator.files import read_text, write_bytes, write_text


def test_a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "新建" / "稿.txt"
    write_text(path, "一")
    write_text(path, "二")
    assert read_text(path) == "二"
    assert [p.name for p in path.parent.iterdir()] == ["稿.txt"]


def test_writing_onto_a_folder_is_refused(tmp_path):
    with pytest.raises(DataError, match="这是一个文件夹"):
        write_text(tmp_path, "一")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "甲").write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match="写不了文件"):
        write_text(tmp_path / "甲" / "乙.txt", "一")


def test_the_reason_of_the_system_is_told_in_chinese(tmp_path):
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        write_bytes(tmp_path / "文件" / "稿.docx", b"x")
    assert "路径里有一个文件" in str(caught.value)
