"""Reading the looks of a Word file: page, fonts, sizes and indents behind all inheritance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.text import Text
from generator.errors import bad_data
from generator.files import unpacking

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_QUOTES = "“”‘’"
_TWIPS = 1440 / 25.4
_Values = dict[str, str]
_LIMIT = 64 * 1024 * 1024


def layout_facts(data: bytes, path: Path, text: Text) -> LayoutFacts:
    """The looks of a file whose text was read already. Raises DataError for a broken file."""
    broken = bad_data("这个 .docx 文件的版式读不出来。", "请用 Word 另存一份。", path)
    with unpacking(data, broken) as archive:
        parts = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("word/")
            and name.endswith(".xml")
            and archive.getinfo(name).file_size < _LIMIT
        }
        body = _parse(parts["word/document.xml"])
        styles = _styles(_parse(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    return _facts(body, styles, parts, text)


def _parse(content: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _facts(
    body: _Element, styles: Mapping[str, _Values], parts: Mapping[str, bytes], text: Text
) -> LayoutFacts:
    page = _values(body.find(f".//{W}sectPr/{W}pgSz"))
    margin = _values(body.find(f".//{W}sectPr/{W}pgMar"))
    footers = b"".join(v for k, v in parts.items() if k.startswith("word/footer"))
    notes = parts.get("word/comments.xml", b"")
    return LayoutFacts(
        width=_mm(page.get("w", "")),
        height=_mm(page.get("h", "")),
        top=_mm(margin.get("top", "")),
        bottom=_mm(margin.get("bottom", "")),
        left=_mm(margin.get("left", "")),
        right=_mm(margin.get("right", "")),
        page_numbers=b"PAGE" in footers,
        comments=notes.count(b"<w:comment "),
        revisions=sum(1 for _ in body.iter(W + "ins", W + "del")),
        hidden=sum(len(_words(r)) for r in body.iter(W + "r") if _hidden(r)),
        looks=tuple(_looks(body, styles, text)),
    )


def _words(element: _Element) -> str:
    """The text of a run or paragraph."""
    return "".join(t.text or "" for t in element.iter(W + "t"))


def _hidden(run: _Element) -> bool:
    return run.find(f"{W}rPr/{W}vanish") is not None


def _mm(twips: str) -> float:
    return round(int(twips) / _TWIPS, 1) if twips.lstrip("-").isdigit() else 0.0


def _values(element: _Element | None) -> _Values:
    """Attributes without their namespace."""
    if element is None:
        return {}
    return {str(k).rpartition("}")[2]: str(v) for k, v in element.attrib.items()}


def _styles(root: _Element) -> dict[str, _Values]:
    """Style id → its values with those it is based on; the key '' holds the defaults."""
    defaults = _properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"), None)
    defaults |= _properties(None, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    raw: dict[str, tuple[str, _Values]] = {}
    for style in root.iter(W + "style"):
        base = _values(style.find(W + "basedOn")).get("val", "")
        own = _properties(style.find(W + "pPr"), style.find(W + "rPr"))
        own["name"] = _values(style.find(W + "name")).get("val", "").lower()
        key = str(style.get(W + "styleId", ""))
        raw[key] = (base, own)
        if style.get(W + "default") and style.get(W + "type") == "paragraph":
            raw["default"] = (base, own)
    return {"": defaults, **{key: _resolved(key, raw, defaults) for key in raw}}


def _resolved(key: str, raw: Mapping[str, tuple[str, _Values]], defaults: _Values) -> _Values:
    chain: list[_Values] = []
    seen: set[str] = set()
    while key in raw and key not in seen:
        seen.add(key)
        key, own = raw[key]
        chain.append(own)
    merged = dict(defaults)
    for own in reversed(chain):
        merged |= own
    return merged


def _properties(paragraph: _Element | None, run: _Element | None) -> _Values:
    found: _Values = {}
    if paragraph is not None:
        indent = _values(paragraph.find(W + "ind"))
        found |= {k: v for k, v in indent.items() if k in ("firstLine", "firstLineChars")}
    if run is not None:
        fonts = _values(run.find(W + "rFonts"))
        found |= {k: v for k, v in fonts.items() if k in ("eastAsia", "eastAsiaTheme", "hint")}
        if "eastAsia" in fonts and "eastAsiaTheme" not in fonts:
            found["eastAsiaTheme"] = ""
        if size := _values(run.find(W + "sz")).get("val"):
            found["sz"] = size
    return found


def _looks(body: _Element, styles: Mapping[str, _Values], text: Text) -> Iterator[Look]:
    """A look for every paragraph of the body, matched in order to the lines of the text."""
    lines = iter(text.lines)
    for paragraph in body.iter(W + "p"):
        words = _words(paragraph)
        number = 0
        if words.strip():
            number = next((x.number for x in lines if words.strip()[:12] in x.text), 0)
        yield _look(paragraph, words, number, styles)


def _look(paragraph: _Element, words: str, number: int, styles: Mapping[str, _Values]) -> Look:
    style = _values(paragraph.find(f"{W}pPr/{W}pStyle")).get("val", "default")
    base = dict(styles.get(style, styles.get("", {})))
    base |= _properties(paragraph.find(W + "pPr"), None)
    runs = [
        (
            _words(run),
            {
                **base,
                **styles_of_run(run, styles),
                **_properties(None, run.find(W + "rPr")),
            },
        )
        for run in paragraph.iter(W + "r")
    ]
    full = [(said, look) for said, look in runs if said.strip()]
    return Look(
        number,
        base.get("name", ""),
        frozenset(look.get("eastAsia", "") for _, look in full),
        frozenset(int(look.get("sz", "20")) / 2 for _, look in full),
        _indent(base),
        len(words) - len(words.lstrip(" \u3000\t")),
        any(set(said) & set(_QUOTES) and look.get("hint") != "eastAsia" for said, look in full),
        any(look.get("eastAsiaTheme") for _, look in full),
        not words.strip() and paragraph.find(f".//{W}sectPr") is None,
    )


def styles_of_run(run: _Element, styles: Mapping[str, _Values]) -> _Values:
    """The values of a run's character style, without the defaults that it inherits."""
    name = _values(run.find(f"{W}rPr/{W}rStyle")).get("val", "")
    defaults = styles.get("", {})
    return {k: v for k, v in styles.get(name, {}).items() if defaults.get(k) != v and k != "name"}


def _indent(values: _Values) -> float:
    if "firstLineChars" in values:
        return int(values["firstLineChars"]) / 100
    return round(int(values.get("firstLine", "0") or 0) / (int(values.get("sz", "20")) * 10), 1)
