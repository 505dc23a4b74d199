"""Rules of the office's own: Python files and YAML lists in the workspace's ``rules/``."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import validation, yamlio
from generator.checking.finding import Level
from generator.checking.patterns import each
from generator.checking.rule import Example, Rule
from generator.errors import DataError, Problem, bad_data

_KEYS = {
    "rules": "规则",
    "code": "编号",
    "title": "名称",
    "authority": "依据",
    "level": "级别",
    "why": "理由",
    "find": "查找",
    "instead": "改为",
    "bad": "错例",
    "good": "对例",
}
_CODE = re.compile(r"(?!JG)[A-Z]{2}\d{3}")
_CONFIG: dict[str, Any] = {"alias_generator": _KEYS.__getitem__, "extra": "forbid"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One rule of a YAML list."""

    __pydantic_config__ = _CONFIG

    code: str
    title: str
    find: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    why: str = "本单位的规定。"
    authority: str = "本单位"
    level: Level = "警告"
    instead: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__ = _CONFIG

    rules: tuple[_Entry, ...]


def load_own_rules(folder: Path) -> tuple[Rule, ...]:
    """All rules of a folder, by file name. Raises DataError for broken files and codes used twice."""
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*")):
        for rule in _read(path):
            if rule.code in rules or not _CODE.fullmatch(rule.code):
                hint = "用两个大写字母（不用 JG）加三位数字，不要重复，如 DW001。"
                raise bad_data(f"规则编号“{rule.code}”不能用。", hint, path)
            rules[rule.code] = rule
    return tuple(rules.values())


def _read(path: Path) -> Iterator[Rule]:
    if path.suffix == ".py":
        yield _python_rule(path)
    elif path.suffix in (".yaml", ".yml"):
        source = yamlio.load(path)
        for n, entry in enumerate(validation.validate(_File, source).rules):
            yield _yaml_rule(source, n, entry)


def _yaml_rule(source: yamlio.Yaml, number: int, entry: _Entry) -> Rule:
    try:
        re.compile(entry.find)
    except re.error as error:
        problem = source.problem(("规则", number, "查找"), f"“查找”不是正则表达式（{error}）。")
        raise DataError([problem]) from None
    remedy = f"改为“{entry.instead}”。" if entry.instead else entry.why
    fix = (lambda _: entry.instead) if entry.instead else None
    message = entry.title.replace("{", "{{").replace("}", "}}")
    check = each(
        entry.find, f"“{{0}}”：{message}", remedy.replace("{", "{{").replace("}", "}}"), fix
    )
    return Rule(
        entry.code, entry.title, entry.authority, entry.level, entry.why, check,
        bad=tuple(Example(text) for text in entry.bad),
        good=tuple(Example(text) for text in entry.good),
    )  # fmt: skip


def _python_rule(path: Path) -> Rule:
    """The value RULE of a file. Whatever the file raises is told with its place."""
    try:
        rule = runpy.run_path(str(path)).get("RULE")
    except Exception as error:  # the office's own code may raise anything
        raise DataError(
            [Problem(f"这个规则文件运行出错：{error}", "请改正后再试。", path)]
        ) from error
    if not isinstance(rule, Rule):
        raise bad_data("文件里没有 RULE。", "写 RULE = Rule(…)，照 docs/rules.md。", path)
    return rule
