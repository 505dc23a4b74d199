"""Files of every kind become text, and bad ones a clear message."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument

from generator.corpus.numbering import chinese_number
from generator.corpus.readers import READERS, read
from generator.corpus.styles import W
from generator.errors import DataError

TEXT = (
    "同志们：\n今天的会议只有一个议题，就是研究部署今年的机关党建工作。请大家认真领会，抓好落实。\n"
)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_file_is_read_in_its_encoding(tmp_path, encoding):
    text = TEXT * 5 + "2024年\n"
    assert read(written(tmp_path, "稿.txt", text.encode(encoding))) == text


def test_a_big5_file_is_read(tmp_path):
    text = "各位同志：今天的會議主要研究部署機關黨建工作，請大家認真領會。\n" * 5
    assert read(written(tmp_path, "稿.txt", text.encode("big5"))) == text


def test_windows_line_ends_become_plain(tmp_path):
    assert read(written(tmp_path, "稿.txt", "一\r\n二\r三".encode())) == "一\n二\n三"


def test_markdown_keeps_heading_marks_and_loses_emphasis(tmp_path):
    data = "---\ntitle: x\n---\n# 题目\n> 引文\n- 第一条\n**必须**落实。<!-- 注 -->".encode()
    assert read(written(tmp_path, "稿.md", data)) == "# 题目\n引文\n第一条\n必须落实。"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("空.txt", b"", "空"),
        ("空白.txt", b" \r\n\t", "空"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "不是文本文件"),
        ("乱.txt", bytes(range(256)) * 40, "编码"),
        ("坏.docx", b"PK\x03\x04 broken", "坏的"),
        ("假.docx", "不是压缩包".encode(), "坏的"),
        ("稿.xyz", b"abc", "格式"),
        ("没有扩展名", b"abc", "扩展名"),
    ],
)
def test_a_bad_file_gets_one_clear_message(tmp_path, name, data, message):
    with pytest.raises(DataError) as error:
        read(written(tmp_path, name, data))
    assert len(error.value.problems) == 1
    assert message in error.value.problems[0].what
    assert error.value.problems[0].remedy


def test_a_missing_file_and_a_folder_get_one_too(tmp_path):
    with pytest.raises(DataError, match="找不到"):
        read(tmp_path / "无.txt")
    with pytest.raises(DataError, match="文件夹"):
        read(tmp_path)


def zipped(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def test_a_word_file_with_broken_xml_or_without_text_is_told(tmp_path):
    for part in ("<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"):
        with pytest.raises(DataError):
            read(written(tmp_path, "坏.docx", zipped(word__document=part)))
    with pytest.raises(DataError, match="坏的"):
        read(written(tmp_path, "坏.docx", zipped(other="<a/>")))


def test_a_part_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.corpus.docx.PART_LIMIT", 1000)
    with pytest.raises(DataError, match="坏的"):
        read(written(tmp_path, "弹.docx", zipped(word__document="<a>" + "b" * 5000 + "</a>")))


def test_a_plain_word_file_gives_its_paragraphs(tmp_path):
    word = WordDocument()
    word.add_heading("题目", 0)
    word.add_heading("工作回顾", 1)
    word.add_paragraph("正文一段。")
    word.save(str(tmp_path / "稿.docx"))
    assert read(tmp_path / "稿.docx") == "# 题目\n## 工作回顾\n正文一段。"


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")],
)
def test_numbers_are_written_in_chinese(value, words):
    assert chinese_number(value) == words


def test_every_reader_is_tested_here_or_by_a_sample():
    samples = Path(__file__).resolve().parents[2] / "samples" / "corpus"
    other = {".html", ".htm", ".shtml", ".pdf", ".doc", ".wps", ".rtf", ".odt"}
    assert {file.suffix for file in samples.iterdir()} | other == set(READERS)


def test_numbers_of_a_style_and_footnotes_are_read(tmp_path):
    word = f'xmlns:w="{W[1:-1]}"'
    level = '<w:lvl w:ilvl="0"><w:pStyle w:val="A"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    data = zipped(
        word__document=f'<w:document {word}><w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>抓学习</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:document>',
        word__styles=f'<w:styles {word}><w:style w:styleId="A"><w:name w:val="公文一级"/><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:name w:val="乙"/><w:basedOn w:val="A"/></w:style></w:styles>',
        word__numbering=f'<w:numbering {word}><w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>',
        word__footnotes=f'<w:footnotes {word}><w:footnote w:type="separator"><w:p/></w:footnote>'
        '<w:footnote><w:p><w:r><w:t>见统计公报。</w:t></w:r></w:p></w:footnote></w:footnotes>',
    )  # fmt: skip
    text = read(written(tmp_path, "稿.docx", data))
    assert text == "## 一、抓学习\n正文。\n【注】见统计公报。"
