"""A table of contents with its entries filled in: a field that Word can refresh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.draft import Draft
from generator.rendering.extras import Extras
from generator.rendering.layout import STYLES, Layout, StyleKey
from generator.rendering.lines import break_lines
from generator.rendering.numbering import UNCOUNTED, number_properties
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


class Entry(Struct, frozen=True):
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


def leaves(table: Sequence[Entry], layout: Layout) -> Iterator[list[Entry]]:
    """The entries of every page that the table takes, for formats without pages of their own."""
    page, title = layout.page, layout.looks["contents_title"]
    height = page.height - page.top - page.bottom
    room = height - title.line - page.pitch * title.after // 100
    leaf: list[Entry] = []
    for entry in table:
        look = layout.looks[entry.style]
        needed = look.line * len(break_lines(f"{entry.text} {entry.page}", look, page.text_width))
        if leaf and needed > room:
            yield leaf
            leaf, room = [], height
        leaf.append(entry)
        room -= needed
    yield leaf


def contents_xml(table: list[Entry], layout: Layout, numbered: bool) -> str:
    """The leaf before the text: title, entries, and the end of its section."""
    lines = "".join(_lines(table))
    # A letterhead's title of the contents may be a heading, and would be counted as one.
    direct = number_properties(0, UNCOUNTED) if numbered else ""
    title = _paragraph("contents_title", run_xml(PLAIN, TITLE), direct)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{title}{lines}</w:sdtContent></w:sdt>"
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


def _paragraph(style: StyleKey, runs: str, direct: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[style].id}"/>{direct}</w:pPr>{runs}</w:p>'


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
