"""A reader of Word files that knows GB/T 9704-2012 and nothing of this program.

    python benchmarks/word_rules.py FILE.docx [speech]

It goes through the file paragraph by paragraph with the rules of the standard written down here a
second time, and prints every deviation. Values are looked up as Word does: the paragraph, its
style, the styles that one is based on, the defaults.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4
AMBIGUOUS = "“”‘’—…·×"


class Rule(NamedTuple):
    """How a paragraph must look: clause, font, half-points, first line in 1/100 character."""

    clause: str
    font: str
    size: int
    first: int | None
    align: str
    level: int = 0
    next: bool = False


RULES: Mapping[str, Rule] = {
    "Title": Rule("7.3.1", "小标宋", 44, 0, "center", 0, True),
    "SalutationLine": Rule("7.3.2", "仿宋", 32, 0, "left", 0, True),
    "BodyText": Rule("7.3.3", "仿宋", 32, 200, "both"),
    "Heading1": Rule("7.3.3", "黑体", 32, 200, "both", 1, True),
    "Heading2": Rule("7.3.3", "楷体", 32, 200, "both", 2, True),
    "Heading3": Rule("7.3.3", "仿宋", 32, 200, "both", 3, True),
    "Heading4": Rule("7.3.3", "仿宋", 32, 200, "both", 4, True),
    "DateLine": Rule("实务", "楷体", 32, 0, "center", 0, True),
    "Speaker": Rule("实务", "楷体", 32, 0, "center", 0, True),
    "AttachmentNote": Rule("7.3.4", "仿宋", 32, None, "left"),
    "AttachmentMark": Rule("7.3.7", "黑体", 32, 0, "left", 0, True),
    "AttachmentTitle": Rule("7.3.7", "小标宋", 44, 0, "center", 0, True),
    "SignatureLine": Rule("7.3.5", "仿宋", 32, 0, "right"),
}
"""The standard's own, and for a speech what practice adds."""

NUMERALS = {
    "Heading1": re.compile(r"[一二三四五六七八九十]+、"),
    "Heading2": re.compile(r"（[一二三四五六七八九十]+）"),
    "Heading3": re.compile(r"\d+[.．]"),
    "Heading4": re.compile(r"（\d+）"),
}
DIGITS = "一二三四五六七八九"


@dataclass(frozen=True)
class File:
    """A Word file, opened."""

    document: etree._Element
    styles: Mapping[str, etree._Element]
    defaults: etree._Element
    settings: etree._Element
    footers: tuple[etree._Element, ...]

    def value(self, paragraph: etree._Element, path: str, key: str = "val") -> str | None:
        """What counts for a paragraph."""
        steps = "/".join(W + step for step in path.split("/"))
        for node in (paragraph, *self.line(style_of(paragraph)), self.defaults):
            found = node.find(steps)
            if found is not None and found.get(W + key) is not None:
                return found.get(W + key)
        return None

    def line(self, ident: str) -> Iterator[etree._Element]:
        """A style and those it is based on."""
        while ident in self.styles:
            style = self.styles[ident]
            yield style
            base = style.find(W + "basedOn")
            ident = "" if base is None else str(base.get(W + "val"))


