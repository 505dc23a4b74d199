"""A table of contents with its entries filled in: a field that Word can refresh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.draft import Draft
from generator.rendering.extras import Extras
from generator.rendering.layout import STYLES, Layout, StyleKey
from generator.rendering.pages import pages
from generator.rendering.runs import PLAIN, run_xml
from generator.rendering.section import contents_section_xml

TITLE = "目　录"
_LEVELS: Mapping[StyleKey, StyleKey] = {"heading1": "contents1", "heading2": "contents2"}
_BOOKMARK = "_Toc{:08}"
_TABLE, _PAGE = ' TOC \\o "1-2" \\h \\z \\u ', " PAGEREF {} \\h "
"""The instructions of the fields."""

_OFFSET = 1_000_000
"""Ids of these bookmarks begin behind those of the paragraphs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table."""

    style: StyleKey
    text: str
    number: int
    """Of the heading's paragraph."""
    page: int


def entries(draft: Draft, layout: Layout, extras: Extras) -> list[Entry]:
    """The headings of two levels with the pages that our own breaking of lines gives."""
    return [
        Entry(_LEVELS[block.style], " ".join(block.paragraph.text.split()), block.number, page)
        for page, sheet in enumerate(pages(draft, layout, extras), 1)
        for block in sheet
        if block.first and block.style in _LEVELS
    ]


def contents_xml(table: list[Entry], layout: Layout) -> str:
    """The leaf before the text: title, entries, and the end of its section."""
    lines = "".join(_lines(table))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{_paragraph('contents_title', run_xml(PLAIN, TITLE))}{lines}</w:sdtContent></w:sdt>"
        f'<w:p><w:pPr><w:pStyle w:val="{STYLES["contents1"].id}"/>'
        f"{contents_section_xml(layout)}</w:pPr></w:p>"
    )


def marked(number: int, words: str) -> str:
    """The words of a heading between the two ends of the bookmark its entry points to."""
    name, ident = _BOOKMARK.format(number), _OFFSET + number
    return (
        f'<w:bookmarkStart w:id="{ident}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{ident}"/>'
    )


def _lines(table: list[Entry]) -> Iterator[str]:
    last = len(table) - 1
    for n, entry in enumerate(table):
        begin = _field(_TABLE) if n == 0 else ""
        end = _FIELD_END if n == last else ""
        name = _BOOKMARK.format(entry.number)
        reference = _field(_PAGE.format(name))
        page = f"{reference}<w:r><w:t>{entry.page}</w:t></w:r>{_FIELD_END}"
        link = (
            f'<w:hyperlink w:anchor="{name}" w:history="1">{run_xml(PLAIN, entry.text)}'
            f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
        )
        yield _paragraph(entry.style, begin + link + end)


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _paragraph(style: StyleKey, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[style].id}"/></w:pPr>{runs}</w:p>'


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
