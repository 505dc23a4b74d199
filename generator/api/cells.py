"""The cells of a row: what they say in the words of the model, and which cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast, get_args

from generator.api.census import Record
from generator.bank.model import Addition, Change, Clearable, Status
from generator.exchange.columns import NAMES, Row
from generator.vocabulary import Move, ObjectType, Stage

Fault = tuple[str, str]
"""Column and what is wrong in it."""

COLUMN_OF = {
    "task": "任务",
    "review": "回顾",
    "problem": "问题",
    "object": "对象",
    "after": "承接",
    "text": "文字",
    "leads": "领语",
}

_LISTS = {
    "承接": "after",
    "任务": "task",
    "回顾": "review",
    "问题": "problem",
    "领语": "leads",
    "场合": "occasions",
}
_TEXTS = {
    "对象": "object",
    "线索": "thread",
    "主体": "agent",
    "替换为": "replaced_by",
    "备注": "note",
}
_CHOICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "阶段": ("stage", get_args(Stage)),
    "类型": ("object_type", get_args(ObjectType)),
}
_SENTENCES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "语句": ("role", "用途", ()),
    "句群": ("move", "语步", get_args(Move)),
}
"""Kinds of whole sentences: the field that tells where they are said, its column and choices."""

_DAYS = {"启用": "valid_from", "停用": "valid_to"}


def change_of_row(
    record: Record, values: Row, columns: Sequence[str]
) -> tuple[Change, list[Fault]]:
    """The fields that changed, and cells that cannot be read."""
    given, faults = _fields(values, columns)
    cleared = tuple(cast(Clearable, c) for c in columns if c in _DAYS and not values[c])
    if "文字" in columns and record.headings:
        pairs = [line.replace("：", ":", 1).partition(":") for line in values["文字"].split("\n")]
        if all(mark and text.strip() for _, mark, text in pairs):
            given["headings"] = {key.strip(): text.strip() for key, _, text in pairs}
        else:
            faults.append(("文字", "标题要一行一个，写成“子题: 标题”。"))
    elif "文字" in columns and record.concept is None and record.kind != "套语":
        given["text"] = values["文字"].replace("\n", "")
    elif "文字" in columns:
        faults.append(("文字", "这一条的文字不能改；概念请改任务、回顾、问题各列。"))
    return Change(**given, cleared=cleared), faults


def addition_of_row(values: Row, kind: str) -> tuple[Addition, list[Fault]]:
    columns = [name for name in NAMES if values[name]]
    given, faults = _fields(values, columns)
    weight = number(values["权重"]) if values["权重"] else 1.0
    if weight is None:
        faults.append(("权重", f"“{values['权重']}”不是数。"))
    if kind == "概念" and "stage" not in given:
        faults.append(("阶段", "新的概念没有写阶段。"))
    if kind in _SENTENCES:
        field, column, choices = _SENTENCES[kind]
        given |= {field: values[column], "text": values["文字"].replace("\n", "")}
        if not (values[column] and values["文字"]):
            faults.append(("文字", f"新的{kind}要写{column}和文字。"))
        elif choices and values[column] not in choices:
            faults.append((column, f"不能是“{values[column]}”，可以写：{'、'.join(choices)}。"))
    status: Status = "候选" if values["状态"] == "候选" else "采用"
    return Addition(**given, weight=weight or 1.0, status=status), faults


def _fields(values: Row, columns: Sequence[str]) -> tuple[dict[str, Any], list[Fault]]:
    """Model fields of the named columns."""
    given: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in columns:
        value = values[column]
        if column in _LISTS:
            given[_LISTS[column]] = tuple(filter(None, value.split("\n")))
        elif column in _TEXTS:
            given[_TEXTS[column]] = value.replace("\n", " ")
        elif column in _CHOICES:
            name, choices = _CHOICES[column]
            if value in choices:
                given[name] = value
            else:
                faults.append((column, f"不能是“{value}”，可以写：{'、'.join(choices)}。"))
        elif column in _DAYS and value:
            try:
                given[_DAYS[column]] = date.fromisoformat(value.replace("/", "-"))
            except ValueError:
                faults.append((column, f"“{value}”不是日期，请写成 2026-01-01 的样子。"))
    return given, faults


def number(text: str) -> float | None:
    """The number in a cell, 1 where it is empty; None when it is none."""
    try:
        return float(text or "1")
    except ValueError:
        return None