def opened(data: bytes) -> File:
    """The parts that rules speak of."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if n.endswith(".xml")}
    styles = etree.fromstring(parts["word/styles.xml"])
    default = styles.find(f"{W}docDefaults/{W}rPrDefault")
    return File(
        etree.fromstring(parts["word/document.xml"]),
        {str(s.get(W + "styleId")): s for s in styles.iter(W + "style")},
        etree.Element("none") if default is None else default,
        etree.fromstring(parts["word/settings.xml"]),
        tuple(etree.fromstring(d) for n, d in sorted(parts.items()) if "/footer" in n),
    )


def style_of(paragraph: etree._Element) -> str:
    """Id of its style."""
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if node is None else str(node.get(W + "val"))


def words(node: etree._Element) -> str:
    """The text in it."""
    return "".join(t.text or "" for t in node.iter(W + "t"))


def deviations(data: bytes, standard: bool = True) -> Iterator[str]:
    """Everything that is not as it should be; ``standard``: sizes and fonts of GB/T 9704 too."""
    file = opened(data)
    yield from _page(file, standard)
    yield from _footers(file)
    yield from _styles(file)
    for paragraph in file.document.iter(W + "p"):
        yield from _paragraph(file, paragraph, standard)
    yield from _numbering(file)


def _page(file: File, standard: bool) -> Iterator[str]:
    section = list(file.document.iter(W + "sectPr"))[-1]
    size, margin = section.find(W + "pgSz"), section.find(W + "pgMar")
    assert size is not None
    assert margin is not None
    mm = {key: float(margin.get(W + key, 0)) / MM for key in ("top", "bottom", "left", "right")}
    width, height = (float(size.get(W + key, 0)) / MM for key in ("w", "h"))
    for name, value, wanted, tolerance in (
        ("纸宽", width, 210, 0.5), ("纸高", height, 297, 0.5),
        ("天头", mm["top"], 37, 1), ("订口", mm["left"], 28, 1),
        ("版心宽", width - mm["left"] - mm["right"], 156, 1),
        ("版心高", height - mm["top"] - mm["bottom"], 225, 1),
    ):  # fmt: skip
        if abs(value - wanted) > tolerance:
            yield f"5.1 {name} {value:.1f} 毫米，应为 {wanted}"
    grid = section.find(W + "docGrid")
    pitch = int(grid.get(W + "linePitch", 0)) if grid is not None else 0
    height_mm = height - mm["top"] - mm["bottom"]
    if standard and int(height_mm * MM // max(pitch, 1)) != 22:
        yield f"5.2.3 行网格 {pitch}，排不成 22 行"


def _footers(file: File) -> Iterator[str]:
    if file.settings.find(W + "evenAndOddHeaders") is None:
        yield "7.5 单双页页码没有分开"
    sides = set()
    for footer in file.footers:
        (paragraph,) = footer.iter(W + "p")
        sides.add(file.value(paragraph, "pPr/jc"))
        if not re.fullmatch(r"— \d+ —", words(footer)):
            yield f"7.5 页码写作“{words(footer)}”"
        if file.value(paragraph, "rPr/sz") != "28":
            yield "7.5 页码不是四号"
    if sides != {"left", "right"}:
        yield f"7.5 页码的位置是 {sides}"


def _styles(file: File) -> Iterator[str]:
    for ident, style in file.styles.items():
        fonts = style.find(f"{W}rPr/{W}rFonts")
        if fonts is None:
            continue
        slots = {key.removeprefix(W) for key in fonts.attrib}
        if slots != {"ascii", "hAnsi", "eastAsia", "cs"}:
            yield f"样式 {ident} 的字体只写了 {sorted(slots)}"
    text = etree.tostring(file.document) + b"".join(map(etree.tostring, file.styles.values()))
    if b"Theme=" in text:
        yield "用了主题字体"
    language = file.defaults.find(f"{W}rPr/{W}lang")
    if language is None or language.get(W + "eastAsia") != "zh-CN":
        yield "语言不是 zh-CN"


def _paragraph(file: File, paragraph: etree._Element, standard: bool) -> Iterator[str]:
    ident, text = style_of(paragraph), words(paragraph)
    place = f"{ident}“{text[:12]}”"
    if ident not in file.styles:
        yield f"{place} 没有样式"
    if not text.strip() and paragraph.find(f"{W}pPr/{W}sectPr") is None and not _in_cell(paragraph):
        yield f"{ident} 空段"
    if file.value(paragraph, "pPr/overflowPunct") != "1":
        yield f"{place} 标点不悬挂"
    for run in paragraph.iter(W + "r"):
        hint = run.find(f"{W}rPr/{W}rFonts")
        told = hint is not None and hint.get(W + "hint") == "eastAsia"
        if not told and any(c in AMBIGUOUS for c in words(run)):
            yield f"{place} 引号、破折号没有指明用中文字体"
    if standard and ident in RULES:
        yield from _against(file, paragraph, RULES[ident], place)


def _in_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == W + "tc"


def _against(file: File, paragraph: etree._Element, rule: Rule, place: str) -> Iterator[str]:
    font = file.value(paragraph, "rPr/rFonts", "eastAsia") or ""
    if rule.font not in font:
        yield f"{rule.clause} {place} 字体 {font}，应为{rule.font}"
    for name, found, wanted in (
        ("字号", file.value(paragraph, "rPr/sz"), str(rule.size)),
        ("对齐", file.value(paragraph, "pPr/jc"), rule.align),
        ("大纲级别", file.value(paragraph, "pPr/outlineLvl"), str(rule.level - 1)),
    ):
        if found != wanted and not (name == "大纲级别" and not rule.level and found is None):
            yield f"{rule.clause} {place} {name} {found}，应为 {wanted}"
    first = file.value(paragraph, "pPr/ind", "firstLineChars")
    if rule.first is not None and first != str(rule.first):
        yield f"{rule.clause} {place} 首行 {first}，应为 {rule.first}"
    kept = any(n.find(f"{W}pPr/{W}keepNext") is not None for n in file.line(style_of(paragraph)))
    if rule.next and not kept:
        yield f"{rule.clause} {place} 没有与下段同页"


def _numbering(file: File) -> Iterator[str]:
    """Typed numerals have the form of their level and go up by one."""
    counts = dict.fromkeys(NUMERALS, 0)
    levels = list(NUMERALS)
    for paragraph in file.document.iter(W + "p"):
        ident, text = style_of(paragraph), words(paragraph)
        if ident not in NUMERALS or file.value(paragraph, "pPr/numPr/numId"):
            continue
        match = NUMERALS[ident].match(text)
        if match is None:
            yield f"7.3.3 {ident}“{text[:12]}” 没有这一级的序号"
            continue
        counts[ident] += 1
        for deeper in levels[levels.index(ident) + 1 :]:
            counts[deeper] = 0
        if _number(match[0]) != counts[ident]:
            yield f"7.3.3 “{text[:12]}” 应是第 {counts[ident]} 个"


def _number(numeral: str) -> int:
    inner = re.sub(r"[（）、.．]", "", numeral)
    if inner.isascii():
        return int(inner)
    tens, ten, ones = inner.rpartition("十")
    high = (DIGITS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return high + (DIGITS.index(ones) + 1 if ones else 0)


if __name__ == "__main__":
    found = list(deviations(Path(sys.argv[1]).read_bytes(), "reading" not in sys.argv))
    print("\n".join(found) or "没有偏差")
