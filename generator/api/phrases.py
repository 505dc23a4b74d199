"""The phrase bank: list, show with its history, compare two layers, check."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.api.census import Record, census
from generator.api.desk import Desk
from generator.api.workspace import Workspace
from generator.bank.bank import Bank
from generator.bank.history import chain, history
from generator.bank.load import load_file
from generator.bank.model import PhraseFile
from generator.bank.shape import opens, polarity, rhythm, takes
from generator.errors import bad_data
from generator.validation import schema_of

STAGES = ("指导", "部署", "摸底", "行动", "机制", "成效", "底线")


def listing(
    root: Path, wanted: Mapping[str, str], match: str = "", draft: Path | None = None
) -> list[dict[str, Any]]:
    """Every entry that has the wanted values, as a row. Banned ones only where they are wanted.

    ``wanted`` names fields of a row; ``move`` and ``pattern`` ask for one of several, ``length``
    for a wording of so many characters (``8`` or ``8-14``). Raises DataError for another length.
    """
    bank = Workspace(root, draft_phrases=draft).whole_bank()
    records = [record for record in census(bank) if _is_wanted(record, wanted, match)]
    return [record.row() for record in records]


def _is_wanted(record: Record, wanted: Mapping[str, str], match: str) -> bool:
    if record.status == "禁用" and wanted.get("status") != "禁用":
        return False
    row = record.row()
    return all(_has(row, key, value) for key, value in wanted.items() if value) and (
        not match or match in row["text"]
    )


def _has(row: Mapping[str, Any], key: str, value: str) -> bool:
    if key == "move":
        return value in row["moves"]
    if key == "pattern":
        return any(value in pattern for pattern in row["patterns"])
    if key == "length":
        low, high = _span(value)
        return any(low <= length <= high for length in row["lengths"])
    return bool(row[key] == value)


def _span(text: str) -> tuple[int, int]:
    """
    >>> _span("8-14"), _span("8")
    ((8, 14), (8, 8))
    """
    low, _, high = text.partition("-")
    if not low.isdecimal() or not (high or low).isdecimal():
        raise bad_data(f"“{text}”不是字数。", "请写成 8 或 8-14 的样子。")
    return int(low), int(high or low)


def description(id: str, root: Path, draft: Path | None = None) -> str:
    """An entry as readable text with its whole history. Raises DataError with near ids."""
    desk = Desk(root, draft=draft)
    events = history(desk.bank, id)
    if id not in desk.records and not events:
        desk.find(id)
    lines = list(_describe(desk, id)) if id in desk.records else [id]
    lines += [f"经过：{chain(events)}"] if events else []
    for event in events:
        note = f"　{event.detail}" if event.detail else ""
        lines.append(f"  {event.place.layer}:{event.place.source} {event.verb or '定义'}{note}")
    return "\n".join(lines)


def _describe(desk: Desk, id: str) -> Iterator[str]:
    record = desk.records[id]
    concept = record.concept
    if concept is None:
        yield f"{id}（{record.kind}，{record.status}）{record.row()['mark']}"
        yield from (f"文字：{text}" for text in record.texts)
        return
    entry = desk.bank.entries[id]
    state = {"采用": "已审阅"}.get(record.status, record.status)
    yield f"{id}（{record.topic}，{concept.stage}，{state}）{record.row()['mark']}"
    yield f"对象：{concept.object}（{concept.object_type}，{polarity(concept)}）"
    for name, words in (
        ("线索", concept.thread),
        ("主体", concept.agent),
        ("承接", "、".join(concept.after)),
        ("要素", "、".join(takes(concept))),
        ("署名", f"{concept.author} {concept.changed or ''}".strip()),
        ("备注", concept.note),
    ):
        if words:
            yield f"{name}：{words}"
    for aspect, wordings in entry.wordings.items():
        for wording in wordings:
            origin = wording.origin
            shape = " ".join(filter(None, (opens(wording.text), rhythm(wording.text))))
            yield f"{aspect}：{wording.text}　［{shape}］←{origin.layer}:{origin.source}"


def differences(root: Path, lower: str, upper: str, draft: Path | None = None) -> Iterator[str]:
    """What the bank becomes from one layer to another, in lines: ＋ added, － gone, ～ changed.

    Raises DataError for a layer that there is not.
    """
    bank = Workspace(root, draft_phrases=draft).whole_bank()
    before, after = _up_to(bank, lower), _up_to(bank, upper)
    for id in sorted({*before, *after}):
        old, new = before.get(id), after.get(id)
        if old is None and new is not None:
            yield f"＋ {id}　{new.row()['text']}"
        elif new is None and old is not None:
            yield f"－ {id}　{old.row()['text']}"
        elif old is not None and new is not None:
            yield from _changes(old, new)


def _changes(old: Record, new: Record) -> Iterator[str]:
    before, after = old.row(), new.row()
    for key, name in (
        ("text", ""),
        ("status", "状态 "),
        ("weight", "权重 "),
        ("pinned", "置顶 "),
        ("stage", "阶段 "),
    ):
        if before[key] != after[key]:
            yield f"～ {new.id}　{name}{_said(before[key])} → {_said(after[key])}"


def _said(value: object) -> str:
    return (
        {True: "是", False: "否"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _up_to(bank: Bank, layer: str) -> dict[str, Record]:
    """Entries that take part with the layers up to one."""
    names = [held.name for held in bank.layers]
    if layer not in names:
        raise bad_data(
            f"没有“{layer}”这一层，或者它还是空的。", f"现有：{'、'.join(dict.fromkeys(names))}。"
        )
    last = len(names) - names[::-1].index(layer)
    return {record.id: record for record in census(Bank(bank.layers[:last]))}


def check(files: Sequence[Path], root: Path) -> Iterator[str]:
    """Lines about files, or about the whole bank when none is given. Raises DataError."""
    for path in files:
        load_file(path)
        yield f"{path}：没有问题。"
    if not files:
        bank = Workspace(root, candidates=True).bank()
        yield from _counts(bank)
        yield from (f"注意：{line}" for line in idle_operations(bank))


def _counts(bank: Bank) -> Iterator[str]:
    for topic, subtopics in bank.topics.items():
        for subtopic in subtopics:
            entries = bank.by_subtopic.get(subtopic, ())
            stages = Counter(str(entry.concept.stage) for entry in entries)
            spread = " ".join(f"{stage}{stages[stage]}" for stage in STAGES)
            yield f"{topic}/{subtopic}：{len(entries)} 个概念（{spread}）"


def idle_operations(bank: Bank) -> Iterator[str]:
    """Operations on entries that are not there (any more)."""
    records = list(census(Bank(bank.layers, True, banned=True)))
    known = {record.id for record in records}
    for key, steps in bank.layering.steps.items():
        operation, place = steps[-1]
        of_words = operation.verb in ("禁用", "恢复") and "/" not in key
        if key not in known and not of_words:
            yield f"{place.layer}:{place.source} {operation.verb}“{key}”，库里没有这一条。"


def schema() -> str:
    """JSON Schema of phrase files."""
    return json.dumps(schema_of(PhraseFile, "套语库"), ensure_ascii=False, indent=2) + "\n"
