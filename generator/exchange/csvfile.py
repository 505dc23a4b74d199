"""Tables of phrases as CSV: written with a byte order mark for Excel, read in UTF-8 or GBK."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from generator.errors import bad_data
from generator.exchange.columns import ID, NAMES, SUBTOPIC, Cell, ReadRow, Row
from generator.exchange.excel import as_text
from generator.files import read_bytes

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENCODINGS = ("utf-8-sig", "utf-16", "gb18030")
"""Tried in this order; UTF-16 only where a mark says so."""


def csv_text(rows: Sequence[Row]) -> bytes:
    """The file."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, NAMES, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def read_csv(path: Path) -> list[ReadRow]:
    """Every row that says something. Raises DataError for a file that is no such table."""
    text = decoded(read_bytes(path), path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    if ID not in header and SUBTOPIC not in header:
        hint = f"第一行应当是表头：{'、'.join(NAMES[:6])}……"
        raise bad_data("这个文件里没有套语表的表头。", hint, path)
    letters = {name: _LETTERS[n] for n, name in enumerate(header) if n < 26 and name in NAMES}
    rows = []
    for number, line in enumerate(reader, 2):
        said = {name: as_text(value) for name, value in zip(header, line, strict=False)}
        values = {name: said.get(name, "") for name in NAMES}
        if any(values.values()):
            rows.append(ReadRow(Cell("", number, letters), values, None))
    return rows


def decoded(data: bytes, path: Path) -> str:
    """The text of a file that Excel may have written. Raises DataError."""
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise bad_data("看不懂这个文件的编码。", "请在 Excel 里另存为“CSV UTF-8”。", path)
