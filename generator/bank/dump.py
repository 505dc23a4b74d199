"""Phrase files as YAML text: for the files that commands write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from generator.bank.model import PhraseFile
from generator.vocabulary import KEYS

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Entries in block style, short lists on one line, no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Equal lists are written out."""
        return True


class _Line(list[Any]):
    """A list written on one line."""


def _represent_line(dumper: Any, data: _Line) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


_Dumper.add_representer(_Line, _represent_line)

_ON_ONE_LINE = frozenset(("after", "years", "places", "occasions", "cleared"))


def dumped(file: PhraseFile, head: str = "") -> str:
    """The YAML text of a file, under comment lines."""
    comments = "".join(f"# {line}\n" for line in head.splitlines())
    text: str = yaml.dump(
        plain(file), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000
    )
    return comments + text


def plain(entry: Any) -> dict[str, Any]:
    """An entry as YAML data under its Chinese keys; what has its default value is left out."""
    return {
        KEYS[field.name].name: _value(field.name, value)
        for field in fields(entry)
        if (value := getattr(entry, field.name)) != _default(field)
    }


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def _value(name: str, value: Any) -> Any:
    if isinstance(value, Struct):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: _value(name, held) for key, held in value.items()}
    if isinstance(value, tuple):
        items = [_value(name, item) for item in value]
        return _Line(items) if name in _ON_ONE_LINE else items
    return value
