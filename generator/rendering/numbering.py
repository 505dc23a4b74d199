"""Automatic numbers for headings whose typed numerals are the ones Word would count itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.draft import Draft, Paragraph, Run, Style
from generator.rendering.layout import STYLES
from generator.rendering.names import W, quoted, xml_part

LIST, UNCOUNTED = 1, 2
"""Numbers of our lists in ``word/numbering.xml``: the levels of the headings, and a list without
numbers for a heading whose style counts and that does not.
"""

LEVELS: tuple[Style, ...] = ("heading1", "heading2", "heading3", "heading4")

TYPED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、]\s?")
"""A numeral at the start of a heading."""

_DIGITS = "一二三四五六七八九"
_ABOVE = 99
"""Beyond it nobody writes Chinese numerals; such headings stay typed."""


def chinese(value: int) -> str:
    """1 to 99 as Word counts them.

    >>> chinese(3), chinese(10), chinese(12), chinese(20), chinese(21)
    ('三', '十', '十二', '二十', '二十一')
    """
    tens, ones = divmod(value, 10)
    ten = "" if not tens else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return ten + (_DIGITS[ones - 1] if ones else "")


class Numerals(Struct, frozen=True):
    """Which headings count by themselves."""

    lengths: Mapping[int, int]
    """Number of the paragraph → characters of the typed numeral that Word writes instead."""
    mark: str
    """What stands behind the arabic numerals of the third level: ``. `` or ``．``."""


NONE = Numerals({}, ". ")


def numerals(draft: Draft) -> Numerals:
    """The headings whose typed numeral is what automatic numbering gives at that place.

    A heading that is numbered otherwise, or not at all, stays as it is typed and counts for nothing.
    """
    mark = _mark(draft)
    counts = [0] * len(LEVELS)
    lengths: dict[int, int] = {}
    for number, paragraph in enumerate(draft.paragraphs, 1):
        if paragraph.style not in LEVELS or not paragraph.text.strip():
            continue
        level = LEVELS.index(paragraph.style)
        label = _label(level, counts[level] + 1, mark)
        if counts[level] < _ABOVE and paragraph.text.startswith(label):
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
            lengths[number] = len(label)
    return Numerals(lengths, mark)


def unnumbered(paragraph: Paragraph, length: int) -> Paragraph:
    """The paragraph without its first characters; every run stays, if only as an empty one."""
    return replace(paragraph, runs=tuple(_shortened(paragraph, length)))


def number_properties(level: int, number: int) -> str:
    """``w:numPr``."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering_xml(mark: str) -> bytes:
    """``word/numbering.xml``: one list of four levels, each bound to its heading style."""
    texts = ("%1、", "（%2）", f"%3{mark}", "（%4）")
    levels = "".join(_level(n, text) for n, text in enumerate(texts))
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{content}</w:abstractNum>"
        for number, content in ((LIST, levels), (UNCOUNTED, _NOTHING))
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (LIST, UNCOUNTED)
    )
    return xml_part(f"<w:numbering {W}>{kinds}{instances}</w:numbering>")


_NOTHING = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl>'
)


def _level(level: int, text: str) -> str:
    """No indent and no tab: the style of the heading has the indent, as with typed numerals."""
    form = "decimal" if level > 1 else "chineseCountingThousand"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{STYLES[LEVELS[level]].id}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val={quoted(text)}/><w:lvlJc w:val="left"/>'
        '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def _label(level: int, value: int, mark: str) -> str:
    return (f"{chinese(value)}、", f"（{chinese(value)}）", f"{value}{mark}", f"（{value}）")[level]


def _mark(draft: Draft) -> str:
    """As the first heading of the third level has it."""
    for paragraph in draft.paragraphs:
        match = re.match(r"\d+([.．、]\s?)", paragraph.text)
        if match and paragraph.style == LEVELS[2]:
            return match[1]
    return NONE.mark


def _shortened(paragraph: Paragraph, length: int) -> Iterator[Run]:
    for run in paragraph.runs:
        cut = min(length, len(run.text))
        length -= cut
        yield replace(run, text=run.text[cut:])
