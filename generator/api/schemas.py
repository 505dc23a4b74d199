"""JSON Schemas of the YAML files that people write, for editors; committed in ``docs/schema/``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.bank.bank import load_bank
from generator.bank.model import FactSpec, FactType, PhraseFile
from generator.facts.model import ITEM_FIELDS
from generator.outline.inherit import EXTENDS, REF
from generator.outline.load import load_outline, outline_files, outline_folders
from generator.outline.model import Outline
from generator.validation import schema_of
from generator.vocabulary import KEYS, USES

Schema = dict[str, Any]

_TEXT: Schema = {"$ref": "#/$defs/文本"}
_USE: Schema = {"enum": [*USES, None]}
_ITEMS: Schema = {"$ref": "#/$defs/条目"}
_PATTERNS: Mapping[FactType, str] = {
    "数": r"^(-?[0-9]+(\.[0-9]+)?\s*({unit})?)?$",
    "比例": r"^(-?[0-9]+(\.[0-9]+)?\s*[%％]?)?$",
    "日期": r"^([0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?)?$",
}
"""What a value looks like when it is written as text; an empty one is a fact not given."""


def schemas() -> dict[str, Schema]:
    """File name in ``docs/schema/`` without its ending → schema."""
    return {
        "phrases": phrases_schema(load_bank().topics),
        "outline": outline_schema(),
        "facts": facts_schema(shipped_facts()),
    }


def phrases_schema(topics: Iterable[str]) -> Schema:
    """Schema of a phrase file; editors complete the topics there are, and take any other."""
    schema = schema_of(PhraseFile, "套语库")
    for part in (schema, schema["$defs"]["Addition"], schema["$defs"]["SetPhrase"]):
        topic = part["properties"][KEYS["topic"].name]
        topic["anyOf"] = [{"enum": sorted(topics)}, {"type": topic.pop("type")}]
    return schema


def outline_schema() -> Schema:
    """Schema of an outline, which need not say what it takes over from another."""
    schema = schema_of(Outline, "提纲")
    section = schema["$defs"]["OutlineSection"]
    for part, key, hint in (
        (schema, EXTENDS, "以另一个提纲为底子，只写不同的项；要素按名称合并"),
        (section, REF, "取用另一个提纲的章节，如“safety/任务”；沿用的提纲里的直接写章节名"),
    ):
        part.pop("required", None)
        part["properties"][key] = {"type": "string", "description": hint}
    return schema


def schema_text(schema: Schema) -> str:
    """A schema as it is committed and printed."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def shipped_facts() -> Iterator[FactSpec]:
    """Every fact that a built-in wording can carry or a shipped outline asks for."""
    yield from load_bank().facts.values()
    for path in outline_files(outline_folders(None)):
        yield from load_outline(path).outline.facts


def facts_schema(specs: Iterable[FactSpec]) -> Schema:
    """Schema of a fact sheet; facts of other outlines may have any value a fact can have."""
    by_name: dict[str, list[FactSpec]] = {}
    for spec in specs:
        by_name.setdefault(spec.name, []).append(spec)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": _definitions(),
        "type": "object",
        "properties": {name: _property(group) for name, group in by_name.items()},
        "additionalProperties": {"anyOf": [_TEXT, _ITEMS]},
        "title": "要素表",
    }


def _property(specs: Iterable[FactSpec]) -> Schema:
    """One fact; outlines may describe it differently, or give it different types."""
    specs = list(specs)
    values = _unique(_value(spec) for spec in specs)
    hints = "；".join(_unique(spec.description for spec in specs if spec.description))
    examples = _unique(spec.example for spec in specs if spec.example)
    return {
        **(values[0] if len(values) == 1 else {"anyOf": values}),
        **({"description": hints} if hints else {}),
        **({"examples": examples} if examples else {}),
    }


def _value(spec: FactSpec) -> Schema:
    if spec.type == "条目":
        return _ITEMS
    if spec.type == "文本":
        return _TEXT
    kinds = ["string", "null"] if spec.type == "日期" else ["number", "string", "null"]
    return {"type": kinds, "pattern": _PATTERNS[spec.type].replace("{unit}", spec.unit)}


def _definitions() -> Schema:
    keys = {name: KEYS[name] for name in ITEM_FIELDS}
    entry = {
        "type": "object",
        "properties": {
            key.name: {**(_USE if name == "use" else _TEXT), "description": key.hint}
            for name, key in keys.items()
        },
        "required": [keys["content"].name],
        "additionalProperties": False,
    }
    return {
        "文本": {"type": ["string", "number", "null"]},
        "条目": {
            "type": ["array", "null"],
            "items": {"anyOf": [{"type": ["string", "number"]}, entry]},
        },
    }


def _unique(values: Iterable[Any]) -> list[Any]:
    """Equal values once, in the order of their first coming."""
    result: list[Any] = []
    for value in values:
        if value not in result:
            result.append(value)
    return result
