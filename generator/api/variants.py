"""Several drafts of one outline that differ enough to choose between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.api.drafts import STANDARD_OUTPUT, Request
from generator.api.exports import Made, make
from generator.api.workspace import Workspace
from generator.draft import Draft
from generator.errors import bad_data

DIFFERENT = 0.6
"""Share of the clauses of a draft that no other variant may have."""

TRIES = 8
"""Seeds tried for every variant asked for."""

_BY_THE_BANK = frozenset({"concept", "line", "passage", "heading"})
_MARKS = re.compile("[，。；：！？、]")
_SHORT = 4


def variants(request: Request, workspace: Workspace, count: int) -> list[Made]:
    """``count`` drafts from the seed of the request on, each pair different enough.

    Raises DataError when the bank is too small for so many.
    """
    found: list[Made] = []
    for seed in range(request.seed, request.seed + count * TRIES):
        made = make(replace(request, seed=seed), workspace)
        if all(difference(made.draft, other.draft) >= DIFFERENT for other in found):
            found.append(made)
        if len(found) == count:
            return found
    raise bad_data(
        f"只得到 {len(found)} 稿彼此有六成以上分句不同，凑不足 {count} 稿。",
        "请把 --variants 改小，或给套语库补充说法（jianggao phrases health 查看哪里缺）。",
    )


def difference(one: Draft, other: Draft) -> float:
    """Share of the clauses from the bank of one draft that the other has not; the lesser of both."""
    mine, theirs = clauses(one), clauses(other)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    return 1 - shared / min(len(mine), len(theirs))


def clauses(draft: Draft) -> frozenset[str]:
    """The clauses of a draft that come from the bank."""
    texts = (
        run.text for p in draft.paragraphs for run in p.runs if run.origin.kind in _BY_THE_BANK
    )
    return frozenset(c for text in texts for c in _MARKS.split(text) if len(c) > _SHORT)


def numbered(outputs: Sequence[Path], number: int) -> list[Path]:
    """The output files of one variant: ``稿.docx`` → ``稿-2.docx``. Raises DataError for ``-``."""
    return list(_numbered(outputs, number))


def _numbered(outputs: Sequence[Path], number: int) -> Iterator[Path]:
    for path in outputs:
        if path == STANDARD_OUTPUT:
            raise bad_data("几稿不能一起写到屏幕上。", "请用 -o 给出文件名，如 -o 讲话稿.docx。")
        yield path.with_stem(f"{path.stem}-{number}")
