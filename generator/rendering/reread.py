"""The paragraphs of a Word file as they are after editing: words, bookmarks, filled fields."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.errors import bad_data
from generator.rendering.body import BOOKMARK
from generator.rendering.controls import FACT, LETTERHEAD
from generator.rendering.layout import STYLES, StyleKey

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
_ADDED: tuple[StyleKey, ...] = (
    "minutes", "pause", "attachment_note", "attachment", "attachment_title",
    "contents_title", "contents1", "contents2",
)  # fmt: skip
"""Styles of what the program adds to the words of the draft."""

_TEXT_PARTS = ("word/document.xml", "word/styles.xml")

_BREAKS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}


class Edited(Struct, frozen=True):
    """One paragraph of an edited file."""

    text: str
    marks: tuple[int, ...] = ()
    """Numbers of the paragraphs of the draft whose bookmarks begin in it."""
    fields: tuple[tuple[str, str], ...] = ()
    """Name of a fact and what stands in its field now."""


def paragraph_texts(document: bytes) -> list[str]:
    """The words of every paragraph that has any, all that the program adds included."""
    texts = ("".join(_words(p, frozenset())) for p in _parsed(document).iter(_W + "p"))
    return [text for text in texts if text.strip()]


def edited_paragraphs(parts: Mapping[str, bytes]) -> list[Edited]:
    """The paragraphs of a Word file that have words and are the draft's own. Raises DataError.

    Styles are known by their names: other programs give them ids of their own when they save.
    """
    styles = parts.get("word/styles.xml", b"")
    added = frozenset(_ids_of(styles, {STYLES[s].name for s in _ADDED}))
    going_on = frozenset(_ids_of(styles, {STYLES["sentence"].name}))
    found: list[Edited] = []
    for node in _paragraphs(_parsed(parts["word/document.xml"])):
        paragraph = _edited(node, added)
        if _style(node) in added or not paragraph.text.strip():
            continue
        if found and _style(node) in going_on and not paragraph.marks:
            paragraph = _joined(found.pop(), paragraph)
        found.append(paragraph)
    return found


def _joined(one: Edited, other: Edited) -> Edited:
    """A paragraph of a reading copy, which has its sentences apart."""
    return Edited(one.text + other.text, one.marks, one.fields + other.fields)


def styled_paragraphs(docx: bytes) -> Iterator[tuple[str, str, bool]]:
    """Words, name of the style in small letters, and whether it is an item of a list."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in _TEXT_PARTS if name in archive.namelist()}
    names = dict(_style_names(parts.get("word/styles.xml", b"")))
    for node in _parsed(parts["word/document.xml"]).iter(_W + "p"):
        listed = node.find(f"{_W}pPr/{_W}numPr") is not None
        yield "".join(_words(node, frozenset())).strip(), names.get(_style(node), ""), listed


def _parsed(content: bytes) -> _Element:
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        hint = "请用 Word 或 WPS 打开，另存一份后再试。"
        raise bad_data("Word 文件有损坏。", hint) from None


def _ids_of(styles: bytes, names: set[str]) -> Iterator[str]:
    """Ids of the styles with these names."""
    wanted = {name.lower() for name in names}
    return (ident for ident, name in _style_names(styles) if name in wanted)


def _style_names(styles: bytes) -> Iterator[tuple[str, str]]:
    """Id and name, in small letters, of every style."""
    for style in _parsed(styles).iter(_W + "style") if styles else ():
        name = style.find(_W + "name")
        if name is not None:
            yield str(style.get(_W + "styleId", "")), str(name.get(_W + "val", "")).lower()


def _paragraphs(node: _Element) -> Iterator[_Element]:
    for child in node:
        if child.tag == _W + "p":
            yield child
        elif _is_text(child) and _tag(child) != LETTERHEAD:
            yield from _paragraphs(child)


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val", ""))


def _edited(paragraph: _Element, added: frozenset[str]) -> Edited:
    names = [str(node.get(_W + "name", "")) for node in paragraph.iter(_W + "bookmarkStart")]
    marks = [name.removeprefix(BOOKMARK) for name in names if name.startswith(BOOKMARK)]
    return Edited(
        "".join(_words(paragraph, added)),
        tuple(int(mark) for mark in marks if mark.isdecimal()),
        tuple(_fields(paragraph, added)),
    )


def _fields(paragraph: _Element, added: frozenset[str]) -> Iterator[tuple[str, str]]:
    for control in paragraph.iter(_W + "sdt"):
        name = _tag(control)
        if name.startswith(FACT):
            yield name.removeprefix(FACT), "".join(_words(control, added))


def _tag(control: _Element) -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    return "" if tag is None else str(tag.get(_W + "val", ""))


def _words(node: _Element, added: frozenset[str]) -> Iterator[str]:
    for child in node:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "" if child.get(_W + "type") == "page" else _BREAKS[str(child.tag)]
        elif _is_text(child) and (not added or _run_style(child) not in added):
            yield from _words(child, added)


def _is_text(node: _Element) -> bool:
    return isinstance(node.tag, str) and node.tag not in _SKIPPED


def _run_style(node: _Element) -> str:
    style = node.find(f"{_W}rPr/{_W}rStyle")
    return "" if style is None else str(style.get(_W + "val", ""))
