"""The text of a Word file: a walk over word/document.xml that loses no wrapped paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.numbering import Counter, Numbering
from generator.errors import DataError, bad_data

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rPr", MC_FALLBACK}
"""Deleted text, field codes, and the second copy of a text box."""

PIECES = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
PART_LIMIT = 64 * 1024 * 1024
"""An XML part that unpacks to more is an attack, not a speech."""


def docx_text(data: bytes, path: Path) -> str:
    """Paragraphs one a line, ``#`` marks before styled headings, table cells joined by bars.

    Content controls, insertions and text boxes are kept, automatic numbering is rendered.
    Raises DataError when the file is not a sound Word file.
    """
    parts = _parts(data, path)
    body = _parse(parts["word/document.xml"], path)
    levels = _heading_levels(parts.get("word/styles.xml"), path)
    numbering = parts.get("word/numbering.xml")
    counter = Counter(Numbering(_parse(numbering, path)) if numbering else None)
    return "\n".join(_lines(body, levels, counter))


def _parts(data: bytes, path: Path) -> dict[str, bytes]:
    wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise _broken(path, "压缩包里没有正文")
            return {name: _unpack(archive, name, path) for name in wanted if name in names}
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, OSError, ValueError):
        raise _broken(path, "打不开") from None
    except Exception as error:  # zlib.error and struct.error have no common root
        if isinstance(error, DataError):
            raise
        raise _broken(path, "打不开") from None


def _unpack(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
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


def _lines(root: _Element, levels: dict[str, int], counter: Counter) -> Iterator[str]:
    """One line a paragraph or table row, outermost first."""
    for child in root:
        if child.tag == W + "p":
            yield _line(child, levels, counter)
        elif child.tag == W + "tr":
            yield " | ".join(" ".join(_lines(cell, {}, counter)) for cell in _cells(child))
        elif child.tag not in SKIPPED and isinstance(child.tag, str):
            yield from _lines(child, levels, counter)


def _cells(row: _Element) -> Iterator[_Element]:
    """The cells of a row, those inside content controls too, not those of nested tables."""
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from _cells(child)


def _line(paragraph: _Element, levels: dict[str, int], counter: Counter) -> str:
    text = "".join(_runs(paragraph))
    if not text.strip():
        return ""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(W + "val", "") if style is not None else ""
    label = counter.label(paragraph)
    level = levels.get(str(name), 0)
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


def _heading_levels(content: bytes | None, path: Path) -> dict[str, int]:
    """Style id to heading depth: 1 for the title, one more for every outline level."""
    levels: dict[str, int] = {}
    if content is None:
        return levels
    for style in _parse(content, path).iter(W + "style"):
        name = style.find(W + "name")
        words = str(name.get(W + "val", "")).lower() if name is not None else ""
        match = re.fullmatch(r"(?:heading|标题) ?([1-5])", words)
        level = 1 if words in ("title", "标题") else int(match[1]) + 1 if match else 0
        if level:
            levels[str(style.get(W + "styleId", ""))] = level
    return levels
