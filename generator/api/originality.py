"""A draft that says nothing an earlier speech has said: what coincides is left out and drawn again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.api.drafts import Request, engine
from generator.api.workspace import Workspace
from generator.draft import Draft, Paragraph, Run
from generator.errors import bad_data

if TYPE_CHECKING:
    from generator.checking.originality.compare import Copied
    from generator.checking.originality.index import Index

ROUNDS = 8
"""How often a draft is made again without what coincided."""

BY_THE_BANK = frozenset({"concept", "line", "passage", "heading"})
"""Origins that can be left out; the user's own facts are only told of."""


def settled(request: Request, workspace: Workspace) -> tuple[Request, tuple[str, ...]]:
    """The request with what must be left out of its draft, and lines about what still coincides.

    Bounded and without chance: every round bans what coincided in the round before. Raises
    DataError for a folder that holds no speeches.
    """
    if request.corpus is None:
        return request, ()
    index = _index(request.corpus)
    for _ in range(ROUNDS):
        draft = engine(request, workspace).draft()
        found = list(coincidences(draft, index))
        new = {ref for _, _, refs in found for ref in refs} - set(request.avoid)
        if not new:
            break
        request = replace(request, avoid=(*request.avoid, *sorted(new)))
    return request, tuple(_told(number, copied) for number, copied, _ in found)


def _index(folder: Path) -> Index:
    from generator.checking.originality.index import load_index

    if not folder.is_dir():
        raise bad_data("往年文稿应当是一个文件夹。", "请给出文件夹的名字。", folder)
    return load_index(folder)


def coincidences(draft: Draft, index: Index) -> Iterator[tuple[int, Copied, tuple[str, ...]]]:
    """Spans of a draft that stand in an earlier document: paragraph from 1, span, bank ids in it."""
    from generator.checking.originality.compare import compare

    for number, paragraph in enumerate(draft.paragraphs, 1):
        for copied in compare(paragraph.text, index):
            touched = _touched(paragraph, copied.start, copied.end)
            refs = dict.fromkeys(r.origin.ref for r in touched if r.origin.kind in BY_THE_BANK)
            yield number, copied, tuple(refs)


def _touched(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in paragraph.runs:
        if at < end and start < at + len(run.text):
            yield run
        at += len(run.text)


def _told(number: int, copied: Copied) -> str:
    return (
        f"第 {number} 段有 {copied.length} 个字与“{copied.source}”相同"
        f"（该文第 {copied.at} 字起）。是要素里的原话，请自己改写；是引文，请注明。"
    )
