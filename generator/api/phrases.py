"""The phrase bank: list, show with its history, compare two layers, check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.api.census import TAGS, Record, census
from generator.api.desk import Desk
from generator.api.row_edits import row_of
from generator.api.workspace import Workspace
from generator.bank.bank import SLOT, Bank
from generator.bank.choices import plain, sayings, variety
from generator.bank.history import chain, history
from generator.bank.load import load_file
from generator.bank.shape import opens, polarity, rhythm
from generator.errors import bad_data
from generator.exchange.columns import ID, LAYER, NAMES, Row

STAGES = ("指导", "部署", "摸底", "行动", "机制", "成效", "底线")


def listing(
    root: Path, wanted: Mapping[str, str], match: str = "", draft: Path | None = None
) -> list[dict[str, Any]]:
    """Every entry that has the wanted values, as a row. Banned ones only where they are wanted.

    ``wanted`` names fields of a row; ``move`` and ``pattern`` ask for one of several, ``length``
    for a wording of so many characters (``8`` or ``8-14``). Raises DataError for another length.
    """
    index = Desk(root, draft=draft).index
    tags = {name: value for name, value in wanted.items() if name in TAGS}
    low, high = _span(wanted.get("length") or f"0-{10**6}")
    return [
        record.row()
        for record in index.find(**tags)
        if (record.status != "禁用" or wanted.get("status") == "禁用")
        and any(low <= length <= high for length in record.lengths)
        and any(wanted.get("pattern", "") in pattern for pattern in record.patterns or ("",))
        and (not match or any(match in text for text in record.texts))
    ]


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
        yield from _notes(record)
        yield from (f"文字：{text}" for text in record.texts)
        yield from _choices(record) if record.kind == "句群" else ()
        return
    entry = desk.bank.entries[id]
    state = {"采用": "已审阅"}.get(record.status, record.status)
    yield f"{id}（{record.topic}，{concept.stage}，{state}）{record.row()['mark']}"
    yield f"对象：{concept.object}（{concept.object_type}，{polarity(concept)}）"
    yield from _notes(record)
    for aspect, wordings in entry.wordings.items():
        for wording in wordings:
            origin = wording.origin
            shape = " ".join(filter(None, (opens(wording.text), rhythm(wording.text))))
            yield f"{aspect}：{wording.text}　［{shape}］←{origin.layer}:{origin.source}"


def _notes(record: Record) -> Iterator[str]:
    """What an entry says of itself beside its words."""
    concept = record.concept
    slots = (slot for text in record.texts for slot in SLOT.findall(text))
    for name, words in (
        ("语步", "、".join(record.moves) if concept is None else ""),
        ("线索", record.thread),
        ("主体", concept.agent if concept else ""),
        ("承接", "、".join(concept.after) if concept else ""),
        ("领语", "、".join(record.leads)),
        ("要素", "、".join(dict.fromkeys(slots))),
        ("场合", "、".join(record.occasions)),
        ("启用", str(record.valid_from or "")),
        ("停用", str(record.valid_to or "")),
        ("替换为", record.replaced_by),
        ("署名", f"{record.author} {record.changed or ''}".strip()),
        ("备注", record.note),
    ):
        if words:
            yield f"{name}：{words}"


def _choices(record: Record) -> Iterator[str]:
    """What the choices of a passage come to."""
    text = record.texts[0]
    said = [len(SLOT.sub("", one)) for one in sayings(text)]
    yield f"例如：{plain(text)}"
    yield f"共有 {variety(text)} 种说法，{min(said)} 到 {max(said)} 字"


def differences(root: Path, lower: str, upper: str, draft: Path | None = None) -> Iterator[str]:
    """What the bank becomes from one layer to another, in lines: ＋ added, － gone, ～ changed.

    Raises DataError for a layer that there is not.
    """
    bank = Workspace(root, draft_phrases=draft).whole_bank()
    below, above = _up_to(bank, lower), _up_to(bank, upper)
    before, after = ({record.id: record for record in census(b)} for b in (below, above))
    for id in sorted({*before, *after}):
        old, new = before.get(id), after.get(id)
        if old is None and new is not None:
            yield f"＋ {id}　{new.row()['text']}"
        elif new is None and old is not None:
            yield f"－ {id}　{old.row()['text']}"
        elif old is not None and new is not None:
            yield from _changes(row_of(old, below), row_of(new, above))


def _changes(before: Row, after: Row) -> Iterator[str]:
    for column in NAMES:
        if column != LAYER and before[column] != after[column]:
            old, new = (row[column].replace("\n", " ／ ") or "（空）" for row in (before, after))
            yield f"～ {before[ID]}　{column} {old} → {new}"


def _up_to(bank: Bank, layer: str) -> Bank:
    """What takes part with the layers up to one."""
    names = [held.name for held in bank.layers]
    if layer not in names:
        raise bad_data(
            f"没有“{layer}”这一层，或者它还是空的。", f"现有：{'、'.join(dict.fromkeys(names))}。"
        )
    last = len(names) - names[::-1].index(layer)
    return Bank(bank.layers[:last])


def check(files: Sequence[Path], root: Path) -> Iterator[str]:
    """Lines about files, or about the whole bank when none is given. Raises DataError."""
    for path in files:
        load_file(path)
        yield f"{path}：没有问题。"
    if not files:
        bank = Workspace(root, candidates=True).bank()
        yield from _counts(bank)
        yield from (f"注意：{line}" for line in (*idle_operations(bank), *unknown_facts(bank)))


def _counts(bank: Bank) -> Iterator[str]:
    for topic, subtopics in bank.topics.items():
        for subtopic in subtopics:
            entries = bank.by_subtopic.get(subtopic, ())
            stages = Counter(str(entry.concept.stage) for entry in entries)
            spread = " ".join(f"{stage}{stages[stage]}" for stage in STAGES)
            passages = Counter(
                key[0]
                for key, lines in bank.lines.items()
                if key[1] == subtopic
                for line in lines
                if line.is_passage
            )
            told = " ".join(f"{move}{count}" for move, count in passages.items())
            yield (
                f"{topic}/{subtopic}：{passages.total()} 条句群（{told}），"
                f"{len(entries)} 个概念（{spread}）"
            )


def idle_operations(bank: Bank) -> Iterator[str]:
    """Operations on entries that are not there (any more)."""
    records = list(census(Bank(bank.layers, True, banned=True)))
    known = {record.id for record in records}
    for key, steps in bank.layering.steps.items():
        operation, place = steps[-1]
        of_words = operation.verb in ("禁用", "恢复") and "/" not in key
        if key not in known and not of_words:
            yield f"{place.layer}:{place.source} {operation.verb}“{key}”，库里没有这一条。"


def unknown_facts(bank: Bank) -> Iterator[str]:
    """Passages and concepts with a fact that nobody explains: they can never be said."""
    for record in census(bank):
        if record.kind in ("句群", "概念"):
            slots = {slot: None for text in record.texts for slot in SLOT.findall(text)}
            for name in slots:
                if name not in bank.facts:
                    yield f"{record.id}：用到的要素“{name}”没有在哪个文件的“要素”里说明。"
