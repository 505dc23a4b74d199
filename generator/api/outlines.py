"""Outlines: list, describe, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.api.drafts import Request, draft
from generator.api.schemas import outline_schema, schema_text
from generator.api.workspace import Workspace
from generator.outline.load import load_outline, outline_files, outline_folders
from generator.outline.model import Outline


def listing(root: Path) -> list[dict[str, Any]]:
    """Every outline: name, title, genre, occasion, length, description, file."""
    rows = []
    for path in outline_files(outline_folders(root)):
        outline = load_outline(path).outline
        rows.append(
            {
                "name": path.stem,
                "title": outline.title,
                "genre": outline.genre,
                "occasion": outline.occasion,
                "length": outline.length,
                "description": outline.description,
                "file": str(path),
            }
        )
    return rows


def description(name: str, root: Path) -> str:
    """An outline as readable text: what it is, its parts, its facts."""
    outline = Workspace(root).outline(name).outline
    return "\n".join(_describe(outline))


def _describe(outline: Outline) -> Iterator[str]:
    yield f"{outline.title}（{outline.genre}，默认 {outline.length} 字）"
    yield outline.description
    yield "\n各部分："
    total = sum(section.share for section in outline.sections)
    for section in outline.sections:
        heading = f"，标题：{section.heading}" if section.heading else ""
        yield f"  {section.move}  {section.share / total:.0%}{heading}"
        for part in section.parts:
            if part.points is None:
                yield f"    段落（模板 {part.template}）"
                continue
            low, high = part.points.number
            count = f"{low}—{high} 个" if low < high else f"{low} 个"
            yield f"    分点 {count}：{part.points.topic}（{part.points.numbering}）"
            for name, group in part.points.groups.items():
                yield f"      {name}：{'、'.join(group)}"
    yield "\n要素："
    for fact in outline.facts:
        unit = f"，单位：{fact.unit}" if fact.unit else ""
        need = "，必填" if fact.required else ""
        yield f"  {fact.name}（{fact.type}{unit}{need}）  {fact.description}"


def check(name: str, root: Path) -> None:
    """Draft once without facts: DataError tells what the outline, templates or bank lack."""
    draft(Request(name), Workspace(root))


def schema() -> str:
    """JSON Schema of outlines."""
    return schema_text(outline_schema())
