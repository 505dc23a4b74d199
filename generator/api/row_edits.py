"""One row of a table: from an entry, and back to what was edited in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.api.cells import COLUMN_OF, Fault, addition_of_row, change_of_row, number
from generator.api.census import Record
from generator.api.desk import Desk
from generator.bank import overlay
from generator.bank.bank import Bank
from generator.bank.compile import line_id
from generator.bank.model import Addition, Change, Kind, PhraseFile, Status
from generator.exchange.columns import COMMON, ID, KIND, NAMES, SUBTOPIC, TOPIC, YES, ReadRow, Row

Edit = Callable[[PhraseFile], PhraseFile]
FIXED = (KIND, SUBTOPIC, TOPIC, "用途", "语步")
"""Columns that cannot be changed of an entry that exists."""


class Done(Struct, frozen=True):
    """What a row asks for."""

    id: str
    edits: list[Edit] = []
    columns: list[str] = []
    detail: str = ""
    is_new: bool = False


def row_of(record: Record, bank: Bank) -> Row:
    """An entry as a row."""
    row = dict.fromkeys(NAMES, "")
    row |= {
        ID: record.id,
        KIND: record.kind,
        TOPIC: record.topic,
        SUBTOPIC: record.subtopic,
        "用途": record.role,
        "场合": "\n".join(record.occasions),
        "状态": record.status,
        "权重": f"{record.weight:g}",
        "置顶": YES if record.pinned else "",
        "启用": _day(record.valid_from),
        "停用": _day(record.valid_to),
        "替换为": record.replaced_by,
        "线索": record.thread,
        "领语": "\n".join(record.leads),
        "备注": record.note,
        "层": record.layer,
    }
    concept = record.concept
    if concept is None:
        row["语步"] = "".join(record.moves)
        pairs = (f"{key}: {text}" for key, text in record.headings)
        row["文字"] = "\n".join(pairs if record.headings else record.texts)
        return row
    row |= {
        "阶段": concept.stage,
        "对象": concept.object,
        "类型": concept.object_type,
        "主体": concept.agent,
        "承接": "\n".join(concept.after),
    }
    for aspect, wordings in bank.entries[record.id].wordings.items():
        row[aspect] = "\n".join(wording.text for wording in wordings)
    return row


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


class Importer:
    """Turns rows into edits of an overlay, one row at a time."""

    def __init__(self, desk: Desk, rows: Sequence[ReadRow]) -> None:
        self.desk = desk
        self.taken = set(desk.records)
        self.objects = frozenset(row.values["对象"] for row in rows)
        self.known = {
            (record.subtopic, text) for record in desk.records.values() for text in record.texts
        }

    def edits(self, row: ReadRow) -> tuple[Done, list[Fault]]:
        """What a row asks for, or what is wrong with it."""
        id = row.values[ID]
        if not id:
            return self._new(row.values, row.cell.sheet)
        if id not in self.desk.records:
            return Done(id), [(ID, "库里没有这个编号；新的条目请把编号留空。")]
        record = self.desk.records[id]
        before = row.before or row_of(record, self.desk.bank)
        columns = [n for n in NAMES if n not in (ID, "层") and row.values[n] != before[n]]
        return self._changed(record, row.values, before, columns)

    def _changed(
        self, record: Record, values: Row, before: Row, columns: list[str]
    ) -> tuple[Done, list[Fault]]:
        faults = [(column, f"“{column}”不能改。") for column in columns if column in FIXED]
        change, found = change_of_row(record, values, columns)
        faults += found
        if not faults and change != Change():
            faults += self._unsound(self.desk.change_faults(record, change))
        edits: list[Edit] = []
        if change != Change():
            edits.append(_then(overlay.edit, record.id, self.desk.signed(change)))
        if "状态" in columns and not faults:
            edits += _status(record, values["状态"] or "采用")
        if "置顶" in columns:
            on = values["置顶"] not in ("", "否")
            edits.append(
                _then(overlay.pin, record.id) if on else _then(overlay.unpin, record.id, True)
            )
        if "权重" in columns:
            weight = number(values["权重"])
            if weight is None or not 0.01 <= weight <= 10:
                faults.append(("权重", f"“{values['权重']}”不是 0.01 到 10 的数。"))
            else:
                edits.append(partial(_weighed, id=record.id, factor=weight / record.weight))
        detail = "；".join(f"{c}：{_short(before[c])} → {_short(values[c])}" for c in columns)
        return Done(record.id, edits, columns, detail), faults

    def _new(self, values: Row, sheet: str) -> tuple[Done, list[Fault]]:
        kind = values[KIND] or _kind_of(values)
        if kind not in ("句群", "概念", "语句"):
            return Done(""), [(KIND, "表格里只能新增句群、概念和语句。")]
        addition, faults = addition_of_row(values, kind)
        subtopic = values[SUBTOPIC]
        topic = values[TOPIC] or self.desk.bank.topic_of(subtopic)
        addition = replace(addition, topic=topic or (sheet if sheet != COMMON else ""))
        texts = (*addition.task, *addition.review, *addition.problem, addition.text)
        said = [text for text in texts if text]
        if said and all((subtopic, text) in self.known for text in said):
            return Done("", detail=f"库里已经有了：{said[0]}"), []
        if kind != "语句" and not subtopic:
            faults.append((SUBTOPIC, "新的条目没有写子题。"))
        id = self._free_id(addition, subtopic, said)
        if not faults:
            faults += self._unsound(self.desk.addition_faults(id, addition))
        self.taken.add(id)
        signed = replace(addition, author=self.desk.author, changed=self.desk.day)
        told = "" if self.desk.knows(subtopic) or not subtopic else f"（新的子题“{subtopic}”）"
        return Done(
            id, [_then(overlay.add, id, signed)], [], " ／ ".join(said) + told, True
        ), faults

    def _free_id(self, addition: Addition, subtopic: str, said: Sequence[str]) -> str:
        """An id from the object, or from the words; numbered when it is taken."""
        if addition.role:
            return line_id(subtopic or addition.topic, addition.role, addition.text)
        name = _name(addition) or (said[0][:10] if said else "新条目")
        name = name.replace("/", "·")
        wanted = f"{subtopic}/{name}"
        numbered = (f"{wanted}{n}" for n in range(2, 10_000))
        return next(id for id in (wanted, *numbered) if id not in self.taken)

    def _unsound(self, faults: Iterable[Any]) -> list[Fault]:
        """Faults by column; a licence may be an object that another row brings."""
        return [
            (COLUMN_OF.get(fault.field, ID), f"{fault.what}{fault.remedy}")
            for fault in faults
            if not (
                fault.field == "after" and any(f"“{o}”" in fault.what for o in self.objects if o)
            )
        ]


def _kind_of(values: Row) -> Kind:
    """The kind of a new row that does not name one."""
    if values["用途"]:
        return "语句"
    return "句群" if values["语步"] and values["文字"] and not values["阶段"] else "概念"


def _name(addition: Addition) -> str:
    """What a new entry is called in its subtopic: 任务·组织生活, or its object."""
    if addition.move:
        lead = addition.leads[0] if addition.leads else ""
        return f"{addition.move}·{(addition.thread or lead or addition.text)[:10]}"
    return addition.object[:10]


def _status(record: Record, wanted: str) -> list[Edit]:
    """To a status: a tombstone, its end, or a change of the status itself."""
    if wanted == "禁用":
        return [_then(overlay.ban, record.id)]
    restored: list[Edit] = [_then(overlay.restore, record.id, True)]
    set_to = _then(overlay.edit, record.id, Change(status=cast(Status, wanted)))
    if record.status == "禁用":
        return restored if wanted == "采用" else [*restored, set_to]
    return [set_to]


def _weighed(file: PhraseFile, id: str, factor: float) -> PhraseFile:
    """The weight changed on top of what this overlay says already."""
    return overlay.weigh(file, id, round(file.weights.get(id, 1.0) * factor, 4))


def _then(edit: Callable[..., PhraseFile], *values: Any) -> Edit:
    return lambda file: edit(file, *values)


def _short(text: str) -> str:
    line = text.replace("\n", " ／ ") or "（空）"
    return line if len(line) <= 30 else line[:30] + "…"
