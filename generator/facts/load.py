"""Reading a fact sheet against the facts that an outline and the bank know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from generator.bank.model import FactSpec
from generator.errors import DataError, Problem
from generator.facts.model import ITEM_FIELDS, MATERIAL, TABLES, Fact, Facts, Item
from generator.vocabulary import KEYS, USES, Use
from generator.yamlio import Path_, Yaml, load

_ITEM_FIELDS = {KEYS[name].name: name for name in ITEM_FIELDS}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DATE = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DEADLINE, SUBTOPIC = KEYS["deadline"].name, KEYS["subtopic"].name
USE = KEYS["use"].name
_TYPE_WORDS = {"数": "一个数", "比例": "一个百分数，如 95.2%", "日期": "一个日期，如 2026年2月10日"}


def load_facts(path: Path, specs: Iterable[FactSpec]) -> Facts:
    """The facts of a YAML file or a table. Raises DataError with every problem in it."""
    known = {spec.name: spec for spec in specs}
    return _Reader(_source(path, known), known).read()


def names_in(path: Path, specs: Iterable[FactSpec]) -> tuple[set[str], set[str]]:
    """The names of the facts that a sheet gives, and the subtopics that its lists name; its values
    are not judged. Raises DataError for a file that cannot be read."""
    data = _source(path, {spec.name: spec for spec in specs}).data
    given = {name: value for name, value in data.items() if value} if isinstance(data, dict) else {}
    entries = [entry for value in given.values() if isinstance(value, list) for entry in value]
    subtopics = {str(e[SUBTOPIC]) for e in entries if isinstance(e, dict) and e.get(SUBTOPIC)}
    return {str(name) for name in given}, subtopics


def _source(path: Path, known: Mapping[str, FactSpec]) -> Yaml:
    if path.suffix.lower() not in TABLES:
        return load(path)
    from generator.facts.table import read_table

    return read_table(path, known)


class _Reader:
    def __init__(self, source: Yaml, specs: Mapping[str, FactSpec]) -> None:
        self.source = source
        self.specs = specs
        self.problems: list[Problem] = []

    def read(self) -> Facts:
        data = self.source.data
        if not isinstance(data, dict):
            hint = "冒号要用英文的，后面空一格；或者用 jianggao facts new 生成一份。"
            raise DataError([self.source.problem((), "要素表应当是若干“名称: 值”。", hint)])
        values: dict[str, Fact] = {}
        items: dict[str, tuple[Item, ...]] = {}
        for name, value in data.items():
            spec = self.specs.get(name)
            if spec is None:
                self._unknown(name)
            elif value is None or value in ("", []):
                continue
            elif spec.type == "条目":
                items[name] = tuple(self._items(name, value))
            elif (fact := self._fact(spec, value)) is not None:
                values[name] = fact
        if self.problems:
            raise DataError(self.problems)
        return Facts(values, items)

    def _unknown(self, name: str) -> None:
        close = get_close_matches(name, list(self.specs), n=1, cutoff=0.5)
        remedy = (
            f"是不是想写“{close[0]}”？"
            if close
            else "请删去，或用 jianggao facts new 查看能写哪些要素。"
        )
        self._complain((name,), f"不认识要素“{name}”。", remedy)

    def _fact(self, spec: FactSpec, value: Any) -> Fact | None:
        path = (spec.name,)
        if isinstance(value, list | dict | bool):
            self._complain(
                path,
                f"“{spec.name}”应当是{_TYPE_WORDS.get(spec.type, '一段文字')}。",
                _example(spec),
            )
            return None
        text = str(value).strip()
        read = {"数": self._number, "比例": self._ratio, "日期": self._date}.get(spec.type)
        if read is None:
            return Fact(spec.name, _clean(text), None, self._place(path))
        return read(spec, text, path)

    def _number(self, spec: FactSpec, text: str, path: Path_) -> Fact | None:
        bare = text.removesuffix(spec.unit).strip() if spec.unit else text
        if _NUMBER.fullmatch(bare):
            return Fact(spec.name, bare + spec.unit, Decimal(bare), self._place(path))
        if (match := _NUMBER.match(text)) and spec.unit:
            unit = text[match.end() :].strip()
            self._complain(
                path, f"“{spec.name}”的单位应当是“{spec.unit}”，不是“{unit}”。", _example(spec)
            )
        else:
            self._complain(path, f"“{spec.name}”应当是一个数，不是“{text}”。", _example(spec))
        return None

    def _ratio(self, spec: FactSpec, text: str, path: Path_) -> Fact | None:
        bare = text.rstrip("%％").strip()
        if _NUMBER.fullmatch(bare):
            return Fact(spec.name, f"{bare}%", Decimal(bare), self._place(path))
        self._complain(path, f"“{spec.name}”应当是一个百分数，不是“{text}”。", _example(spec))
        return None

    def _date(self, spec: FactSpec, text: str, path: Path_) -> Fact | None:
        match = _DATE.fullmatch(text)
        try:
            day = date(*map(int, match.groups())) if match else None
        except ValueError:
            day = None
        if day is None:
            self._complain(
                path,
                f"“{spec.name}”应当是一个日期，不是“{text}”。",
                "写成 2026年2月10日 或 2026-02-10。",
            )
            return None
        return Fact(spec.name, f"{day.year}年{day.month}月{day.day}日", day, self._place(path))

    def _items(self, name: str, value: Any) -> Iterable[Item]:
        if not isinstance(value, list):
            self._complain((name,), f"“{name}”应当是一个列表。", "每条一行，以“- ”开头。")
            return
        for n, entry in enumerate(value):
            path = (name, n)
            if isinstance(entry, dict):
                yield from self._item(name, entry, path)
            elif entry is None or isinstance(entry, list):
                self._complain(
                    path, f"“{name}”的第{n + 1}条应当是一段文字或“内容: …”。", "请补上或删去。"
                )
            else:
                yield Item(name, _clean(str(entry)), use=_use(name), source=self._place(path))

    def _item(self, name: str, entry: dict[str, Any], path: Path_) -> Iterable[Item]:
        fields: dict[str, Any] = {}
        for key, value in entry.items():
            if key not in _ITEM_FIELDS:
                known = "、".join(_ITEM_FIELDS)
                self._complain((*path, key), f"不认识“{key}”。", f"一条里可以写：{known}。")
            elif isinstance(value, list | dict):
                self._complain((*path, key), f"“{key}”应当是一段文字。")
            elif key == USE and value not in (*USES, None):
                self._complain(
                    (*path, key), f"没有“{value}”这种用法。", f"可以写：{'、'.join(USES)}。"
                )
            elif value is not None:
                said = _clean(str(value))
                fields[_ITEM_FIELDS[key]] = _day(said) if key == DEADLINE else said
        if not fields.get("content"):
            self._complain(path, "这一条没有写“内容”。", "请补上“内容: …”。")
            return
        yield Item(name, source=self._place(path), **{"use": _use(name), **fields})

    def _complain(self, path: Path_, what: str, remedy: str = "") -> None:
        self.problems.append(self.source.problem(path, what, remedy))

    def _place(self, path: Path_) -> str:
        return f"{self.source.file.name}:{self.source.line(path)}"


def _use(name: str) -> Use | Literal[""]:
    """How an entry of a list is told where it does not say so itself."""
    return "事例" if name == MATERIAL else ""


def _day(text: str) -> str:
    """A deadline that a spreadsheet made a date of, in words; anything else as it stands.

    >>> _day("2026-11-30"), _day("9月底前")
    ('2026年11月30日前', '9月底前')
    """
    match = _ISO_DAY.fullmatch(text)
    return "{}年{}月{}日前".format(*map(int, match.groups())) if match else text


def _clean(text: str) -> str:
    """One line without a final full stop: the sentence round it brings its own."""
    return re.sub(r"\s*\n\s*", "", text).strip().rstrip("。；，")


def _example(spec: FactSpec) -> str:
    return f"例如：{spec.example}{spec.unit if spec.type == '数' else ''}" if spec.example else ""
