"""Tables of phrases as an Excel workbook: one sheet a topic, drop-downs, a hidden copy to compare."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from generator.errors import bad_data
from generator.exchange.columns import (
    COLUMNS,
    COMMON,
    ID,
    NAMES,
    SUBTOPIC,
    TOPIC,
    Cell,
    ReadRow,
    Row,
)
from generator.files import read_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

GUIDE, CHOICES, BEFORE = "说明", "选项", "基准"
"""Sheets that hold no phrases: how to use the table, what may be chosen, the table as exported."""

SPARE = 200
"""Empty rows below the phrases that have the drop-downs too."""

_GUIDE = (
    "怎样用这张表",
    "一个主题一张表，一行一个条目。直接改格子里的字，存盘，再运行 jianggao phrases import 这个文件。",
    "稿子主要由句群连成：改它的“文字”，就改了稿子。文字里的 [甲|乙] 是可以互换的说法，起草时选一种；方括号要成对，不能套。",
    "概念等在一格里有几条说法的，一行一条（在格子里换行：Alt+Enter）。",
    "新加一条：写在最下面，编号留空。不想用的：把“状态”改成“禁用”。删掉一行不等于删除，什么也不会变。",
    "“层”只供查看。编号、种类、主题、子题、用途、语步不要改。",
    "",
)


def workbook(rows: Sequence[Row], subtopics: Mapping[str, Sequence[str]]) -> bytes:
    """The file. ``subtopics``: those of every topic, for its drop-down."""
    from openpyxl import Workbook

    book = Workbook()
    _guide(book.active)
    sheets: dict[str, list[Row]] = {}
    for row in rows:
        sheets.setdefault(row["主题"] or COMMON, []).append(row)
    lists = _choices(book.create_sheet(CHOICES), subtopics)
    for topic, held in sheets.items():
        _fill(book.create_sheet(_title(topic, book.sheetnames)), held, lists, topic)
    before = book.create_sheet(BEFORE)
    _write(before, rows)
    for name in (CHOICES, BEFORE):
        book[name].sheet_state = "veryHidden"
    return _saved(book)


def read_workbook(path: Path) -> list[ReadRow]:
    """Every row that says something. Raises DataError for a file that is no such workbook."""
    book = opened(path)
    before = {row.values[ID]: row.values for row in _read(book[BEFORE])} if BEFORE in book else None
    rows = [
        ReadRow(row.cell, row.values, before.get(row.values[ID]) if before is not None else None)
        for sheet in book.worksheets
        if sheet.title not in (GUIDE, CHOICES, BEFORE)
        for row in _read(sheet)
    ]
    if not rows:
        raise bad_data("表格里没有套语。", f"第一行应当是表头：{'、'.join(NAMES[:6])}……", path)
    return rows


def opened(path: Path) -> Workbook:
    """A workbook with the values of its cells. Raises DataError for a file that is none."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = io.BytesIO(read_bytes(path))
    try:
        return load_workbook(data, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, EOFError):
        hint = "请给出 .xlsx 文件；旧的 .xls 请在 Excel 里另存为 .xlsx。"
        raise bad_data("这不是 Excel 表格，或者已经损坏。", hint, path) from None


def _guide(sheet: Any) -> None:
    sheet.title = GUIDE
    for line in _GUIDE:
        sheet.append([line])
    for column in COLUMNS:
        sheet.append([f"{column.name}：{column.hint}"])
    sheet.column_dimensions["A"].width = 100


def _choices(sheet: Worksheet, subtopics: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Write the lists that may be chosen from; returns list → its range."""
    from openpyxl.utils import get_column_letter

    lists = {column.name: column.choices for column in COLUMNS if column.choices}
    lists[TOPIC] = tuple(topic for topic in subtopics if topic != COMMON)
    lists |= {f"{SUBTOPIC} {topic}": tuple(names) for topic, names in subtopics.items() if names}
    ranges = {}
    for number, (name, values) in enumerate(lists.items(), 1):
        for n, value in enumerate((name, *values), 1):
            sheet.cell(n, number, value)
        letters = get_column_letter(number)
        ranges[name] = f"{CHOICES}!${letters}$2:${letters}${len(values) + 1}"
    return ranges


def _fill(sheet: Worksheet, rows: Sequence[Row], lists: Mapping[str, str], topic: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    _write(sheet, rows)
    top = Alignment(wrap_text=True, vertical="top")
    for cell in (cell for line in sheet.iter_rows() for cell in line):
        cell.alignment = top
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, column in enumerate(COLUMNS, 1):
        letters = get_column_letter(number)
        sheet.column_dimensions[letters].width = column.width
        source = lists.get(column.name) or lists.get(f"{column.name} {topic}")
        if source:
            check = DataValidation("list", formula1=source, allow_blank=True)
            check.showErrorMessage = column.name not in (SUBTOPIC, TOPIC)
            check.add(f"{letters}2:{letters}{len(rows) + SPARE}")
            sheet.add_data_validation(check)


def _write(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Header and rows, all as text: nothing is taken for a formula, a date or a number."""
    sheet.append(list(NAMES))
    for n, row in enumerate(rows, 2):
        for number, name in enumerate(NAMES, 1):
            if row[name]:
                cell = sheet.cell(n, number, row[name])
                cell.data_type = "s"
                cell.number_format = "@"


def _title(topic: str, taken: Sequence[str]) -> str:
    """A sheet name that Excel takes: at most 31 characters, no brackets or slashes, no other's."""
    plain = "".join("_" if char in "[]:*?/\\" else char for char in topic)[:28]
    if plain not in taken:
        return plain
    return next(f"{plain}_{n}" for n in range(2, 999) if f"{plain}_{n}" not in taken)


def _saved(book: Workbook) -> bytes:
    """The bytes; the day of writing is not in them, so that the same bank gives the same cells."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read(sheet: Any) -> Iterator[ReadRow]:
    lines = sheet.iter_rows()
    header = [(cell, as_text(cell.value)) for cell in next(lines, ())]
    letters = {name: cell.column_letter for cell, name in header if name in NAMES}
    if "子题" not in letters and ID not in letters:
        return
    for line in lines:
        said = {name: as_text(cell.value) for cell, (_, name) in zip(line, header, strict=False)}
        values = {name: said.get(name, "") for name in NAMES}
        if any(values.values()):
            yield ReadRow(Cell(sheet.title, line[0].row, letters), values, None)


def as_text(value: Any) -> str:
    """What a cell says, as text: dates as 2026-01-01, 2.0 as 2, lines trimmed.

    >>> as_text(2.0), as_text(date(2026, 1, 1)), as_text(" 甲 \\r\\n\\n乙")
    ('2', '2026-01-01', '甲\\n乙')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, float):
        return f"{value:g}"
    text = value.isoformat() if isinstance(value, date) else str(value)
    lines = text.replace("_x000D_", "").replace("\u3000", " ").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
