"""The paragraphs of a Word file as they are after editing: words, bookmarks, filled fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import bad_data
from generator.rendering.body import BOOKMARK
from generator.rendering.controls import FACT
from generator.rendering.layout import STYLES

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    {
        _W + name
        for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "tbl")
    }
    | {_MC + "Fallback"}
)
_BREAKS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Edited:
    """One paragraph of an edited file."""

    text: str
    marks: tuple[int, ...] = ()
    """Numbers of the paragraphs of the draft whose bookmarks begin in it."""
    fields: tuple[tuple[str, str], ...] = ()
    """Name of a fact and what stands in its field now."""


def paragraph_texts(document: bytes) -> list[str]:
    """The words of every paragraph that has any, tables included."""
    return [p.text for p in edited_paragraphs(document, tables=True)]


def edited_paragraphs(document: bytes, tables: bool = False) -> list[Edited]:
    """The paragraphs of ``word/document.xml`` that have words. Raises DataError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        raise bad_data(
            "Word 文件的正文有损坏。", "请用 Word 或 WPS 打开，另存一份后再试。"
        ) from None
    found = (_edited(node) for node in _paragraphs(root, tables) if not _is_note(node))
    return [paragraph for paragraph in found if paragraph.text.strip()]


def _paragraphs(node: _Element, tables: bool) -> Iterator[_Element]:
    for child in node:
        if child.tag == _W + "p":
            yield child
        elif isinstance(child.tag, str) and (child.tag not in _SKIPPED or tables):
            yield from _paragraphs(child, tables)


def _is_note(paragraph: _Element) -> bool:
    """Whether it is one of the paragraphs the program adds: the clock in the margin."""
    return _style(paragraph) == STYLES["minutes"].id


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val", ""))


def _edited(paragraph: _Element) -> Edited:
    names = [str(node.get(_W + "name", "")) for node in paragraph.iter(_W + "bookmarkStart")]
    marks = [name.removeprefix(BOOKMARK) for name in names if name.startswith(BOOKMARK)]
    return Edited(
        "".join(_words(paragraph)),
        tuple(int(mark) for mark in marks if mark.isdecimal()),
        tuple(_fields(paragraph)),
    )


def _fields(paragraph: _Element) -> Iterator[tuple[str, str]]:
    for control in paragraph.iter(_W + "sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        name = "" if tag is None else str(tag.get(_W + "val", ""))
        if name.startswith(FACT):
            yield name.removeprefix(FACT), "".join(_words(control))


def _words(node: _Element) -> Iterator[str]:
    for child in node:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "" if child.get(_W + "type") == "page" else _BREAKS[str(child.tag)]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_pause(child):
            yield from _words(child)


def _is_pause(node: _Element) -> bool:
    style = node.find(f"{_W}rPr/{_W}rStyle")
    return style is not None and style.get(_W + "val") == STYLES["pause"].id
