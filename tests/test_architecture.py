"""Imports go one way: between the packages, inside them, and to the libraries they stand on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"

Order = Sequence[tuple[str, ...]]
"""Steps from the ground up; a module imports from lower steps, never from its own or a higher."""

FLOORS: Order = (
    ("errors",),
    ("divisions", "files", "resources", "vocabulary"),
    ("yamlio", "cache", "model"),
    ("validation",),
    ("draft", "document"),
    ("bank",),
    ("exchange",),
    ("outline",),
    ("facts",),
    ("corpus",),
    ("mining",),
    ("drafting",),
    ("rendering",),
    ("checking",),
    ("api",),
    ("cli",),
    ("__main__",),
)

INSIDE: dict[str, Order] = {
    "bank": (
        ("model", "pairs"),
        ("compiled", "dump", "entries", "overlay", "shape"),
        ("choices",),
        ("checks", "compile", "layering"),
        ("load", "origins"),
        ("concepts", "save"),
        ("common", "lines", "lookup"),
        ("bank",),
        ("history", "likeness", "sound"),
    ),
    "exchange": (("columns",), ("excel",), ("csvfile",)),
    "corpus": (
        (
            "alphabet",
            "characters",
            "concordance",
            "encodings",
            "gbk",
            "genre",
            "records",
            "styles",
        ),
        (
            "boilerplate",
            "duplicates",
            "gaps",
            "headings",
            "html",
            "invisible",
            "leads",
            "misread",
            "numbering",
            "punctuation",
            "script",
            "sentences",
            "shelf",
            "spacing",
        ),
        (
            "compilation",
            "docx",
            "front",
            "glued",
            "language",
            "pdf",
            "pinyin",
            "sections",
        ),
        (
            "breaks",
            "office",
            "paragraphs",
            "readings",
            "structure",
            "unencodable",
        ),
        (
            "doubts",
            "readers",
            "shifting",
        ),
        ("byteslip", "pieces"),
        ("cleaners",),
        ("changes", "sourcemap"),
        ("store",),
        ("jobs",),
        ("batch", "report"),
        ("collection",),
    ),
    "mining": (
        (
            "lexicon",
            "options",
            "runner",
            "segment",
        ),
        (
            "cluster",
            "leads",
            "moves",
            "shape",
            "tape",
        ),
        (
            "hashing",
            "kept",
            "pieces",
            "succession",
            "tables",
            "words",
        ),
        (
            "chunk",
            "clauses",
            "cohesion",
            "local",
            "uses",
        ),
        (
            "facts",
            "families",
            "headings",
            "lines",
            "sources",
            "spans",
            "stages",
            "shares",
            "sums",
        ),
        (
            "findings",
            "grams",
            "shared_lines",
        ),
        (
            "lookup",
            "neighbours",
            "sequences",
            "witnesses",
        ),
        (
            "frames",
            "overview",
            "phrases",
            "profile",
            "topics",
        ),
        (
            "clusters",
            "digest",
            "keyness",
            "proposals",
        ),
        (
            "analysis",
            "concepts",
            "index",
        ),
        ("harvest",),
        (
            "layer",
            "report",
        ),
    ),
    "drafting": (
        (
            "judged",
            "manner",
            "memory",
            "names",
            "nodes",
            "numerals",
            "plan",
            "seeds",
            "skeleton",
            "tasks",
        ),
        ("polish", "words"),
        (
            "alternatives",
            "assemble",
            "constraints",
            "filters",
            "headings",
            "lengths",
            "passages",
        ),
        ("environment", "grouping", "sampler"),
        ("items",),
        ("materials",),
        ("interleave", "planner"),
        ("realise",),
        ("balance", "revise"),
        ("engine",),
    ),
}

HOMES = {
    "click": {"cli"},
    "docx": {"corpus", "rendering"},
    "jieba": {"mining"},
    "openpyxl": {"exchange", "facts"},
    "pydantic": {"validation"},
}
"""Libraries that only these parts may import: they are slow to load, or a matter of one face."""


@cache
def sources() -> dict[str, ast.Module]:
    """Dotted name → syntax tree of every module of the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """Dotted names in every import of a module, those in functions and for typing included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str:
    """The module of ours that an imported name lives in; empty for another library's."""
    while name and name not in sources():
        name = name.rpartition(".")[0]
    return name


@cache
def graph() -> dict[str, set[str]]:
    """Module → modules of ours that it imports."""
    return {
        module: {target for name in imported(tree) if (target := own(name))} - {module}
        for module, tree in sources().items()
    }


def part(module: str) -> str:
    """The part of the program a module belongs to; empty for the package itself."""
    return [*module.split("."), ""][1]


def steps(order: Order) -> dict[str, int]:
    return {name: height for height, names in enumerate(order) for name in names}


def wrong_way(arrows: Iterator[tuple[str, str, str, str]], order: Order) -> list[str]:
    """Arrows ``module, its part, target, its part`` that do not point down."""
    height = steps(order)
    return [
        f"{module} imports {target}"
        for module, above, target, below in arrows
        if above != below and height[below] >= height[above]
    ]


def arrows_between_parts() -> Iterator[tuple[str, str, str, str]]:
    for module, targets in graph().items():
        for target in targets:
            if part(module) and part(target):
                yield module, part(module), target, part(target)


def arrows_inside(package: str) -> Iterator[tuple[str, str, str, str]]:
    prefix = f"generator.{package}."
    for module, targets in graph().items():
        for target in targets:
            if module.startswith(prefix) and target.startswith(prefix):
                yield module, module[len(prefix) :], target, target[len(prefix) :]


def test_the_table_of_floors_names_every_part() -> None:
    assert {part(module) for module in sources()} - {""} <= set(steps(FLOORS))


@pytest.mark.parametrize("package", INSIDE)
def test_the_table_of_a_package_names_every_module_and_no_other(package: str) -> None:
    prefix = f"generator.{package}."
    names = {module[len(prefix) :] for module in sources() if module.startswith(prefix)}
    assert names == set(steps(INSIDE[package]))


def test_parts_import_only_from_lower_floors() -> None:
    assert not wrong_way(arrows_between_parts(), FLOORS)


@pytest.mark.parametrize("package", INSIDE)
def test_modules_of_a_package_import_only_from_lower_steps(package: str) -> None:
    assert not wrong_way(arrows_inside(package), INSIDE[package])


def test_the_package_itself_imports_nothing() -> None:
    assert not graph()["generator"]


def test_no_import_goes_in_a_circle() -> None:
    try:
        tuple(TopologicalSorter(graph()).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    homes = {
        part(module)
        for module, tree in sources().items()
        if library in {name.partition(".")[0] for name in imported(tree)}
    }
    assert homes <= HOMES[library]


def test_only_the_command_line_prints() -> None:
    printing = {
        module
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert {part(module) for module in printing} <= {"cli"}


def test_a_circle_through_a_function_is_seen() -> None:
    tree = ast.parse("def f():\n    from generator.api import drafts\n    import jieba.posseg\n")
    assert list(imported(tree)) == ["generator.api.drafts", "jieba.posseg"]
    assert own("generator.api.drafts") == "generator.api.drafts"
    assert own("generator.api.drafts.Request") == "generator.api.drafts"
    assert own("jieba.posseg") == ""
