"""Word's automatic numbering as the text a reader of the page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.corpus.styles import Styles, W, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

DIGITS = "〇一二三四五六七八九"
CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCounting",
    "chineseLegalSimplified",
}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese_number(value: int) -> str:
    """1 to 99 as 一 … 九十九; larger ones in digits.

    >>> chinese_number(12), chinese_number(20)
    ('十二', '二十')
    """
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return ten + (DIGITS[ones] if ones else "")


class Numbering:
    """word/numbering.xml: for a list and a level its format, pattern and first number."""

    def __init__(self, root: _Element) -> None:
        abstract = {
            node.get(W + "abstractNumId"): {
                whole(level.get(W + "ilvl", "0")) or 0: _level(level)
                for level in node.findall(W + "lvl")
            }
            for node in root.findall(W + "abstractNum")
        }
        self.styled = {
            style: whole(level.get(W + "ilvl", "0")) or 0
            for level in root.iter(W + "lvl")
            if (style := value(level, "pStyle"))
        }
        self.lists = {}
        for node in root.findall(W + "num"):
            ref = node.find(W + "abstractNumId")
            if ref is not None:
                self.lists[str(node.get(W + "numId"))] = abstract.get(ref.get(W + "val"), {})


def _level(node: _Element) -> tuple[str, str, int]:
    """Format, pattern (``第%1章``) and start of one list level."""
    start = whole(value(node, "start"))
    return (
        value(node, "numFmt") or "",
        value(node, "lvlText") or "",
        1 if start is None else start,
    )


class Counter:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, numbering: Numbering | None, styles: Styles) -> None:
        self.numbering = numbering
        self.styles = styles
        self.counts: dict[tuple[str, int], int] = {}

    def label(self, paragraph: _Element) -> str:
        """The number before this paragraph, empty when it has none or only a bullet."""
        place = self._place(paragraph)
        if place is None or self.numbering is None:
            return ""
        number, level = place
        levels = self.numbering.lists.get(number, {})
        if level not in levels:
            return ""
        self._advance(number, level, levels[level][2])
        return self._rendered(number, level, levels)

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """List and level of a paragraph, its own or its style's."""
        number = value(paragraph, "pPr/numPr/numId")
        if number is not None:
            return number, whole(value(paragraph, "pPr/numPr/ilvl")) or 0
        styled = self.styles.number(paragraph)
        if styled is None or self.numbering is None:
            return None
        listed, level, style = styled
        return listed, level if level is not None else self.numbering.styled.get(style, 0)

    def _advance(self, number: str, level: int, start: int) -> None:
        self.counts[number, level] = self.counts.get((number, level), start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]

    def _rendered(self, number: str, level: int, levels: dict[int, tuple[str, str, int]]) -> str:
        form, pattern, _ = levels[level]
        if form in ("bullet", "none", ""):
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            kind, _, start = levels.get(at, ("decimal", "", 1))
            return _number(self.counts.get((number, at), start), kind)

        return re.sub(r"%([1-9])", shown, pattern)


def _number(value: int, form: str) -> str:
    if form in CHINESE:
        return chinese_number(value)
    if form.startswith("decimalEnclosedCircle") and 0 < value <= len(CIRCLED):
        return CIRCLED[value - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < value <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + value - 1)
    return str(value)
