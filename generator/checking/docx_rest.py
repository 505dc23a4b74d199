"""What a Word file holds beside its body: what can be read is read, what cannot is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checking.text import Line, Text
from generator.corpus.docx import docx_notes
from generator.errors import bad_data
from generator.files import unpacking

if TYPE_CHECKING:
    from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_WRITTEN = re.compile("[\u4e00-\u9fff]")

UNREAD = (
    (r"word/media/.+", "张图片"),
    (r"word/charts/chart\d*\.xml", "个图表"),
    (r"word/diagrams/data\d*\.xml", "个示意图（SmartArt）"),
    (r"word/embeddings/.+", "个嵌入的文件"),
    (r"word/afchunk.*|word/.+\.(?:mht|html?|rtf)", "个插入的文档"),
)
"""Parts of a file whose words no rule can see, and how they are counted."""
_INSIDE = ((rb"<m:oMath[ >]", "个公式"),)
_COMMENTS = (rb"<w:comment ", "条批注的内容")


def with_rest(text: Text, data: bytes, path: Path) -> Text:
    """The text with footnotes, headers and footers behind it, and a list of what stays unread.

    Raises DataError when one of these parts is damaged.
    """
    broken = bad_data("这个 .docx 文件的页眉、页脚或者批注读不出来。", "请用 Word 另存一份。", path)
    with unpacking(data, broken) as archive:
        margins = list(dict.fromkeys(_margin_lines(archive)))
        unread = tuple(_unread(archive))
    return replace(_appended(text, [*docx_notes(data, path), *margins]), unread=unread)


def _margin_lines(archive: ZipFile) -> Iterator[str]:
    """The paragraphs of headers and footers that hold more than a page number."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for name in sorted(archive.namelist()):
        if _MARGINS.fullmatch(name):
            for paragraph in etree.fromstring(archive.read(name), parser).iter(W + "p"):
                words = "".join(t.text or "" for t in paragraph.iter(W + "t")).strip()
                if _WRITTEN.search(words):
                    yield words


def _unread(archive: ZipFile) -> Iterator[str]:
    names = archive.namelist()
    for pattern, what in UNREAD:
        if count := sum(1 for name in names if re.fullmatch(pattern, name)):
            yield f"{count}{what}"
    document = archive.read("word/document.xml")
    for mark, what in _INSIDE:
        if count := len(re.findall(mark, document)):
            yield f"{count}{what}"
    if "word/comments.xml" in names and (
        count := len(re.findall(_COMMENTS[0], archive.read("word/comments.xml")))
    ):
        yield f"{count}{_COMMENTS[1]}"


def _appended(text: Text, notes: list[str]) -> Text:
    """The same text with further lines of the kind ``note``."""
    body, source, lines = text.body, text.source, list(text.lines)
    places = None if text.places is None else list(text.places)
    for note in notes:
        if places is not None:
            places.extend(range(len(source), len(source) + len(note) + 1))
        lines.append(Line(len(lines) + 1, len(body) + 1, note, "note"))
        body, source = f"{body}\n{note}", f"{source}\n{note}"
    return replace(text, body=body, source=source, places=places, lines=tuple(lines))
