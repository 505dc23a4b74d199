"""Files are written whole or not at all."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.errors import DataError, bad_data
from generator.files import read_text, unpacked, unpacking, write_bytes, write_text


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


def test_damage_in_one_part_of_a_zip_is_told_and_not_thrown():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("正文.xml", "讲话稿" * 100)
        archive.writestr("页脚.xml", "页码" * 100)
    data = bytearray(buffer.getvalue())
    with zipfile.ZipFile(buffer) as archive:
        info = archive.getinfo("页脚.xml")
    start = info.header_offset + 30 + len(info.filename.encode())
    data[start : start + 2] = b"\xff\xff"

    broken = bad_data("文件损坏。", "请另存。")
    with unpacking(bytes(data), broken) as archive:
        assert archive.read("正文.xml").decode() == "讲话稿" * 100
    with pytest.raises(DataError, match="文件损坏"):
        unpacked(bytes(data), broken)
    assert set(unpacked(buffer.getvalue(), broken)) == {"正文.xml", "页脚.xml"}
