"""Tables of phrases out and in: what was edited in Excel, and only that, goes into a layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.api import row_edits
from generator.api.desk import Desk
from generator.bank.model import PhraseFile
from generator.errors import bad_data
from generator.exchange.columns import COMMON, ID, ReadRow, Row
from generator.exchange.csvfile import csv_text, read_csv
from generator.exchange.excel import read_workbook, workbook
from generator.files import write_bytes

Edit = Callable[[PhraseFile], PhraseFile]

ADDED, EDITED, SKIPPED, FAILED = "新增", "修改", "跳过", "错误"


@dataclass(frozen=True, slots=True)
class LogLine:
    """What came of one row (or of one cell)."""

    outcome: str
    address: str
    id: str
    detail: str

    def __str__(self) -> str:
        return f"{self.outcome} {self.address} {self.id}　{self.detail}".rstrip()


def export(desk: Desk, path: Path, topic: str = "", subtopic: str = "") -> str:
    """Write the bank, or a part of it, as .xlsx or .csv. Raises DataError."""
    records = desk.index.find(topic=topic, subtopic=subtopic)
    if not records:
        raise bad_data("没有可以导出的条目。", "请检查主题和子题的名称：jianggao phrases list。")
    rows = [row_edits.row_of(record, desk.bank) for record in records]
    _WRITERS[_suffix(path, _WRITERS)](rows, desk, path)
    return f"已写好：{path}（{len(rows)} 条）"


def _to_excel(rows: Sequence[Row], desk: Desk, path: Path) -> None:
    write_bytes(path, workbook(rows, {t or COMMON: names for t, names in desk.bank.topics.items()}))


def _to_csv(rows: Sequence[Row], desk: Desk, path: Path) -> None:
    write_bytes(path, csv_text(rows))


_WRITERS: dict[str, Callable[[Sequence[Row], Desk, Path], None]] = {
    ".xlsx": _to_excel,
    ".csv": _to_csv,
}
_READERS: dict[str, Callable[[Path], list[ReadRow]]] = {".xlsx": read_workbook, ".csv": read_csv}


def _suffix(path: Path, known: Iterable[str]) -> str:
    suffix = path.suffix.lower()
    if suffix not in known:
        raise bad_data(f"不认识扩展名“{suffix}”。", f"可以用：{'、'.join(known)}。", path)
    return suffix


def bring_in(desk: Desk, path: Path) -> list[LogLine]:
    """Import a table into the layer of the desk, all good rows in one save; a line for every row.

    Rows are compared with the table as it was exported where it knows, else with the bank as it
    is. A row that is missing means nothing. Raises DataError when the file cannot be read.
    """
    rows = _READERS[_suffix(path, _READERS)](path)
    log: list[LogLine] = []
    edits: list[Edit] = []
    importer = row_edits.Importer(desk, rows)
    for row in rows:
        done, faults = importer.edits(row)
        address = row.cell.address
        for column, what in faults:
            log.append(LogLine(FAILED, address(column), row.values[ID], what))
        if faults:
            continue
        edits += done.edits
        outcome = ADDED if done.is_new else EDITED if done.edits else SKIPPED
        column = done.columns[0] if done.columns else ID
        log.append(LogLine(outcome, address(column), done.id, done.detail))
    if edits:
        desk.save_all(edits)
    return log


def told(lines: Sequence[LogLine]) -> list[str]:
    """What the terminal shows: everything but the rows that say nothing new, and the sums."""
    sums = dict.fromkeys((ADDED, EDITED, SKIPPED, FAILED), 0)
    for line in lines:
        sums[line.outcome] += 1
    shown = [str(line) for line in lines if line.outcome != SKIPPED]
    return [*shown, "合计：" + "，".join(f"{name} {count}" for name, count in sums.items())]
