"""An office's own Word file as base: its styles by name, its headers, what stands round the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import DataError, bad_data
from generator.files import read_bytes, unpacked
from generator.rendering.layout import MARKS, STYLES, Page, StyleKey
from generator.rendering.names import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

MARK = "【正文】"
"""A paragraph of its own in the letterhead, where the text goes; what stands round it is kept."""

DOCUMENT, STYLE_PART = "word/document.xml", "word/styles.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_NEEDED = (TYPES, RELATIONS, DOCUMENT, STYLE_PART)


class Letterhead(Struct, frozen=True):
    """A Word file that a draft is written into."""

    file: Path
    parts: Mapping[str, bytes]

    def parsed(self, name: str) -> _Element:
        """A part as a tree of its own, to be changed. Raises DataError when it is broken."""
        return _parsed(self.parts[name], self.file)


@lru_cache(maxsize=4)
def read_letterhead(file: Path) -> Letterhead:
    """The letterhead. Raises DataError when the file is no sound Word file."""
    parts = unpacked(read_bytes(file), _broken(file))
    if any(name not in parts for name in _NEEDED):
        raise _broken(file)
    letterhead = Letterhead(file, parts)
    if body_of(letterhead.parsed(DOCUMENT)) is None:
        raise _broken(file)
    letterhead.parsed(STYLE_PART)
    return letterhead


def known_styles(letterhead: Letterhead) -> dict[StyleKey, str]:
    """Style → id, of those the letterhead has: by their names in Word or by ours (称谓, 讲话人)."""
    ids = {
        (kind == "character", name): ident
        for kind, name, ident in style_rows(letterhead.parsed(STYLE_PART))
    }
    found: dict[StyleKey, str] = {}
    for key, style in STYLES.items():
        for name in (style.key, style.name):
            if ident := ids.get((key in MARKS, name.lower())):
                found[key] = ident
    return found


def style_rows(root: _Element) -> Iterator[tuple[str, str, str]]:
    """Type, name in small letters and id of every style."""
    for style in root.iter(WORD + "style"):
        name = style.find(WORD + "name")
        if name is not None:
            values = style.get(WORD + "type"), name.get(WORD + "val"), style.get(WORD + "styleId")
            kind, called, ident = (str(value or "") for value in values)
            yield kind, called.lower(), ident


def body_of(document: _Element) -> _Element | None:
    """``w:body``."""
    return document.find(WORD + "body")


def split_at_mark(body: _Element) -> tuple[list[_Element], list[_Element], bool]:
    """What stands before and behind the mark, and whether there is one; the last section is left
    out. Without a mark nothing is kept, as with a reference document.
    """
    children = [child for child in body if child.tag != WORD + "sectPr"]
    for at, child in enumerate(children):
        if "".join(node.text or "" for node in child.iter(WORD + "t")).strip() == MARK:
            return children[:at], children[at + 1 :], True
    return [], [], False


def has_text(body: _Element) -> bool:
    """Whether any words stand in the body."""
    return any((node.text or "").strip() for node in body.iter(WORD + "t"))


def last_section(body: _Element) -> _Element:
    """The page of the letterhead, with its headers and footers."""
    from lxml import etree

    section = body.find(WORD + "sectPr")
    return etree.SubElement(body, WORD + "sectPr") if section is None else section


def page_of(file: Path, page: Page) -> Page:
    """The page of a letterhead; what it does not say is as in ``page``. Raises DataError."""
    body = body_of(read_letterhead(file).parsed(DOCUMENT))
    section = None if body is None else body.find(WORD + "sectPr")
    if section is None:
        return page

    def written(node: str, key: str, usual: int) -> int:
        return _twips(section, node, key) or usual

    return replace(
        page,
        width=written("pgSz", "w", page.width),
        height=written("pgSz", "h", page.height),
        top=written("pgMar", "top", page.top),
        bottom=written("pgMar", "bottom", page.bottom),
        left=written("pgMar", "left", page.left),
        right=written("pgMar", "right", page.right),
    )


def _twips(section: _Element, name: str, key: str) -> int:
    """A measure of the page; 0 where it is not written. A negative margin is an exact one."""
    node = section.find(WORD + name)
    try:
        return abs(round(float(node.get(WORD + key, 0)))) if node is not None else 0
    except ValueError:
        return 0


def _parsed(content: bytes, file: Path) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _broken(file) from None


def _broken(file: Path) -> DataError:
    hint = "请用 Word 或 WPS 打开，另存为 .docx 后再试。"
    return bad_data("信笺不是完好的 .docx 文件。", hint, file)
