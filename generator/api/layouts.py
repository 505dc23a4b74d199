"""Layout profiles: list, show with the strength of every parameter, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import bad_data
from generator.rendering.layout import STYLES, Layout
from generator.rendering.letterhead import (
    DOCUMENT,
    MARK,
    body_of,
    has_text,
    known_styles,
    read_letterhead,
    split_at_mark,
)
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
    if not file.is_file():
        raise bad_data("没有这个文件。", "请给出版式 .yaml 或信笺 .docx 的路径。", file)
    load_layout("gbt9704", file)
    own = [name for name, path in layout_files(source).items() if path == file]
    for name in own:
        layout = load_layout(name, source)
        base = list(_letterhead(layout.letterhead)) if layout.letterhead else []
        yield f"{name}（{layout.title}）：写法没有问题。"
        yield from (f"  注意：{doubt}" for doubt in _doubts(layout))
        yield from (f"  {line}" for line in base)


def _letterhead(file: Path) -> Iterator[str]:
    """What of a letterhead is used."""
    base = read_letterhead(file)
    found = known_styles(base)
    own, ours = (
        "、".join(name.key for key, name in STYLES.items() if (key in found) == known)
        for known in (True, False)
    )
    yield f"信笺 {file.name}：用它自己的样式：{own}。"
    yield f"它没有的，用本版式的：{ours}。"
    body = body_of(base.parsed(DOCUMENT))
    if body is None or not has_text(body):
        return
    if split_at_mark(body)[2]:
        yield f"讲话稿放在“{MARK}”处，它前后的内容保留。"
    else:
        yield f"注意：信笺正文里的文字不保留；要保留，请在放讲话稿的地方单独写一行“{MARK}”。"


def _doubts(layout: Layout) -> Iterator[str]:
    """Lines and characters that do not fit the text area (GB/T 9704-2012, 5.2.3).

    A letterhead has a page of its own.
    """
    if layout.letterhead:
        return
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
