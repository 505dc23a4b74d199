"""Layout profiles: list, show with the strength of every parameter, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.rendering.layout import Layout
from generator.rendering.profiles import BUILT_IN, layout_files, layout_names, load_layout

_TWIPS_PER_MM = 1440 / 25.4


def folder(root: Path) -> Path:
    """Where a workspace keeps its own profiles; it need not exist."""
    return root / "layouts"


def listing(root: Path) -> list[dict[str, Any]]:
    """Every profile: name, title, source (内置 or its file)."""
    files = layout_files(folder(root))
    return [
        {"name": name, "title": title, "source": _source(files[name])}
        for name, title in layout_names(folder(root)).items()
    ]


def _source(file: Path) -> str:
    return "内置" if file == BUILT_IN else str(file)


def parameters(name: str, root: Path) -> list[dict[str, Any]]:
    """Every parameter of a profile: section, key, value, strength, clause. Raises DataError."""
    layout = load_layout(name, folder(root))
    return [_row(place, value, layout) for place, value in layout.written.items()]


def _row(place: str, value: str, layout: Layout) -> dict[str, Any]:
    section, _, key = place.partition(".")
    strength, clause = layout.basis[place]
    return {
        "section": section,
        "key": key,
        "value": value,
        "strength": strength,
        "clause": clause,
        "basis": f"{strength} {clause}".strip(),
    }


def check(file: Path) -> Iterator[str]:
    """Lines about every profile of a file: sound, and whether the sums come out.

    Raises DataError with every problem in it.
    """
    source = file.parent if file.parent.name == "layouts" else file
    load_layout("gbt9704", file)
    own = [name for name, path in layout_files(source).items() if path == file]
    for name in own:
        layout = load_layout(name, source)
        yield f"{name}（{layout.title}）：写法没有问题。"
        yield from (f"  注意：{doubt}" for doubt in _doubts(layout))


def _doubts(layout: Layout) -> Iterator[str]:
    """Lines and characters that do not fit the text area (GB/T 9704-2012, 5.2.3)."""
    page, body = layout.page, layout.looks["body"]
    height = page.height - page.top - page.bottom
    for name, wanted, length, step in (
        ("行", page.lines, height, body.line),
        ("字", page.characters, page.text_width, body.advance),
    ):
        if (fits := length // step) != wanted:
            side = "版心高" if name == "行" else "版心宽"
            millimetres = round(length / _TWIPS_PER_MM)
            yield f"{name}数写的是 {wanted}，{side} {millimetres} 毫米排得下 {fits} {name}。"
