"""The Jinja side: templates whose blocks are the variants of one paragraph pattern.

A block owns function words, connectives and punctuation. Everything else it asks for:
``say(stage)`` a clause of a concept, ``opener()`` and ``link()`` a line of the subtopic,
``line(role)`` a common line, ``passage(move)`` a passage, ``item()`` the user's next item; a fact stands by its name.
Each of these becomes a piece of its own, so its origin survives rendering.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context
from msgspec import Struct

from generator import cache
from generator.bank.bank import BUILT_IN, WORKSPACE, stable_key
from generator.draft import Origin, Run
from generator.drafting.filters import FILTERS
from generator.drafting.skeleton import (
    ConceptAsk,
    ItemAsk,
    LineAsk,
    PassageAsk,
    Piece,
    Skeleton,
    cut_sentences,
)
from generator.errors import DataError, Problem, bad_data
from generator.facts.model import ITEM_FIELDS

_MARK = re.compile("\ue000(\\d+)\ue001")
_PURPOSE = re.compile(r"\{#\s*([^。；，#]+)")
"""The head of the comment with which a template begins."""

_LINE_BREAK = re.compile(r"\s*\n\s*")
FUNCTIONS = frozenset({"say", "opener", "link", "line", "passage", "item", "speaks"})
VARIABLES = frozenset(
    {
        "subtopic",
        "topic",
        "index",
        "count",
        "items",
        "told",
        *ITEM_FIELDS,
    }
)
"""Names a template may use beside facts."""
PLACED = VARIABLES | {"speaks"}
"""Those that say something else at every place of the plan."""


class MissingFact(Exception):
    """A block printed a fact that was not given: the block cannot be used."""


def _of_given(convert: Callable[[Run], Run]) -> Callable[[Any], Any]:
    """A filter that leaves alone what is no fact, so that a missing one is told as such."""
    return lambda value: convert(value) if isinstance(value, Run) else value


@jinja2.pass_context
def _finalize(context: Context, value: Any) -> Any:
    """Keep every inserted piece apart: it leaves a mark in the text and goes into the list."""
    if isinstance(value, jinja2.Undefined):
        if value._undefined_name is None:  # the absent branch of an inline "if"
            return ""
        raise MissingFact(value._undefined_name)
    if isinstance(value, Run | ConceptAsk | LineAsk | PassageAsk | ItemAsk):
        pieces: list[Piece] = context["_pieces"]
        pieces.append(value)
        return f"\ue000{len(pieces) - 1}\ue001"
    return value


class Block(Struct, frozen=True):
    """One variant of a template."""

    template: str
    name: str
    path: Path
    line: int
    layer: str
    """``内置`` or ``工作区``: whose template it is."""
    render: Callable[[Context], Iterable[str]]
    new_context: Callable[[dict[str, Any]], Context]

    @property
    def id(self) -> str:
        """``template#block``."""
        return f"{self.template}#{self.name}"

    def skeleton(self, context: Context) -> Skeleton | None:
        """The block with its asks still open; None when it needs a fact that is missing."""
        pieces: list[Piece] = context["_pieces"]
        pieces.clear()
        try:
            text = "".join(self.render(context))
        except MissingFact:
            return None
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            raise bad_data(
                f"模板块“{self.name}”渲染出错：{error}。",
                "请检查这一块里的写法。",
                self.path,
                self.line,
            ) from None
        origin = Origin("template", self.id, f"{self.path.name}:{self.line}", self.layer)
        parts = _MARK.split(_LINE_BREAK.sub("", text).strip())
        mixed: list[Piece] = [
            pieces[int(part)] if n % 2 else Run(part, origin)
            for n, part in enumerate(parts)
            if n % 2 or part
        ]
        return Skeleton(self.id, cut_sentences(mixed)) if mixed else None


def skeletons(blocks: Sequence[Block], variables: Mapping[str, Any]) -> list[Skeleton | None]:
    """Blocks of one template with their asks still open, None for those that cannot be used."""
    if not blocks:
        return []
    context = blocks[0].new_context({**variables, "_pieces": []})
    return [block.skeleton(context) for block in blocks]


class Pattern(Struct, frozen=True):
    """A template: its opening variants; ``more…`` blocks carry a paragraph on, ``end…`` close it."""

    name: str
    heads: tuple[Block, ...]
    more: tuple[Block, ...]
    ends: tuple[Block, ...]
    fixed: bool
    """Whether a block says the same at every place of the plan (it names none of ``PLACED``)."""


