"""Nothing in a Word file is passed over in silence."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

from docx import Document

from generator.api import checks
from generator.api.workspace import Workspace
from generator.checking.comments import with_comments
from generator.checking.report import sarif, summary
from generator.checking.rules import RULES
from generator.checking.source import load

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>见XX县有关材料。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
BOX = (
    f'<w:p xmlns:w="{W}"><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>文本框里的人名群众。</w:t></w:r></w:p>'
    "</w:txbxContent></w:pict></w:r></w:p>"
)


def picture() -> io.BytesIO:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


def word_file(folder: Path) -> Path:
    """Faults in a header, a table, a footnote and a text box; a picture and a comment."""
    from lxml import etree

    document = Document()
    line = document.add_paragraph("要坚持问题导向，认真抓好各项工作。")
    document.sections[0].header.paragraphs[0].text = "某某县委办公室"
    document.add_table(1, 1).cell(0, 0).text = "全年完成投资？？亿元"
    document.element.body.insert(1, etree.fromstring(BOX))
    document.add_picture(picture())
    document.add_comment(line.runs, text="请再斟酌", author="主任")
    plain, path = folder / "原.docx", folder / "稿.docx"
    document.save(str(plain))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/footnotes.xml", FOOTNOTES)
    return path


def test_header_table_footnote_and_text_box_are_checked(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    (done,) = checks.check([path], checks.Request(), Workspace(tmp_path))
    said = {(f.code, f.words) for f in done.report.findings}
    assert {("JG102", "某某"), ("JG101", "？？"), ("JG102", "XX"), ("JG711", "人名群众")} <= said


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    (done,) = checks.check([path], checks.Request(), Workspace(tmp_path))
    assert done.report.unread == ("1张图片", "1条批注的内容")
    assert any("没有读1张图片、1条批注的内容" in line for line in summary([done.report]))


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    path = word_file(tmp_path)
    (done,) = checks.check([path], checks.Request(), Workspace(tmp_path))
    data = with_comments(path.read_bytes(), done.report.findings, path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("word/comments.xml").decode("utf-8")
    assert "请再斟酌" in notes
    (tmp_path / "批注.docx").write_bytes(data)
    ids = [note.comment_id for note in Document(str(tmp_path / "批注.docx")).comments]
    assert len(ids) == len(set(ids)) == 1 + len(done.report.findings)


def test_remarks_in_markdown_are_named_and_exceptions_are_not(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text(
        "---\n密级: 无\n---\n要抓落实。<!-- 待核 -->\n要坚持。<!-- 不查 JG702：原话 -->\n", "utf-8"
    )
    assert load(path).unread == ("文件头（两行---之间）", "1处<!-- -->注释")


def test_rules_that_miss_something_are_listed_for_every_file(tmp_path: Path) -> None:
    text = tmp_path / "另.txt"
    text.write_text("要坚持问题导向。\n", "utf-8")
    done = checks.check([word_file(tmp_path), text], checks.Request(), Workspace(tmp_path))
    lines = list(summary([entry.report for entry in done]))
    assert any("JG901" in line and line.endswith(f"（{text}）。") for line in lines)


def test_sarif_names_files_as_uris(tmp_path: Path) -> None:
    (done,) = checks.check([word_file(tmp_path)], checks.Request(), Workspace(tmp_path))
    log = json.loads(sarif([done.report], RULES, "1"))
    result = log["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "稿.docx").as_uri()
