"""What was read back from Word as overlays: facts, candidates for the bank, a list of all changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import yaml
from msgspec import Struct
from msgspec.structs import fields, replace

from generator.api.readback import Reading, report
from generator.api.workspace import Workspace
from generator.bank.bank import LINK, OPENER, Bank, Entry, stable_key
from generator.bank.checks import ANY, LONGEST_WORDING
from generator.bank.model import Concept, LineGroup, Passage, PhraseFile
from generator.errors import DataError, Problem
from generator.files import write_text
from generator.rendering.changes import Change
from generator.vocabulary import KEYS, Aspect, Move

_MARKS = "，。；：！？,;:!?."


class _Proposal(Struct, frozen=True):
    """A reworded clause as a candidate: the concept it comes from, its aspect, the new words."""

    entry: Entry
    aspect: Aspect
    text: str


def write(readings: Sequence[Reading], folder: Path, root: Path) -> list[Path]:
    """Write the overlays, or none. Returns their paths. Raises DataError when one exists."""
    texts = dict(_files(readings, folder, Workspace(root, candidates=True).bank()))
    if existing := [path for path in texts if path.exists()]:
        hint = "请换一个文件夹，或先把它移开。"
        raise DataError(Problem("这个文件已经有了，没有覆盖。", hint, path) for path in existing)
    for path, text in texts.items():
        write_text(path, text)
    return list(texts)


def _files(readings: Sequence[Reading], folder: Path, bank: Bank) -> Iterator[tuple[Path, str]]:
    if facts := _facts(readings):
        note = "# 从 Word 里读回来的要素，核对后并入要素表。\n"
        yield folder / "要素.yaml", note + _yaml(facts)
    for subtopic, file in _phrase_files(readings, bank).items():
        note = "# 从 Word 里读回来的说法，审过后把“状态: 候选”去掉。\n"
        yield folder / "phrases" / f"{subtopic or '通用'}.yaml", note + _yaml(_plain(file))
    yield folder / "改动.md", "# 改动清单\n\n" + "".join(f"- {line}\n" for line in report(readings))


def _facts(readings: Sequence[Reading]) -> dict[str, Any]:
    """Name → what was filled in or changed; entries of one list together."""
    facts: dict[str, Any] = {}
    for reading in readings:
        change = reading.change
        if change.kind in ("filled", "fact") and change.origin:
            if reading.listed:
                facts.setdefault(change.origin.ref, []).append(change.after.strip("。；"))
            else:
                facts[change.origin.ref] = change.after
    return facts


def _phrase_files(readings: Sequence[Reading], bank: Bank) -> dict[str, PhraseFile]:
    """Subtopic → a file of candidates."""
    files: dict[str, PhraseFile] = {}
    for reading in readings:
        change = reading.change
        if change.kind != "reworded" or reading.chosen or change.origin is None:
            continue
        if change.origin.kind == "passage":
            _add_passage(files, change, bank)
        elif change.origin.kind == "line":
            role = change.origin.ref.partition("/")[2].rpartition("-")[0]
            _add_line(files, change.origin.ref.partition("/")[0], role, change.after, bank)
        elif proposal := _proposal(reading, bank):
            _add_concept(files, proposal, bank)
    return files


def _proposal(reading: Reading, bank: Bank) -> _Proposal | None:
    """The candidate, with facts as slots; None where the new words are no wording of a clause."""
    change = reading.change
    entry = bank.entries.get(change.origin.ref) if change.origin else None
    before, after = change.before, change.after.strip()
    for name, value in change.facts:
        before, after = (text.replace(value, f"{{{name}}}") for text in (before, after))
    bare = after
    for name, _ in change.facts:
        bare = bare.replace(f"{{{name}}}", "")
    fit = len(bare) <= LONGEST_WORDING and not any(c in _MARKS or c.isdigit() for c in bare)
    if entry is None or not fit or not bare:
        return None
    for aspect, group in entry.wordings.items():
        if any(wording.text == before for wording in group):
            return _Proposal(entry, aspect, after)
    return None


def _add_concept(files: dict[str, PhraseFile], proposal: _Proposal, bank: Bank) -> None:
    entry = proposal.entry
    old = entry.concept
    own = Concept(
        id=f"{old.id}-{stable_key(proposal.text):08x}",
        stage=old.stage,
        object=old.object,
        object_type=old.object_type,
        agent=old.agent,
        after=(ANY,) if old.after else (),
        note=f"改写自 {entry.id}" + (f"，原承接：{'、'.join(old.after)}" if old.after else ""),
        task=_if(proposal, "任务"),
        review=_if(proposal, "回顾"),
        problem=_if(proposal, "问题"),
    )
    slots = [s for s in bank.facts_of.get(entry.subtopic, ()) if f"{{{s.name}}}" in proposal.text]
    empty = PhraseFile(topic=entry.topic, subtopic=entry.subtopic, status="候选")
    file = files.get(entry.subtopic, empty)
    if own.id not in {concept.id for concept in file.concepts}:
        facts = (*file.facts, *(slot for slot in slots if slot not in file.facts))
        files[entry.subtopic] = replace(file, facts=facts, concepts=(*file.concepts, own))


def _if(proposal: _Proposal, aspect: Aspect) -> tuple[str, ...]:
    return (proposal.text,) if proposal.aspect == aspect else ()


def _add_line(files: dict[str, PhraseFile], home: str, role: str, text: str, bank: Bank) -> None:
    """A whole sentence: an opener or link of its subtopic, else a common line of its role."""
    own = role in (OPENER, LINK)
    topic = next((t for t, subtopics in bank.topics.items() if home in subtopics), "")
    key = home if own else ""
    file = files.get(key, PhraseFile(topic=topic if own else "", subtopic=key, status="候选"))
    if role == OPENER:
        files[key] = replace(file, openers=(*file.openers, text))
    elif role == LINK:
        files[key] = replace(file, links=(*file.links, text))
    else:
        files[key] = replace(file, lines=(*file.lines, LineGroup(role, (text,))))


def _add_passage(files: dict[str, PhraseFile], change: Change, bank: Bank) -> None:
    """A passage said otherwise, with its facts as slots again."""
    assert change.origin is not None
    home, text = change.origin.ref.partition("/")[0], change.after.strip()
    lines = (line for key in bank.lines if key[1] == home for line in bank.lines[key])
    old = next((line for line in lines if line.id == change.origin.ref), None)
    if old is None:
        return
    for name, value in change.facts:
        text = text.replace(value, f"{{{name}}}")
    for lead in old.leads:
        text = text.removeprefix(f"{lead}。")
    name = f"{old.id.partition('/')[2]}-{stable_key(text):08x}"
    move = cast(Move, old.role)
    own = Passage(name, move, text, old.thread, old.leads, note=f"改写自 {old.id}")
    file = files.get(home, PhraseFile(topic=old.topic, subtopic=home, status="候选"))
    files[home] = replace(file, passages=(*file.passages, own))


def _plain(value: Any) -> Any:
    """Entries as YAML with Chinese keys, defaults left out."""
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if not isinstance(value, Struct):
        return value
    return {
        KEYS[field.name].name: _plain(getattr(value, field.name))
        for field in fields(value)
        if getattr(value, field.name) != field.default and getattr(value, field.name) != ()
    }


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
