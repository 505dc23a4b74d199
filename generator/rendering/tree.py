"""The draft tree as JSON, with every origin, and back again without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator import validation, yamlio
from generator.draft import Draft
from generator.errors import DataError, bad_data
from generator.files import read_text
from generator.rendering.manifest import Manifest

_FORMAT = "jianggao-draft"
_VERSION = 1


def render_json(draft: Draft, manifest: Manifest | None = None) -> str:
    """The whole draft, and what it was made from."""
    made = {"manifest": _plain(manifest)} if manifest else {}
    tree = {"format": _FORMAT, "version": _VERSION, **made, **_plain(draft)}
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def read_draft(path: Path) -> Draft:
    """The draft that :func:`render_json` wrote. Raises DataError with line and column."""
    text = read_text(path)
    data = _loaded(text, path)
    if not isinstance(data, dict) or data.pop("format", None) != _FORMAT:
        hint = "请用“jianggao draft … -o 初稿.json”生成的文件。"
        raise bad_data("这个 JSON 不是讲稿的初稿。", hint, path)
    if (version := data.pop("version", None)) != _VERSION:
        raise bad_data(f"初稿文件的版本是 {version}，不是 {_VERSION}。", "请升级本程序。", path)
    data.pop("manifest", None)
    try:
        return validation.validate(Draft, yamlio.Yaml(path, data, {}))
    except DataError:
        # JSON is YAML: read it again, slowly, to know the places.
        return validation.validate(Draft, yamlio.parse(text, path))


def _loaded(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        hint = "文件可能没有写完，或被手工改坏了，请重新生成。"
        raise bad_data("不是完整的 JSON。", hint, path, error.lineno) from None
    except RecursionError:
        raise bad_data("JSON 嵌套得太深，不是讲稿的初稿。", "请重新生成。", path) from None


def _plain(value: Any) -> Any:
    """Structs and tuples as plain dicts and lists."""
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    names = getattr(value, "__struct_fields__", ())
    return {name: _plain(getattr(value, name)) for name in names} if names else value
