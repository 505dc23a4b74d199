"""A draft as files: which formats, in which layout, with which switches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.api import layouts
from generator.api.drafts import STANDARD_OUTPUT, Request, engine
from generator.api.manifest import file_day, manifest
from generator.api.originality import settled
from generator.api.pdf import rendered
from generator.api.workspace import Workspace
from generator.draft import Draft
from generator.drafting.alternatives import Place
from generator.drafting.alternatives import alternatives as other_wordings
from generator.drafting.engine import Engine
from generator.drafting.tasks import TITLE, task_table
from generator.errors import DataError, Problem, bad_data
from generator.files import write_bytes
from generator.rendering.extras import CLEAN, Extras


class Switches(Struct, frozen=True):
    """What the user wants of the files, beside their formats."""

    layout: str = ""
    """Empty: the one the outline names."""
    comments: bool = False
    """Origins as Word comments."""
    alternatives: bool = False
    """Other wordings as drop-down lists."""
    clean: bool = False
    """Nothing hidden in the file: no fields, bookmarks or manifest."""
    pauses: bool = False
    stresses: bool = False
    task_table: bool = False
    contents: bool = False
    """A table of contents before the text."""
    numbering: bool = False
    """Headings numbered by Word instead of typed numerals."""

    @property
    def on(self) -> tuple[str, ...]:
        """Names of the switches that are on."""
        return tuple(name for name, value in asdict(self).items() if value is True)


class Made(Struct, frozen=True, dict=True):
    """A draft and everything it was made from."""

    request: Request
    workspace: Workspace
    engine: Engine
    draft: Draft

    @cached_property
    def alternatives(self) -> Mapping[Place, tuple[str, ...]]:
        """Place of every clause of the bank → other wordings that fit there."""
        return other_wordings(self.draft, self.engine.words)


def make(request: Request, workspace: Workspace) -> Made:
    """A draft that can be exported. Raises DataError."""
    request, coinciding = settled(request, workspace)
    ready = engine(request, workspace)
    draft = ready.draft()
    return Made(request, workspace, ready, replace(draft, warnings=(*draft.warnings, *coinciding)))


def export(made: Made, outputs: Sequence[Path], switches: Switches) -> list[tuple[Path, bytes]]:
    """Every output rendered, then written; ``-`` is Markdown, returned and not written.

    Nothing is written unless all could be rendered. Raises DataError.
    """
    if folders := [path for path in outputs if path.is_dir()]:
        hint = "请写出文件名，如 讲话稿.docx。"
        raise DataError(Problem("这是一个文件夹，不是文件。", hint, path) for path in folders)
    contents = [(path, content(made, _suffix(path), switches)) for path in outputs]
    for path, data in contents:
        if path != STANDARD_OUTPUT:
            write_bytes(path, data)
    return contents


def compared(made: Made) -> Iterator[str]:
    """A line about the earlier speeches that the draft was compared with, if there were any."""
    if made.request.corpus is not None:
        left_out = len(made.request.avoid)
        yield "与往年文稿比对过：" + (f"换掉了 {left_out} 条。" if left_out else "没有要换的话。")


def content(made: Made, suffix: str, switches: Switches) -> bytes:
    """The bytes of one file with this suffix (``.docx``). Raises DataError."""
    if switches.clean and (switches.comments or switches.alternatives):
        raise bad_data("--clean 不能和 --comments、--alternatives 一起用。", "请分两次导出。")
    draft = _with_tasks(made, switches.task_table)
    layout = switches.layout or draft.layout
    day = file_day(made.engine.day)
    extras = CLEAN if switches.clean else _extras(made, switches)
    if not switches.clean:
        source = manifest(
            draft, made.request, made.workspace, made.engine.bank, layout, day, switches.on
        )
        extras = replace(extras, manifest=source)
    extras = replace(
        extras,
        pauses=switches.pauses,
        stresses=switches.stresses,
        contents=switches.contents,
        numbering=switches.numbering,
    )
    return rendered(draft, suffix, layout, day, layouts.folder(made.workspace.root), extras)


def _extras(made: Made, switches: Switches) -> Extras:
    return Extras(
        comments=switches.comments,
        evidence=dict(_evidence(made)) if switches.comments else {},
        alternatives=made.alternatives if switches.alternatives else {},
    )


def _evidence(made: Made) -> Iterator[tuple[str, int]]:
    """Bank id → documents of the corpus that have it."""
    for id, entry in made.engine.bank.entries.items():
        if entry.concept.evidence:
            yield id, entry.concept.evidence.documents


def _with_tasks(made: Made, wanted: bool) -> Draft:
    """The draft with its task list, if the user or the outline wants one.

    Raises DataError when the user wants one and no item has an owner or a deadline.
    """
    asked = TITLE in made.engine.loaded.outline.tables
    table = task_table(made.engine.facts) if wanted or asked else None
    if table is None:
        if not wanted:
            return made.draft
        hint = "请在要素表的条目里写明“牵头”或“期限”。"
        raise bad_data("没有写明牵头单位或完成时限的任务，列不出任务表。", hint)
    return replace(made.draft, tables=(*made.draft.tables, table))


def _suffix(path: Path) -> str:
    return ".md" if path == STANDARD_OUTPUT else path.suffix
