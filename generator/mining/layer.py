"""Writing a harvest as bank files: one a subtopic, and one for what all subtopics share.

``LAYER.yaml`` holds set phrases, frames and heading sets; beside it the folder ``LAYER/`` holds a
file for every subtopic (a phrase file has room for one). A folder as target holds all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import fields

from generator.bank.model import (
    Concept,
    Evidence,
    FactSpec,
    Frame,
    HeadingSet,
    LineGroup,
    PhraseFile,
    SetPhrase,
)
from generator.errors import DataError, Problem
from generator.files import read_text, write_text
from generator.mining.harvest import Harvest
from generator.vocabulary import KEYS

SHARED = "套语"
"""Name of the shared file when the target is a folder."""

PROFILE = "语步画像"
"""Name of the file with figures of how each move is written."""

_MARK = "# 校验："
_Entry = Concept | SetPhrase | Frame | HeadingSet | LineGroup | FactSpec


def write_layer(harvest: Harvest, target: Path) -> list[Path]:
    """Write all files, or none. Returns their paths, the shared file first.

    Raises DataError when a file with a user's review in it would be overwritten.
    """
    texts = dict(layer_files(harvest, target))
    edited = [path for path in texts if path.exists() and not _is_untouched(path)]
    if edited:
        raise DataError(
            Problem(
                "这个文件有您改动过的内容，没有覆盖。", "请换一个输出位置，或先把它移开。", path
            )
            for path in edited
        )
    for path, text in texts.items():
        write_text(path, text)
    write_text(
        profile_path(target), json.dumps(harvest.profile, ensure_ascii=False, indent=1) + "\n"
    )
    return list(texts)


def profile_path(target: Path) -> Path:
    """Where the figures of the moves lie: beside the files of the layer."""
    return _folder(target) / f"{PROFILE}.json"


def _folder(target: Path) -> Path:
    return target.with_suffix("") if _is_file(target) else target


def _is_file(target: Path) -> bool:
    return target.suffix.lower() in (".yaml", ".yml")


def layer_files(harvest: Harvest, target: Path) -> Iterator[tuple[Path, str]]:
    """Path and text of every file of the layer."""
    folder = _folder(target)
    shared = target if _is_file(target) else folder / f"{SHARED}.yaml"
    topics = dict.fromkeys(topic for topic, _ in harvest.heading_sets)
    yield shared, _text(_shared_file(harvest), harvest)
    for topic in topics:
        file = PhraseFile(
            topic=topic,
            heading_sets=tuple(found for name, found in harvest.heading_sets if name == topic),
        )
        yield folder / f"{_safe(topic)}·标题.yaml", _text(file, harvest)
    for subject, found in harvest.concepts.items():
        facts = harvest.facts.get(subject, ())
        file = PhraseFile(
            topic=subject.topic, subtopic=subject.subtopic, facts=facts, concepts=found
        )
        yield folder / f"{_safe(subject.subtopic)}.yaml", _text(file, harvest)


def _shared_file(harvest: Harvest) -> PhraseFile:
    return PhraseFile(lines=harvest.lines, set_phrases=harvest.set_phrases, frames=harvest.frames)


def _safe(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r'[\\/:*?"<>|\s]', "_", name)


def _text(file: PhraseFile, harvest: Harvest) -> str:
    """The file as YAML with a header for the reviewer and a checksum."""
    body = yaml.dump(_plain(file), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    head = "".join(f"{line}\n" for line in _header(file, harvest))
    return f"{head}{_MARK}{_checksum(body)}\n{body}"


def _header(file: PhraseFile, harvest: Harvest) -> Iterator[str]:
    yield "# 由 jianggao mine 从文稿里挖掘，全部是候选，尚未审阅；越靠前越通用。"
    yield f"# 文稿 {harvest.documents} 篇；套语至少见于 {harvest.min_documents} 篇。"
    yield "# 审阅：留用的把“状态: 候选”改成“状态: 采用”，不要的整条删去，或改成“禁用”。"
    yield "# “依据”里的位置是“文件:偏移”，可以用 jianggao corpus kwic 查看上下文。"
    if file.concepts:
        yield "# 只见于一两篇的说法是别人的原话，留用时请改成自己的话。"
        yield "# 阶段、承接是按线索推定的，线索写在“理由”里。"


def _checksum(body: str) -> str:
    return sha256(body.encode()).hexdigest()[:16]


def _is_untouched(path: Path) -> bool:
    """Whether a file is still as it was mined."""
    _, mark, rest = read_text(path).partition(_MARK)
    checksum, _, body = rest.partition("\n")
    return bool(mark) and checksum == _checksum(body)


class _Dumper(yaml.SafeDumper):
    """Block lists of entries, short lists on one line, no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Equal lists are written out."""
        return True


class _Line(list[Any]):
    """A list written on one line."""


def _represent_line(dumper: yaml.SafeDumper, data: _Line) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


_Dumper.add_representer(_Line, _represent_line)

_ON_ONE_LINE = frozenset(("after", "years", "places", "occasions"))


def _plain(entry: PhraseFile | _Entry | Evidence) -> dict[str, Any]:
    """An entry as YAML data under its Chinese keys; what has its default value is left out."""
    return {
        KEYS[field.name].name: _value(field.name, value)
        for field in fields(entry)
        if _is_said(field.name, value := getattr(entry, field.name), field.default)
    }


def _is_said(name: str, value: Any, default: Any) -> bool:
    if name == "object_type":
        return True
    return value != default and value not in ((), "", None) and value != {}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, (Concept, SetPhrase, Frame, HeadingSet, LineGroup, FactSpec, Evidence)):
        return _plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        items = [_value(name, item) for item in value]
        return _Line(items) if name in _ON_ONE_LINE else items
    return value
