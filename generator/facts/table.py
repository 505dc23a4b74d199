"""A fact sheet as a table, in Excel or CSV: one row a fact, one row an entry of a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.bank.model import FactSpec
from generator.errors import DataError, bad_data
from generator.exchange.csvfile import decoded
from generator.exchange.excel import as_text, opened
from generator.facts.form import explanation
from generator.facts.model import ITEM_FIELDS
from generator.files import read_bytes
from generator.vocabulary import KEYS
from generator.yamlio import Path_, Yaml

NAME, CONTENT, HINT = "名称", "内容", "说明"
FIELDS = tuple(KEYS[name].name for name in ITEM_FIELDS if name != "content")
COLUMNS = (NAME, CONTENT, *FIELDS, HINT)
WIDTHS = (16, 60, 14, 18, 14, 24, 24, 40, 10, 24, 60)
SHEET, LISTS = "要素", "子题"
ROWS_OF_A_LIST = 8
"""Empty rows that a form has for every list."""

Line = tuple[int, dict[str, str]]
"""Row number from 1 and what its cells say."""


def read_table(path: Path, specs: Mapping[str, FactSpec]) -> Yaml:
    """The table as the plain data of a fact sheet, places being row and column.

    Raises DataError for a file that is no such table, and for a value given twice.
    """
    lines = list(_lines(path))
    if not lines:
        hint = f"第一行应当是表头：{'、'.join(COLUMNS)}。用 jianggao facts new 提纲 -o 要素.xlsx 生成。"
        raise bad_data("表格里没有要素。", hint, path)
    data: dict[str, Any] = {}
    places: dict[Path_, tuple[int, int]] = {}
    twice: list[Path_] = []
    for number, cells in lines:
        name = cells[NAME]
        places.setdefault((name,), (number, 1))
        if name in specs and specs[name].type == "条目":
            entries = data.setdefault(name, [])
            entry = {key: cells[key] for key in (CONTENT, *FIELDS) if cells[key]}
            places[(name, len(entries))] = (number, 2)
            entries.append(entry)
        elif name in data:
            places[("", number)] = (number, 1)
            twice.append(("", number))
        else:
            data[name] = cells[CONTENT]
    source = Yaml(path, data, places)
    if twice:
        raise DataError(
            [source.problem(place, "这个要素写了两遍。", "请合并或删去一行。") for place in twice]
        )
    return source


def _lines(path: Path) -> Iterator[Line]:
    """Rows that give something, each with its number."""
    rows = _excel_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    header: list[str] = []
    for number, row in enumerate(rows, 1):
        if not header:
            header = [text.strip() for text in row] if NAME in row else []
            continue
        said = dict(zip(header, row, strict=False))
        cells = {name: said.get(name, "").replace("\n", "") for name in COLUMNS}
        if cells[NAME] and any(cells[name] for name in (CONTENT, *FIELDS)):
            yield number, cells


def _excel_rows(path: Path) -> Iterator[list[str]]:
    book = opened(path)
    sheet = book[SHEET] if SHEET in book else book.worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield [as_text(value) for value in row]


def _csv_rows(path: Path) -> Iterator[list[str]]:
    text = decoded(read_bytes(path), path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [as_text(value) for value in row]


def form_rows(
    asked: Iterable[FactSpec], carried: Mapping[str, Sequence[FactSpec]]
) -> list[dict[str, str]]:
    """The empty rows of a form: facts of the outline, then those that wordings can carry."""
    rows = []
    for spec in asked:
        count = ROWS_OF_A_LIST if spec.type == "条目" else 1
        rows += [{NAME: spec.name, HINT: explanation(spec) if not n else ""} for n in range(count)]
    for subtopic, specs in carried.items():
        rows += [{NAME: s.name, HINT: f"{subtopic}：{explanation(s)}"} for s in specs]
    return rows


def csv_form(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The form as CSV that Excel opens."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def excel_form(rows: Sequence[Mapping[str, str]], subtopics: Sequence[str]) -> bytes:
    """The form as a workbook, subtopics to choose from."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append([row.get(name, "") for name in COLUMNS])
    for n, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
    sheet.freeze_panes = "C2"
    if subtopics:
        names = book.create_sheet(LISTS)
        for n, name in enumerate(subtopics, 1):
            names.cell(n, 1, name)
        names.sheet_state = "hidden"
        choice = DataValidation("list", formula1=f"{LISTS}!$A$1:$A${len(subtopics)}")
        choice.showErrorMessage = False
        choice.add(f"C2:C{len(rows) + 200}")
        sheet.add_data_validation(choice)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
