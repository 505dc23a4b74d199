"""Our styles and our list of headings joined with those of a letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from generator.rendering.layout import STYLES
from generator.rendering.letterhead import STYLE_PART, Letterhead, known_styles, style_rows
from generator.rendering.names import WORD, W
from generator.rendering.numbering import LEVELS

if TYPE_CHECKING:
    from lxml.etree import _Element

Ids: TypeAlias = Mapping[str, str]
"""Id of a style of ours → its id in the joined file."""

NUMBERING = "word/numbering.xml"
_IDS = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"')
_NUMBER = re.compile(r'(<w:numId w:val=")(\d+)"')
_KIND, _INSTANCE = WORD + "abstractNum", WORD + "num"
_STYLE = re.compile(r"<w:style .*?</w:style>", re.DOTALL)
_NAME = re.compile(r'<w:name w:val="([^"]*)"/>')
_IDENT = re.compile(r'w:styleId="([^"]*)"')
_OURS = "Jianggao"
"""Behind an id that the letterhead uses for another style."""

_BEFORE_NUMBER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
"""What stands before ``w:numPr`` in ``w:pPr``."""


def joined_styles(ours: bytes, letterhead: Letterhead) -> tuple[_Element, Ids]:
    """The letterhead's styles, behind them those of ours that it does not have."""
    from lxml import etree

    root = letterhead.parsed(STYLE_PART)
    texts = _STYLE.findall(ours.decode("utf-8"))
    ids = dict(_ids(texts, letterhead))
    old = {ident for _, _, ident in style_rows(root)}
    added = [text for text in texts if ids[_one(_IDENT, text)] not in old]
    words = "".join(_added(text, ids) for text in added)
    root.extend(etree.fromstring(f"<w:styles {W}>{words}</w:styles>"))
    return root, ids


def with_ids(text: str, ids: Ids) -> str:
    """XML of ours with the ids of the joined file."""
    return _IDS.sub(lambda match: f'{match[1]}{ids.get(match[2], match[2])}"', text)


def numbered(root: _Element, ids: Ids, number: str) -> None:
    """Headings of the joined styles as levels of the list with this number."""
    headings = {ids[STYLES[level].id]: n for n, level in enumerate(LEVELS)}
    for style in root.iter(WORD + "style"):
        level = headings.get(str(style.get(WORD + "styleId")))
        if level is not None:
            _set_number(style, level, number)


def joined_numbering(ours: bytes, letterhead: Letterhead, ids: Ids) -> tuple[_Element, Ids]:
    """The letterhead's lists and ours behind them; our number of a list → its number now."""
    from lxml import etree

    mine = etree.fromstring(with_ids(ours.decode("utf-8"), ids).encode())
    if NUMBERING not in letterhead.parts:
        return mine, {}
    root = letterhead.parsed(NUMBERING)
    numbers: dict[str, str] = {}
    for kind, instance in zip(mine.findall(_KIND), mine.findall(_INSTANCE), strict=True):
        free = str(_free(root, "abstractNum"))
        numbers[str(instance.get(_INSTANCE + "Id"))] = number = str(_free(root, "num"))
        kind.set(_KIND + "Id", free)
        instance.set(_INSTANCE + "Id", number)
        instance[0].set(WORD + "val", free)
        _behind(root, "abstractNum", kind)
        _behind(root, "num", instance)
    return root, numbers


def with_numbers(text: str, numbers: Ids) -> str:
    """XML of ours with the numbers of the joined lists."""
    return _NUMBER.sub(lambda match: f'{match[1]}{numbers.get(match[2], match[2])}"', text)


def _ids(texts: list[str], letterhead: Letterhead) -> Iterator[tuple[str, str]]:
    """The letterhead's id where it has the style; else ours, changed when it is taken."""
    known = {STYLES[key].id: ident for key, ident in known_styles(letterhead).items()}
    rows = list(style_rows(letterhead.parsed(STYLE_PART)))
    names = {name: ident for _, name, ident in rows}
    taken = {ident for _, _, ident in rows}
    for text in texts:
        ident, name = _one(_IDENT, text), _one(_NAME, text).lower()
        found = known.get(ident) or names.get(name)
        yield ident, found or (f"{ident}{_OURS}" if ident in taken else ident)


def _added(text: str, ids: Ids) -> str:
    ident = _one(_IDENT, text)
    renamed = text.replace(f'w:styleId="{ident}"', f'w:styleId="{ids[ident]}"', 1)
    return with_ids(renamed.replace(' w:default="1"', "", 1), ids)


def _one(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _set_number(style: _Element, level: int, number: str) -> None:
    from lxml import etree

    properties = style.find(WORD + "pPr")
    if properties is None:
        properties = etree.Element(WORD + "pPr")
        _put_behind_head(style, properties)
    for old in properties.findall(WORD + "numPr"):
        properties.remove(old)
    at = sum(child.tag in {WORD + name for name in _BEFORE_NUMBER} for child in properties)
    entry = etree.Element(WORD + "numPr")
    etree.SubElement(entry, WORD + "ilvl").set(WORD + "val", str(level))
    etree.SubElement(entry, WORD + "numId").set(WORD + "val", number)
    properties.insert(at, entry)


def _put_behind_head(style: _Element, properties: _Element) -> None:
    """``w:pPr`` stands before the properties of runs and of tables."""
    tails = {WORD + name for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}
    at = next((n for n, child in enumerate(style) if child.tag in tails), len(style))
    style.insert(at, properties)


def _free(root: _Element, name: str) -> int:
    """The number behind the highest one."""
    key = WORD + name + "Id"
    return 1 + max((int(node.get(key, 0)) for node in root.iter(WORD + name)), default=0)


def _behind(root: _Element, name: str, node: _Element) -> None:
    """Put in behind the last of its kind; lists stand before their instances."""
    kinds = {WORD + "numPicBullet", WORD + "abstractNum"} | {WORD + name}
    at = max((n for n, child in enumerate(root, 1) if child.tag in kinds), default=0)
    root.insert(at, node)
