"""A draft put into a letterhead: its page, headers and styles kept, ours added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from generator.rendering.controls import LETTERHEAD
from generator.rendering.joining import (
    NUMBERING,
    joined_numbering,
    joined_styles,
    numbered,
    with_ids,
    with_numbers,
)
from generator.rendering.letterhead import (
    DOCUMENT,
    STYLE_PART,
    Letterhead,
    body_of,
    last_section,
    split_at_mark,
)
from generator.rendering.names import RELATION, WORD
from generator.rendering.numbering import LIST
from generator.rendering.relating import related, renumbered, written
from generator.rendering.settings import with_settings

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = ("comments", "customXml", "numbering")
"""What we bring along; styles, fonts, theme and settings are the letterhead's."""

_CORE, _SETTINGS = "docProps/core.xml", "word/settings.xml"
_FOOTERS = {"even": "rIdEven", "default": "rIdOdd"}


def dressed(ours: Mapping[str, bytes], letterhead: Letterhead, marked: bool) -> dict[str, bytes]:
    """All parts of the file. ``ours``: the parts as without a letterhead.

    ``marked``: what the letterhead has round the text is told apart, for reading back.
    """
    mine = renumbered(ours)
    document = letterhead.parsed(DOCUMENT)
    body = body_of(document)
    assert body is not None  # read_letterhead has looked
    section = last_section(body)
    bare = next(document.iter(WORD + "footerReference"), None) is None
    files = related(mine, letterhead, (*_KINDS, *("footer",) * bare))
    styles, ids = joined_styles(mine[STYLE_PART], letterhead)
    text = with_ids(mine[DOCUMENT].decode("utf-8"), ids)
    if NUMBERING in mine:
        lists, numbers = joined_numbering(mine[NUMBERING], letterhead, ids)
        numbered(styles, ids, numbers.get(str(LIST), str(LIST)))
        files[NUMBERING], text = written(lists), with_numbers(text, numbers)
    contents = _fill(body, section, _content(text), marked)
    if bare:
        _add_footers(section)
        files |= {
            name: with_ids(mine[name].decode("utf-8"), ids).encode()
            for name in mine
            if "footer" in name
        }
    if _SETTINGS in files:
        files[_SETTINGS] = with_settings(files[_SETTINGS], bare, contents)
    files |= {DOCUMENT: written(document), STYLE_PART: written(styles), _CORE: mine[_CORE]}
    return files


def _content(document: str) -> list[_Element]:
    """The paragraphs and tables of ours, without the last section."""
    from lxml import etree

    root = etree.fromstring(document.encode(), etree.XMLParser(huge_tree=True))
    return [child for child in root[0] if child.tag != WORD + "sectPr"]


def _fill(body: _Element, section: _Element, content: list[_Element], marked: bool) -> bool:
    """The body: what the letterhead has before its mark, the text, what it has behind, the page.

    Whether there is a table of contents.
    """
    before, after, _ = split_at_mark(body)
    for child in list(body):
        body.remove(child)
    body.extend([*_kept(before, marked), *content, *_kept(after, marked), section])
    ends = [node for child in content for node in child.iter(WORD + "sectPr")]
    for end in ends:
        _end_contents(end, section)
    return bool(ends)


def _kept(children: list[_Element], marked: bool) -> Iterable[_Element]:
    """What stands round the text, in a control that reading back knows."""
    from lxml import etree

    if not children or not marked:
        return children
    control = etree.Element(WORD + "sdt")
    properties = etree.SubElement(control, WORD + "sdtPr")
    etree.SubElement(properties, WORD + "tag").set(WORD + "val", LETTERHEAD)
    etree.SubElement(control, WORD + "sdtContent").extend(children)
    return [control]


def _end_contents(end: _Element, section: _Element) -> None:
    """The leaf of the contents on the letterhead's page, without a number; the text from page 1."""
    from lxml import etree

    leaf = deepcopy(section)
    for node in [child for child in leaf if child.tag == WORD + "footerReference"]:
        leaf.remove(node)
    parent = end.getparent()
    assert parent is not None  # It stands in w:pPr.
    parent.replace(end, leaf)
    old = section.find(WORD + "pgNumType")
    numbers = etree.Element(WORD + "pgNumType") if old is None else old
    numbers.set(WORD + "start", "1")
    if old is None:
        margins = section.find(WORD + "pgMar")
        section.insert(len(section) if margins is None else section.index(margins) + 1, numbers)


def _add_footers(section: _Element) -> None:
    """Our page numbers; an even page keeps the header of the others."""
    from lxml import etree

    headers = {
        str(node.get(WORD + "type")): node.get(RELATION + "id")
        for node in section.iter(WORD + "headerReference")
    }
    wanted = [("footerReference", kind, ident) for kind, ident in _FOOTERS.items()]
    if "default" in headers and "even" not in headers:
        wanted.append(("headerReference", "even", str(headers["default"])))
    for name, kind, ident in wanted:
        node = etree.Element(WORD + name)
        node.set(WORD + "type", kind)
        node.set(RELATION + "id", ident)
        section.insert(0, node)
