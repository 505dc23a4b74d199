"""Where the lines of an attachment's note stand, and tables (GB/T 9704-2012, 7.3.4 and 7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from generator.rendering.layout import STYLES, Layout, Look, StyleKey
from generator.rendering.lines import advance
from generator.rendering.runs import PLAIN, run_xml

TABLE_STYLE = "TaskTable"
PADDING = 57
"""Twips above and below the text of a cell."""
SIDE = 108
"""Twips left and right of the text of a cell."""

_WIDEST = 16
"""Characters beyond which a longer cell asks for no wider column."""

_LABEL = re.compile(r"(附件[：:]\s*)?(\d+[.．、]\s?)?")


def note_indent(text: str, look: Look) -> tuple[int, int]:
    """Left and first-line indent in 1/100 character: a turned line stands under the name (7.3.4).

    The look says where the name of an only attachment begins; a number moves it to the right.
    """
    match = _LABEL.match(text)
    number = (match[2] or "") if match else ""
    labelled = bool(match and match[1])
    width = round(advance(number, look) * 100 / look.advance)
    return look.left + width, (look.first if labelled or not number else 0) - width


def table_xml(rows: Sequence[Sequence[str]], layout: Layout) -> str:
    """A table as wide as the text; its head is repeated on every page, no row is broken."""
    widths = column_widths(rows, layout.page.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(cells, widths, n == 0) for n, cells in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def column_widths(rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Twips of every column, by the longest text in it."""
    columns = zip_longest(*rows, fillvalue="")
    needs = [3 + min(_WIDEST, max(map(len, cells))) for cells in columns]
    widths = [whole * need // sum(needs) for need in needs]
    widest = needs.index(max(needs))
    widths[widest] += whole - sum(widths)
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], head: bool) -> str:
    properties = "<w:cantSplit/>" + "<w:tblHeader/>" * head
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph('table_head' if head else 'table', text)}</w:tc>"
        for text, width in zip_longest(cells, widths, fillvalue="")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def _paragraph(style: StyleKey, text: str) -> str:
    runs = run_xml(PLAIN, text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[style].id}"/></w:pPr>{runs}</w:p>'
