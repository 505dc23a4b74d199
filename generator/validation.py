"""From plain data to typed data: pydantic at the edge, every problem of a file told at once."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from generator.errors import DataError, Problem
from generator.model import Model
from generator.vocabulary import KEYS
from generator.yamlio import Path_, Yaml

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")
_ADAPTERS: dict[Any, Any] = {}


def adapter(model: Any) -> TypeAdapter[Any]:
    """The pydantic adapter of a type (built once; pydantic is imported only here)."""
    from pydantic import TypeAdapter

    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    made: TypeAdapter[Any] = _ADAPTERS[model]
    return made


def validate(model: type[T], source: Yaml) -> T:
    """The data of a file as a frozen object. Raises DataError with every problem in it."""
    from pydantic import ValidationError

    try:
        result: T = adapter(model).validate_python(source.data)
        return result
    except ValidationError as error:
        problems = [_problem(source, model, detail) for detail in error.errors(include_url=False)]
        unique = {(problem.place, problem.what): problem for problem in problems}
        raise DataError(
            sorted(unique.values(), key=lambda problem: (problem.line, problem.column))
        ) from None


_TYPES = {
    "string_type": "一段文字",
    "int_type": "一个整数",
    "int_parsing": "一个整数",
    "int_from_float": "一个整数",
    "float_type": "一个数",
    "float_parsing": "一个数",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
    "tuple_type": "一个列表（每项一行，以“- ”开头）",
    "list_type": "一个列表（每项一行，以“- ”开头）",
    "dict_type": "若干“键: 值”",
    "dataclass_type": "若干“键: 值”",
    "mapping_type": "若干“键: 值”",
    "date_type": "一个日期，如 2026-01-01",
    "date_from_datetime_parsing": "一个日期，如 2026-01-01",
    "date_parsing": "一个日期，如 2026-01-01",
}


_OPENING: dict[type, str] = {
    dict: "以“{”开头的文字要加引号。",
    list: "以“[”开头的文字要把整句用英文单引号括起来：'[甲|乙]……'。",
}


def _problem(source: Yaml, model: Any, detail: ErrorDetails) -> Problem:
    location = tuple(detail["loc"])
    kind = detail["type"]
    last = str(location[-1]) if location else ""
    if kind in ("missing", "missing_argument"):
        return source.problem(location[:-1], f"缺少“{last}”。", f"请补上“{last}: …”。")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        known = _known_keys(model, location[:-1])
        close = get_close_matches(last, known, n=1, cutoff=0.5)
        guess = f"是不是想写“{close[0]}”？" if close else "请删去。"
        remedy = f"{guess}这里可以写：{'、'.join(known)}。" if known else guess
        return source.problem(location, f"不认识“{last}”。", remedy)
    if kind == "literal_error":
        value = detail["input"]
        expected = [w.strip("' ") for w in re.split(r",| or ", str(detail["ctx"]["expected"]))]
        close = get_close_matches(str(value), expected, n=1, cutoff=0.5)
        guess = f"是不是想写“{close[0]}”？" if close else ""
        return source.problem(
            location, f"不能是“{value}”。", f"{guess}可以写：{'、'.join(expected)}。"
        )
    if kind in _TYPES:
        value = detail["input"]
        hint = _OPENING.get(type(value), "") if _TYPES[kind] == "一段文字" else ""
        if isinstance(value, str) and re.match(r"[^\s：]{1,6}：", value) and "键" in _TYPES[kind]:
            hint = "键的后面要用英文冒号加一个空格（: ），不要用中文冒号“：”。"
        return source.problem(location, f"“{last}”应当是{_TYPES[kind]}。", hint)
    if kind == "value_error":
        return source.problem(location, str(detail["ctx"]["error"]))
    if kind in ("too_short", "string_too_short"):
        return source.problem(location, f"“{last}”至少要有一项。", "请补上内容。")
    return source.problem(location, f"“{last}”的值不合要求（{detail['msg']}）。")


def _known_keys(model: Any, place: Path_) -> list[str]:
    """The keys that the object at a place can have, read off the JSON Schema."""
    root = adapter(model).json_schema()
    part = _resolved(root, root)
    for step in place:
        part = _resolved(_inner(part, step), root)
    return list(part.get("properties", {}))


def _inner(part: dict[str, Any], step: str | int) -> dict[str, Any]:
    """The schema of one item, of one property, or of every value of a mapping."""
    if isinstance(step, int):
        items: dict[str, Any] = part.get("items", {})
        return items
    named = part.get("properties", {}).get(step)
    found: dict[str, Any] = part.get("additionalProperties", {}) if named is None else named
    return found if isinstance(found, dict) else {}


def _resolved(part: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema behind its references; of alternatives the one that is an object."""
    for choice in part.get("anyOf", ()):
        if "$ref" in choice or choice.get("type") == "object":
            part = choice
    while "$ref" in part:
        part = root["$defs"][part["$ref"].rpartition("/")[2]]
    return part


def schema_of(model: Any, title: str) -> dict[str, Any]:
    """JSON Schema of a YAML model, with the Chinese hints of its fields for editors."""
    schema: dict[str, Any] = adapter(model).json_schema()
    models = _models(model)
    parts = {model.__name__: schema, **schema.get("$defs", {})}
    for name, part in parts.items():
        part.pop("description", None)
        for field in models[name].__struct_fields__ if name in models else ():
            entry = part["properties"][KEYS[field].name]
            entry.pop("title", None)
            entry["description"] = KEYS[field].hint
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}


def _models(model: Any) -> dict[str, Any]:
    """The type and every type its fields hold, by name."""
    found = {model.__name__: model}
    waiting: list[Any] = list(get_type_hints(model).values())
    while waiting:
        kind = waiting.pop()
        waiting.extend(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, Model) and kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting.extend(get_type_hints(kind).values())
    return found
