"""Findings as Word comments in a copy of a .docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checking.comment_marks import mark, paragraphs_of
from generator.checking.finding import Finding
from generator.errors import bad_data
from generator.files import unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_T = f"{{{W}}}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_DATE = "2000-01-01T00:00:00Z"
"""The same for every comment, so that the same findings give the same file."""


def with_comments(data: bytes, findings: Iterable[Finding], path: Path) -> bytes:
    """The file with one comment a finding, at its words, behind the comments it has.

    Raises DataError when a part of the file is damaged.
    """
    from lxml import etree

    broken = bad_data("这个 .docx 文件有损坏的部件，加不了批注。", "请用 Word 另存一份。", path)
    parts = unpacked(data, broken)
    root = etree.fromstring(parts["word/document.xml"])
    old = parts.get("word/comments.xml")
    notes = etree.fromstring(old) if old else etree.Element(_T + "comments", nsmap={"w": W})
    first = 1 + max((int(x.get(_T + "id", -1)) for x in notes.iter(_T + "comment")), default=-1)
    paragraphs = paragraphs_of(root)
    for number, finding in enumerate(findings, first):
        mark(paragraphs, finding, number)
        notes.append(_note(number, finding))
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    parts["word/comments.xml"] = etree.tostring(notes, xml_declaration=True, encoding="UTF-8")
    _register(parts)
    return _zipped(parts)


def _note(number: int, finding: Finding) -> _Element:
    from lxml import etree

    note = etree.Element(
        _T + "comment",
        {
            _T + "id": str(number),
            _T + "author": "讲稿审校",
            _T + "date": _DATE,
            _T + "initials": "审",
        },
    )
    for words in (f"{finding.code} {finding.message}", f"“{finding.words}”", finding.remedy):
        run = etree.SubElement(etree.SubElement(note, _T + "p"), _T + "r")
        etree.SubElement(run, _T + "t").text = words
    return note


def _register(parts: dict[str, bytes]) -> None:
    """Name the comments in the content types and the relations, once."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    if b"/word/comments.xml" not in parts[types]:
        entry = f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}"/></Types>'
        parts[types] = parts[types].replace(b"</Types>", entry.encode())
    if _RELATION.encode() not in parts[relations]:
        entry = f'<Relationship Id="rIdReview" Type="{_RELATION}" Target="comments.xml"/></Relationships>'
        parts[relations] = parts[relations].replace(b"</Relationships>", entry.encode())


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return stream.getvalue()
