"""Outlines that build on others: ``沿用`` takes over a whole outline, ``引用`` one section of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.errors import DataError
from generator.yamlio import Path_, Yaml

EXTENDS, REF, ID, SECTIONS, FACTS, NAME = "沿用", "引用", "编号", "章节", "要素", "名称"
HERE = "本篇"
"""Before the / of a reference: a section of the outline that is taken over."""

Read = Callable[[str], Yaml]
"""The plain data of an outline by name, with what it takes over already in it."""


def resolve(source: Yaml, read: Read) -> Yaml:
    """The outline with everything it takes over in place; its own values win.

    Facts are joined by name. ``章节`` replaces all sections, but each may refer to one of the
    outline taken over (``引用: 任务``) or of another (``引用: safety/任务``) and change single keys.
    Raises DataError for references that lead nowhere.
    """
    data = source.data
    if not isinstance(data, Mapping):
        return source
    base: Mapping[str, Any] = {}
    if name := data.get(EXTENDS):
        base = _read(source, (EXTENDS,), str(name), read)
    own = {key: value for key, value in data.items() if key != EXTENDS}
    merged = {**base, **own}
    if base.get(FACTS) and isinstance(own.get(FACTS), list):
        merged[FACTS] = _joined(base[FACTS], own[FACTS])
    if isinstance(own.get(SECTIONS), list):
        merged[SECTIONS] = [
            _section(source, n, section, base, read) for n, section in enumerate(own[SECTIONS])
        ]
    return replace(source, data=merged)


def _read(source: Yaml, place: Path_, name: str, read: Read) -> Mapping[str, Any]:
    try:
        data: Mapping[str, Any] = read(name).data
        return data
    except RecursionError:
        what = f"“{name}”绕了一圈又沿用到本提纲。"
        raise DataError([source.problem(place, what, "请去掉其中一处“沿用”或“引用”。")]) from None


def _joined(base: list[Any], own: list[Any]) -> list[Any]:
    """Facts of both; the own one where the names are the same, in its old place."""
    named = {fact[NAME]: fact for fact in own if isinstance(fact, Mapping) and NAME in fact}
    kept = [named.get(fact.get(NAME), fact) for fact in base]
    known = {fact.get(NAME) for fact in base}
    return [*kept, *(f for f in own if not isinstance(f, Mapping) or f.get(NAME) not in known)]


def _section(source: Yaml, n: int, section: Any, base: Mapping[str, Any], read: Read) -> Any:
    if not isinstance(section, Mapping) or REF not in section:
        return section
    place: Path_ = (SECTIONS, n, REF)
    outline, _, key = str(section[REF]).rpartition("/")
    there = base if outline in ("", HERE) else _read(source, place, outline, read)
    sections = [s for s in there.get(SECTIONS, ()) if isinstance(s, Mapping)]
    found = next((s for s in sections if key in section_names(s)), None)
    if found is None:
        names = "、".join(section_names(s)[0] for s in sections) or "无"
        problem = source.problem(place, f"没有叫“{section[REF]}”的章节。", f"可以引用：{names}。")
        raise DataError([problem])
    return {**found, **{k: v for k, v in section.items() if k != REF}}


def section_names(section: Mapping[str, Any]) -> list[str]:
    """What a section can be referred to by: its id, its heading key, its move."""
    names = (section.get(ID), section.get("标题键"), section.get("语步"))
    return [str(name) for name in names if name]


def chain(path: Path, find: Callable[[str], Path], load: Callable[[Path], Yaml]) -> Yaml:
    """A file of an outline with everything it takes over, however deep. Raises DataError."""

    def read(name: str, above: tuple[Path, ...]) -> Yaml:
        file = find(name)
        if file in above:
            raise RecursionError
        return resolve(load(file), lambda other: read(other, (*above, file)))

    return resolve(load(path), lambda other: read(other, (path,)))