class Templates:
    """The templates of the workspace and the shipped ones, compiled once."""

    def __init__(self, folders: Sequence[Path], known: Iterable[str]) -> None:
        """``known``: names of all facts; any other unknown name in a template is an error."""
        self.folders = tuple(folders)
        self.known = FUNCTIONS | VARIABLES | frozenset(known)
        self._patterns: dict[str, Pattern] = {}

    @cached_property
    def environment(self) -> jinja2.Environment:
        """Jinja with the workspace's templates first; ``builtin/x.j2`` names the shipped one."""
        loaders: dict[str, jinja2.BaseLoader] = {
            "builtin": jinja2.FileSystemLoader(self.folders[-1], encoding="utf-8")
        }
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.FileSystemLoader(self.folders, encoding="utf-8"),
                    jinja2.PrefixLoader(loaders),
                ]
            ),
            finalize=_finalize,
            autoescape=False,
            bytecode_cache=_bytecode_cache(),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update({name: _of_given(f) for name, f in FILTERS.items()})
        return environment

    def pattern(self, name: str) -> Pattern:
        """The blocks of a template. Raises DataError if it is absent, wrong or empty."""
        if name not in self._patterns:
            self._patterns[name] = self._load(name)
        return self._patterns[name]

    def purpose(self, name: str) -> str:
        """What a template is for, as its comment says at the top; its name where it says nothing."""
        source = self.pattern(name).heads[0].path.read_text(encoding="utf-8")
        return match[1] if (match := _PURPOSE.match(source)) else name

    def _load(self, name: str) -> Pattern:
        file = f"{name}.j2"
        try:
            template = self.environment.get_template(file)
        except jinja2.TemplateNotFound:
            path = self.folders[0] / file
            raise bad_data(
                f"没有模板“{name}”。", "请检查提纲里的“模板”，或在 templates/ 里加上它。", path
            ) from None
        except jinja2.TemplateSyntaxError as error:
            place = Path(error.filename or file)
            raise bad_data(
                f"模板写法有误：{error.message}。",
                "请对照 docs/templates.md 改正。",
                place,
                error.lineno,
            ) from None
        path = Path(template.filename or file)
        names = self._check_names(path)
        layer = BUILT_IN if path.parent == self.folders[-1] else WORKSPACE
        lines = template.debug_info
        blocks = [
            Block(name, block, path, _line(lines, render), layer, render, template.new_context)
            for block, render in template.blocks.items()
        ]
        more = tuple(block for block in blocks if block.name.startswith("more"))
        ends = tuple(block for block in blocks if block.name.startswith("end"))
        heads = tuple(block for block in blocks if block not in more and block not in ends)
        if not heads:
            raise bad_data("模板里没有 {% block %}。", "每种写法放在一个 block 里。", path)
        return Pattern(name, heads, more, ends, names.isdisjoint(PLACED))

    def _check_names(self, path: Path) -> set[str]:
        """The names a template reads; DataError for each that is neither fact nor function."""
        names = self._free_names(path)
        problems = [
            Problem(
                f"模板用到了不认识的名称“{name}”。",
                "要素要先在提纲或套语库的“要素”里说明。",
                path,
                line,
            )
            for name, line in names
            if name not in self.known
        ]
        if problems:
            raise DataError(problems)
        return {name for name, _ in names}

    def _free_names(self, path: Path) -> list[tuple[str, int]]:
        """Names a template reads and does not set itself, with their lines (cached by content)."""
        source = path.read_text(encoding="utf-8")
        key, slot = sha256(source.encode()).hexdigest(), f"names-{stable_key(str(path)):08x}"
        cached = cache.read(slot, key, list[tuple[str, int]])
        if cached is not None:
            return cached
        tree = self.environment.parse(source)
        names = list(tree.find_all(nodes.Name))
        own = {node.name for node in names if node.ctx != "load"} | {"loop", "super", "self"}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)}
        free = [(node.name, node.lineno) for node in names if node.name not in own]
        cache.write(slot, key, free)
        return free


def _line(lines: list[tuple[int, int]], render: Callable[[Context], Iterable[str]]) -> int:
    """Template line on which a block begins. ``lines``: of the template, and of its compiled code."""
    start = render.__code__.co_firstlineno + 1
    return next((line for line, compiled in reversed(lines) if compiled <= start), 1)


def _bytecode_cache() -> jinja2.BytecodeCache | None:
    folder = cache.folder() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder))
