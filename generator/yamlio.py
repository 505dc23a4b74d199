"""YAML with places: every value remembers its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.errors import DataError, Problem
from generator.files import read_text

Path_ = tuple[str | int, ...]
"""Keys and indices from the root of a file to a value."""

TEXT = "tag:yaml.org,2002:str"
_MAY_BE_OTHER = frozenset("tfn~-0123456789")
"""First characters of what may be no text: true, false, null, numbers."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """SafeLoader without YAML 1.1's surprises: 12:30, 是, on and 2026-01-01 stay text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node; most are text, which their first character tells."""
        if kind is yaml.ScalarNode and implicit[0] and value and value[0] not in _MAY_BE_OTHER:
            return TEXT
        return super().resolve(kind, value, implicit)


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


class Yaml(Struct, frozen=True):
    """The plain data of a file and the place of every value in it."""

    file: Path
    data: Any
    places: Mapping[Path_, tuple[int, int]]

    def problem(self, path: Path_, what: str, remedy: str = "") -> Problem:
        """A problem at a value, or at the nearest enclosing one that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (0, 0))
        return Problem(what, remedy, self.file, line, column)

    def line(self, path: Path_) -> int:
        """1-based line of a value, 0 if unknown."""
        return self.places.get(path, (0, 0))[0]


def load(path: Path) -> Yaml:
    """Read a YAML file. Raises DataError with all problems of its form."""
    return parse(read_text(path), path)


def parse(text: str, file: Path) -> Yaml:
    """Plain data with places from YAML text; ``file`` is only for messages."""
    if blanks := list(_odd_blanks(text, file)):
        raise DataError(blanks)
    try:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
            if root is None:
                raise DataError([Problem("文件里只有注释，没有内容。", "请先填写内容。", file)])
            builder = _Builder(loader, file, _hash_lines(text))
            data = builder.build(root, ())
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        wide = list(_wide_colons(text, file))
        raise DataError(wide or [_syntax_problem(error, text, file)]) from None
    if builder.problems:
        raise DataError(builder.problems)
    return Yaml(file, data, builder.places)


_BLANKS = (
    (re.compile(r"^ *\t", re.M), "缩进里有制表符（Tab）。", "请改成空格，每级两个。"),
    (
        re.compile(r"^[ \t]*[\u3000\u00a0]\s*?(?:- +\S|[^\s:：\u3000]+:(?: |$))", re.M),
        "缩进里有全角空格。",
        "请改成半角空格，每级两个。",
    ),
    (
        re.compile(r"^ *(?:- *)?[^\s:#'\"{\[]+:[\u3000\u00a0]", re.M),
        "冒号后面是全角空格。",
        "请改成半角空格。",
    ),
)
"""Blanks that look right and are not, what to say and what to do about them."""


def _odd_blanks(text: str, file: Path) -> Iterator[Problem]:
    for pattern, what, remedy in _BLANKS:
        for match in pattern.finditer(text):
            yield Problem(what, remedy, file, text.count("\n", 0, match.start()) + 1, 1)


def _hash_lines(text: str) -> dict[int, str]:
    """Lines with a # that is likely no comment, by 0-based number: nothing stands between them."""
    if not _HASH.search(text):
        return {}
    return {n: line for n, line in enumerate(text.split("\n")) if _HASH.search(line)}


_HASH = re.compile(r"[^\s#][ \t]+#[^\s#]")


class _Builder:
    """Turns a node tree into plain data, noting places, duplicate keys and aliases."""

    def __init__(self, loader: Any, file: Path, hashes: Mapping[int, str]) -> None:
        self.loader = loader
        self.file = file
        self.hashes = hashes
        self.places: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path_) -> Any:
        mark = node.start_mark
        self.places[path] = (mark.line + 1, mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            if self.hashes and not node.style:
                self._check_cut(node)
            return node.value if node.tag == TEXT else self.loader.construct_object(node)
        if id(node) in self._seen:
            self._complain(node, "不支持 YAML 的锚点和引用（& 与 *）。", "请把内容写全。")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, n)) for n, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._complain(
                    key_node, "键不能是列表或映射。", '以“{”开头的文字要加引号，如 "{会议}"。'
                )
                continue
            key = str(key_node.value)
            spot: Path_ = (*path, key)
            if key in result:
                first = self.places[spot][0]
                self._complain(
                    key_node, f"“{key}”写了两遍（前一处在第 {first} 行）。", "请合并或删去一处。"
                )
                continue
            result[key] = self.build(value_node, spot)
            mark = key_node.start_mark
            self.places[spot] = (mark.line + 1, mark.column + 1)
        return result

    def _check_cut(self, node: yaml.ScalarNode) -> None:
        """Words behind a blank and a # are silently lost: tell, unless it looks like a comment."""
        end = node.end_mark
        if re.match(r"[ \t]+#[^\s#]", self.hashes.get(end.line, "")[end.column :]):
            what = f"“{node.value}”后面的“#”把这一行余下的字都当成注释丢掉了。"
            self._complain(
                node, what, "要保留这些字，请给整句加英文引号；真是注释，请在 # 后面加空格。"
            )

    def _complain(self, node: yaml.Node, what: str, remedy: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(what, remedy, self.file, mark.line + 1, mark.column + 1))


def _wide_colons(text: str, file: Path) -> Iterator[Problem]:
    """Every line whose key ends in a Chinese colon: the usual slip of who types Chinese."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := _WIDE_COLON.match(line):
            what = f"“{match[1]}”后面是中文冒号。"
            yield Problem(what, "请改成英文冒号加一个空格（: ）。", file, number, match.end())


_WIDE_COLON = re.compile(r" *([^\s:：#\"'，。；、-][^\s:：#\"'，。；、]{0,11})：")


def _syntax_problem(error: yaml.YAMLError, text: str, file: Path) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    near = lines[max(0, line - 2) : line]
    remedy = next(
        (told for pattern, told in _REMEDIES if any(pattern.search(entry) for entry in near)),
        "请检查这一行和上一行的缩进、冒号和引号。",
    )
    return Problem("YAML 写法有误，读不下去。", remedy, file, line, column)


_REMEDIES = (
    (_HASH, "空格后面的“#”会把这一行余下的字当成注释丢掉，请给整句加英文引号。"),
    (
        re.compile(r"^\s*(- )?[^\s:：#\"']+："),
        "键的后面要用英文冒号加一个空格（: ），不要用中文冒号“：”。",
    ),
    (
        re.compile(r"(?::|^\s*-)\s+\[[^\]]*\]\s*[^\s,#]"),
        "以“[”开头的文字要把整句用英文单引号括起来：'[甲|乙]……'。",
    ),
    (
        re.compile(r"(?::|^\s*-)\s+([\"']).*?\1\s*[^\s,#}\]]"),
        "英文引号要把整句括起来；文字里的引号请用中文的“”。",
    ),
    (
        re.compile(r"(?::|^\s*-)\s*[{%@`&*|>!]"),
        "以 { % @ ` & * 等符号开头的文字要加英文引号。",
    ),
    (
        re.compile(r"^\s*(?:- )?[^\s:]+: +[^\"'{\[].*: "),
        "文字里不要有英文冒号加空格，请改成中文冒号“：”。",
    ),
    (re.compile(r"^[^#]*:[^\s]"), "英文冒号的后面要有一个空格。"),
)
"""What a line that cannot be read may look like, the likeliest first, and what to do."""
