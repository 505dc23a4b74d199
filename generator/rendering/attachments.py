"""Attachments: their note under the text (7.3.4), their page, title and table (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.draft import Table
from generator.rendering.layout import STYLES, Layout
from generator.rendering.runs import PLAIN, run_xml

TABLE_STYLE = "TaskTable"
_WIDEST = 16
"""Characters beyond which a longer cell asks for no wider column."""


def numbers(tables: Sequence[Table]) -> list[str]:
    """What stands before the names of attachments: nothing before an only one (7.3.4).

    >>> numbers([Table("甲", (), ()), Table("乙", (), ())])
    ['1．', '2．']
    """
    return [f"{n}．" if len(tables) > 1 else "" for n in range(1, len(tables) + 1)]


def attachment_note(tables: Sequence[Table]) -> Iterator[str]:
    """附件：1．… below the text, without a mark at the end (7.3.4)."""
    for n, (number, table) in enumerate(zip(numbers(tables), tables, strict=True)):
        label = "　　　" if n else "附件："
        yield _paragraph("attachment_note", f"{label}{number}{table.title}")


def attachments(tables: Sequence[Table], layout: Layout) -> Iterator[str]:
    """Every attachment on a page of its own, 附件 in the first line, the title in the third."""
    for number, table in zip(numbers(tables), tables, strict=True):
        yield _paragraph("attachment", f"附件{number.rstrip('．')}", "<w:pageBreakBefore/>")
        yield _paragraph("attachment_title", table.title)
        yield table_xml(table, layout)


def table_xml(table: Table, layout: Layout) -> str:
    """A table as wide as the text; its head is repeated on every page, no row is broken."""
    widths = column_widths(table, layout.page.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(cells, widths, n == 0) for n, cells in enumerate((table.head, *table.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def column_widths(table: Table, whole: int) -> list[int]:
    """Twips of every column, by the longest text in it."""
    columns = zip(*(table.head, *table.rows), strict=True)
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
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def _paragraph(style: str, text: str, direct: str = "") -> str:
    ident = STYLES[style].id  # type: ignore[index]
    runs = run_xml(PLAIN, text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/>{direct}</w:pPr>{runs}</w:p>'
