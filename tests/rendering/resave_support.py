"""What Word and WPS do to a file when they save it: other ids, split runs, marks of their own."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree
from rendering_support import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IDS = re.compile(rb'(w:(?:styleId|val)=")([A-Z][A-Za-z0-9]+)(")')


def resaved_like_word(docx: bytes) -> bytes:
    """Runs split, words wrapped in smart tags, revision ids, spelling marks; bookmarks stay."""
    return _changed(docx, _split_runs, _smart_tags, _revision_ids, _spelling)


def resaved_like_wps(docx: bytes) -> bytes:
    """Styles under numbers, bookmarks and controls gone, runs split."""
    return _renumbered(_changed(docx, _split_runs, _without_bookmarks, _without_controls))


def _changed(docx: bytes, *changes: Callable[[etree._Element], None]) -> bytes:
    parts = _parts(docx)
    root = etree.fromstring(parts["word/document.xml"])
    for change in changes:
        change(root)
    parts["word/document.xml"] = etree.tostring(root)
    return _zipped(parts)


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _split_runs(root: etree._Element) -> None:
    for run in list(root.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) != 1 or len(texts[0].text or "") < 2:
            continue
        words = texts[0].text or ""
        other = copy.deepcopy(run)
        texts[0].text = words[: len(words) // 2]
        other.find(f"{W}t").text = words[len(words) // 2 :]  # type: ignore[union-attr]
        for each in (run, other):
            each.find(f"{W}t").set(XML_SPACE, "preserve")  # type: ignore[union-attr]
        run.addnext(other)


def _smart_tags(root: etree._Element) -> None:
    for run in list(root.iter(f"{W}r"))[::3]:
        tag = etree.Element(f"{W}smartTag")
        run.addprevious(tag)
        tag.append(run)


def _revision_ids(root: etree._Element) -> None:
    for n, node in enumerate(root.iter(f"{W}p", f"{W}r")):
        node.set(f"{W}rsidR", f"{n:08X}")


def _spelling(root: etree._Element) -> None:
    for run in list(root.iter(f"{W}r"))[::4]:
        for kind in ("spellStart", "spellEnd"):
            mark = etree.Element(f"{W}proofErr")
            mark.set(f"{W}type", kind)
            run.addprevious(mark)
        run.insert(len(run), etree.Element(f"{W}lastRenderedPageBreak"))


def _without_bookmarks(root: etree._Element) -> None:
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        node.getparent().remove(node)  # type: ignore[union-attr]


def _without_controls(root: etree._Element) -> None:
    for control in list(root.iter(f"{W}sdt")):
        for child in control.find(f"{W}sdtContent"):  # type: ignore[union-attr]
            control.addprevious(child)
        control.getparent().remove(control)  # type: ignore[union-attr]


def _renumbered(docx: bytes) -> bytes:
    """Every style under a number, as WPS has them."""
    parts = _parts(docx)
    styles = etree.fromstring(parts["word/styles.xml"])
    ids = {
        str(style.get(f"{W}styleId")): str(n) for n, style in enumerate(styles.iter(f"{W}style"))
    }

    def renamed(match: re.Match[bytes]) -> bytes:
        return match[1] + ids.get(match[2].decode(), match[2].decode()).encode() + match[3]

    for name in ("word/document.xml", "word/styles.xml"):
        parts[name] = _IDS.sub(renamed, parts[name])
    return _zipped(parts)
