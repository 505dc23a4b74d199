"""From a person's layer to the office's: one file that others can read, change or throw away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from generator.api.census import Record, census
from generator.api.desk import Desk
from generator.api.places import home
from generator.bank import overlay, save
from generator.bank.bank import OFFICE, PERSONAL, Bank
from generator.bank.compiled import Operation
from generator.bank.model import Addition, PhraseFile
from generator.bank.shape import SLOT
from generator.errors import bad_data

HEAD = (
    "由 jianggao phrases promote 从个人层提交。单位里的人可以改、可以删；\n"
    "不采纳就删掉整个文件。首行写“状态: 候选”则只是提议，审阅以后才生效。"
)

_DO: dict[str, Callable[[PhraseFile, Operation], PhraseFile]] = {
    "修改": lambda file, op: overlay.edit(file, op.key, op.change) if op.change else file,
    "禁用": lambda file, op: overlay.ban(file, op.key),
    "恢复": lambda file, op: overlay.restore(file, op.key, True),
    "权重": lambda file, op: overlay.weigh(file, op.key, op.factor),
    "置顶": lambda file, op: overlay.pin(file, op.key),
    "不置顶": lambda file, op: overlay.unpin(file, op.key, True),
}


def promote(desk: Desk, ids: Collection[str] = (), proposal: bool = False) -> tuple[Path, str]:
    """Write what the personal layer adds and does (or only these ids) into the office's folder.

    ``proposal``: as candidates that take effect when they are reviewed. Returns the file and a
    sentence. Raises DataError when there is nothing to hand in.
    """
    file = _collected(desk.bank, set(ids))
    if file == PhraseFile():
        raise bad_data("个人层没有可以提交的内容。", "候选要先审阅：jianggao phrases review。")
    if proposal:
        file = replace(file, status="候选")
    path = _free(home(OFFICE, desk.root), desk)
    save.write_checked(path, file, HEAD)
    groups = ("changes", "banned", "restored", "weights", "pinned")
    changed = {id for name in groups for id in getattr(file, name)} - set(file.additions)
    return path, f"新条目 {len(file.additions)} 个，改动 {len(changed)} 条"


def _free(office: Path, desk: Desk) -> Path:
    day = desk.day.isoformat() if desk.day else "提交"
    stem = "-".join(filter(None, (desk.author.replace("/", "_"), day)))
    names = (f"{stem}.yaml", *(f"{stem}-{n}.yaml" for n in range(2, 1000)))
    return next(p for name in names if not (p := office / "提交" / name).exists())


def _collected(bank: Bank, ids: set[str]) -> PhraseFile:
    """What the personal layer comes to: operations on others' entries, and entries of its own."""
    below = Bank([layer for layer in bank.layers if layer.name != PERSONAL], True, banned=True)
    others = {record.id for record in census(below)}
    own = Bank(bank.layers, banned=True)
    mine = {r.id: r for r in census(own) if r.layer == PERSONAL and r.id not in others}
    new = {id: record for id, record in mine.items() if record.status == "采用"}
    file = PhraseFile()
    for key, steps in bank.layering.steps.items():
        for operation, place in steps if _asked(key, ids) and key in others else ():
            if place.layer == PERSONAL:
                file = _DO[operation.verb](file, operation)
    for record in new.values():
        if _asked(record.id, ids):
            file = overlay.add(file, record.id, as_addition(record, own))
            file = overlay.pin(file, record.id) if record.pinned else file
    return replace(file, facts=_facts(file, bank))


def _asked(key: str, ids: set[str]) -> bool:
    return not ids or key in ids


def as_addition(record: Record, bank: Bank) -> Addition:
    """A record as a new entry, in the words that it now has."""
    if record.concept is not None:
        return _same(record.concept, topic=record.topic, status="采用")
    if record.kind in ("句群", "语句"):
        move = record.moves[0] if record.moves else None
        said = {"text": record.texts[0], "move": move, "status": "采用"}
        return _same(record, **said, stage=None, headings={})
    entries = (*bank.heading_sets, *bank.frames, *bank.set_phrases)
    found = next(
        e for e, _ in entries if record.id in (getattr(e, "id", ""), getattr(e, "text", ""))
    )
    return _same(found, status="采用")


def _same(entry: Any, **more: Any) -> Addition:
    """The fields that an entry and an addition have in common."""
    own = {name: held for name, held in asdict(entry).items() if hasattr(Addition, name)}
    return Addition(**{**own, **more})


def _facts(file: PhraseFile, bank: Bank) -> Any:
    """The facts that the new wordings carry and that only the personal layer explains."""
    texts = [t for a in file.additions.values() for t in (*a.task, *a.review, *a.problem, a.text)]
    texts += [
        text
        for c in file.changes.values()
        for text in (*(c.task or ()), *(c.review or ()), *(c.problem or ()), c.text or "")
    ]
    names = {name for text in texts for name in SLOT.findall(text)}
    rows = bank.layering.files
    below = {f.name for _, layer, file in rows if layer != PERSONAL for f in file.head.facts}
    own = {f.name: f for _, layer, file in rows if layer == PERSONAL for f in file.head.facts}
    return tuple(fact for name, fact in own.items() if name in names - below)
