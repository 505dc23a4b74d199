"""The phrase bank: list, describe, check."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.api.workspace import Workspace
from generator.bank.bank import Bank, Entry
from generator.bank.load import load_file
from generator.bank.model import PhraseFile
from generator.errors import bad_data
from generator.validation import schema_of

STAGES = ("指导", "部署", "摸底", "行动", "机制", "成效", "底线")


def listing(root: Path, wanted: Mapping[str, str], match: str) -> list[dict[str, Any]]:
    """Every entry as id, kind, topic, subtopic, stage, layer, text, that has the wanted values."""
    return [
        row
        for row in _rows(Workspace(root, candidates=True).bank())
        if all(not value or row[key] == value for key, value in wanted.items())
        and (not match or match in row["text"])
    ]


def _rows(bank: Bank) -> Iterator[dict[str, Any]]:
    for entry in bank.entries.values():
        wordings = [w for group in entry.wordings.values() for w in group]
        yield _row(
            entry.id,
            "概念",
            entry.topic,
            entry.subtopic,
            entry.concept.stage,
            wordings[0].origin.layer if wordings else "",
            " ／ ".join(w.text for w in wordings),
        )
    for (role, subtopic), lines in bank.lines.items():
        for line in lines:
            yield _row(
                line.id,
                "语句",
                line.topic,
                subtopic,
                role,
                line.wording.origin.layer,
                line.wording.text,
            )
    for heading_set, origin in bank.heading_sets:
        text = " ／ ".join(heading_set.headings.values())
        yield _row(heading_set.id, "标题组", "", "", heading_set.move, origin.layer, text)
    for frame, origin in bank.frames:
        yield _row(frame.id, "框架", "", "", "", origin.layer, frame.text)
    for phrase, origin in bank.set_phrases:
        move = phrase.move or ""
        yield _row(phrase.text, "套语", phrase.topic, "", move, origin.layer, phrase.text)


def _row(
    id: str, kind: str, topic: str, subtopic: str, stage: str, layer: str, text: str
) -> dict[str, Any]:
    return {
        "id": id,
        "kind": kind,
        "topic": topic,
        "subtopic": subtopic,
        "stage": stage,
        "layer": layer,
        "text": text,
    }


def description(id: str, root: Path) -> str:
    """A concept as readable text. Raises DataError with near ids when there is none."""
    bank = Workspace(root, candidates=True).bank()
    entry = bank.entries.get(id)
    if entry is None:
        found = [row for row in _rows(bank) if row["id"] == id]
        if not found:
            close = get_close_matches(id, list(bank.entries), n=3, cutoff=0.3)
            raise bad_data(f"没有编号为“{id}”的条目。", f"相近的有：{'、'.join(close) or '无'}。")
        return "\n".join(f"{key}：{value}" for key, value in found[0].items() if value)
    return "\n".join(_describe(entry))


def _describe(entry: Entry) -> Iterator[str]:
    concept = entry.concept
    yield f"{entry.id}（{entry.topic}，{concept.stage}，{'已审阅' if entry.reviewed else '候选'}）"
    yield f"对象：{concept.object}（{concept.object_type}）"
    if concept.agent:
        yield f"主体：{concept.agent}"
    if concept.after:
        yield f"承接：{'、'.join(concept.after)}"
    for aspect, wordings in entry.wordings.items():
        for wording in wordings:
            origin = wording.origin
            yield f"{aspect}：{wording.text}　←{origin.layer}:{origin.source}"


def check(files: Sequence[Path], root: Path) -> Iterator[str]:
    """Lines about files, or about the whole bank when none is given. Raises DataError."""
    for path in files:
        load_file(path)
        yield f"{path}：没有问题。"
    if not files:
        yield from _counts(Workspace(root, candidates=True).bank())


def _counts(bank: Bank) -> Iterator[str]:
    for topic, subtopics in bank.topics.items():
        for subtopic in subtopics:
            entries = bank.by_subtopic[subtopic]
            stages = Counter(str(entry.concept.stage) for entry in entries)
            spread = " ".join(f"{stage}{stages[stage]}" for stage in STAGES)
            yield f"{topic}/{subtopic}：{len(entries)} 个概念（{spread}）"


def schema() -> str:
    """JSON Schema of phrase files."""
    return json.dumps(schema_of(PhraseFile, "套语库"), ensure_ascii=False, indent=2) + "\n"
