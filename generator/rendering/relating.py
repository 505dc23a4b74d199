"""Parts of ours brought into a letterhead: free names, relationships, content types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from posixpath import join, normpath
from typing import TYPE_CHECKING

from generator.rendering.letterhead import DOCUMENT, RELATIONS, TYPES, Letterhead

if TYPE_CHECKING:
    from lxml.etree import _Element

STALE = (
    "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "stylesWithEffects",
)  # fmt: skip
"""Kinds of parts that speak of a text or of styles that are not kept as they were."""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NUMBERED = re.compile(r"\b(item|itemProps|footer)(\d)\.xml")
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_LISTS = "numbering"
_OFFSET = 100
"""Our numbered parts get numbers beyond those that a letterhead may have."""


def renumbered(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Our parts with numbers in their names that no letterhead has."""

    def moved(match: re.Match[str]) -> str:
        return f"{match[1]}{int(match[2]) + _OFFSET}.xml"

    mine = {_NUMBERED.sub(moved, name): content for name, content in parts.items()}
    for name in (TYPES, *(name for name in mine if name.endswith(".rels"))):
        mine[name] = _NUMBERED.sub(moved, mine[name].decode("utf-8")).encode()
    return mine


def related(
    mine: Mapping[str, bytes], letterhead: Letterhead, kinds: Collection[str]
) -> dict[str, bytes]:
    """The letterhead's parts with ours of these kinds: comments, customXml, footer, numbering."""
    from lxml import etree

    relations, types = letterhead.parsed(RELATIONS), letterhead.parsed(TYPES)
    own = etree.fromstring(mine[RELATIONS])
    gone = set(_taken_out(relations, own, kinds))
    files = {name: data for name, data in letterhead.parts.items() if name not in gone}
    for node in list(types):
        name = str(node.get("PartName", "")).lstrip("/")
        if name in gone:
            types.remove(node)
        elif name == DOCUMENT:
            node.set("ContentType", _MAIN)
    added = set(_added(relations, own, files, kinds))
    added |= {name for name in mine if name.startswith("customXml/")}
    for node in etree.fromstring(mine[TYPES]):
        if str(node.get("PartName", "")).lstrip("/") in added:
            types.append(node)
    files |= {name: mine[name] for name in sorted(added)}
    return {**files, RELATIONS: written(relations), TYPES: written(types)}


def written(root: _Element) -> bytes:
    """A part as bytes."""
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _kind(relation: _Element) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _part(relation: _Element) -> str:
    target = str(relation.get("Target", ""))
    return target.lstrip("/") if target.startswith("/") else normpath(join("word", target))


def _taken_out(relations: _Element, mine: _Element, kinds: Collection[str]) -> Iterator[str]:
    """Names of the letterhead's comments, and of what an earlier file of ours has left in it."""
    ours = {node.get("Id") for node in mine if _kind(node) in kinds and _kind(node) != _LISTS}
    for relation in list(relations):
        if _kind(relation) in STALE or relation.get("Id") in ours:
            relations.remove(relation)
            yield _part(relation)
            if match := _ITEM.fullmatch(_part(relation)):
                yield f"customXml/itemProps{match[1]}.xml"
                yield f"customXml/_rels/item{match[1]}.xml.rels"


def _added(
    relations: _Element, mine: _Element, files: Mapping[str, bytes], kinds: Collection[str]
) -> Iterator[str]:
    """Our relationships of these kinds put behind the letterhead's; one to a part that it has too
    is its own.
    """
    for relation in list(mine):
        if _kind(relation) in kinds and (name := _part(relation)) not in files:
            relations.append(relation)
            yield name
