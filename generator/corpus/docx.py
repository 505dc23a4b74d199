"""The text of a Word file: a walk over word/document.xml that loses no wrapped paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.numbering import Counter, Numbering
from generator.corpus.styles import Styles, W
from generator.errors import DataError, bad_data
from generator.files import unpacking

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rPr", MC_FALLBACK}
"""Deleted text, field codes, and the second copy of a text box."""

PLAIN = Styles(None)
"""In a table nothing is a heading."""

PIECES = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
PART_LIMIT = 64 * 1024 * 1024
"""An XML part that unpacks to more is an attack, not a speech."""


def docx_text(data: bytes, path: Path, bar: str = " | ") -> str:
    """Paragraphs one a line, ``#`` marks before styled headings, table cells joined by ``bar``.

    Content controls, insertions and text boxes are kept, automatic numbering is rendered.
    Raises DataError when the file is not a sound Word file.
    """
    parts = _parts(data, path)
    body = _parse(parts["word/document.xml"], path)
    styles = Styles(_parse(parts["word/styles.xml"], path) if "word/styles.xml" in parts else None)
    numbering = parts.get("word/numbering.xml")
    counter = Counter(Numbering(_parse(numbering, path)) if numbering else None, styles)
    return "\n".join(_lines(body, styles, counter, bar))


def docx_notes(data: bytes, path: Path) -> list[str]:
    """The footnotes and endnotes, each on one line. Raises DataError as ``docx_text`` does."""
    parts = _parts(data, path, NOTES)
    notes = (
        "".join(_runs(note)).replace("\n", " ").strip()
        for name in NOTES
        if name in parts
        for note in _parse(parts[name], path)
        if isinstance(note.tag, str) and note.get(W + "type") is None
    )
    return [note for note in notes if note]


def _parts(data: bytes, path: Path, extra: Sequence[str] = ()) -> dict[str, bytes]:
    wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml", *extra)
    with unpacking(data, _broken(path, "打不开")) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise _broken(path, "压缩包里没有正文")
        return {name: _unpack(archive, name, path) for name in wanted if name in names}


def _unpack(archive: ZipFile, name: str, path: Path) -> bytes:
    with archive.open(name) as part:
        content = part.read(PART_LIMIT + 1)
    if len(content) > PART_LIMIT:
        raise _broken(path, "展开后大得不像一篇文稿")
    return content


def _parse(content: bytes, path: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _broken(path, "正文的 XML 有损坏") from None


def _broken(path: Path, why: str) -> DataError:
    return bad_data(
        f"这个 .docx 文件是坏的（{why}）。", "请用 Word 或 WPS 打开，另存一份后再试。", path
    )


def _lines(root: _Element, styles: Styles, counter: Counter, bar: str) -> Iterator[str]:
    """One line a paragraph or table row, outermost first."""
    for child in root:
        if child.tag == W + "p":
            yield _line(child, styles, counter)
        elif child.tag == W + "tr":
            cells = (" ".join(_lines(cell, PLAIN, counter, bar)) for cell in _cells(child))
            yield bar.join(cells)
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from _lines(child, styles, counter, bar)


def _cells(row: _Element) -> Iterator[_Element]:
    """The cells of a row, those inside content controls too, not those of nested tables."""
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _cells(child)


def _line(paragraph: _Element, styles: Styles, counter: Counter) -> str:
    text = "".join(_runs(paragraph))
    if not text.strip():
        return ""
    label = counter.label(paragraph)
    level = styles.heading_level(paragraph)
    return f"{'#' * level} {label}{text.strip()}" if level else label + text


def _runs(node: _Element) -> Iterator[str]:
    for child in node:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in PIECES:
            yield PIECES[str(child.tag)]
        elif child.tag == W + "p":
            yield "\n" + "".join(_runs(child))
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _runs(child)
