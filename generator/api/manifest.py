"""What a draft was made from: versions, names, hashes of everything that had a say."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from hashlib import sha256
from pathlib import Path

from generator import __version__, files
from generator.api import layouts
from generator.api.drafts import Request, sample_facts
from generator.api.workspace import Workspace
from generator.bank.bank import BUILT_IN, WORKSPACE, Bank, Place
from generator.draft import Draft
from generator.errors import DataError, bad_data
from generator.outline.load import find_outline, outline_folders
from generator.rendering.manifest import Manifest, Source
from generator.rendering.profiles import load_layout
from generator.resources import data_folder

SAMPLE = "示例要素"
"""Stands for the facts that ship with an outline."""


def manifest(
    draft: Draft,
    request: Request,
    workspace: Workspace,
    bank: Bank,
    layout: str,
    day: date | None,
    switches: tuple[str, ...],
) -> Manifest:
    """The manifest of one file."""
    return Manifest(
        version=__version__,
        outline=request.outline,
        seed=draft.seed,
        target=draft.target,
        layout=layout,
        text=text_digest(draft),
        facts=_facts_name(request),
        as_of=request.as_of.isoformat() if request.as_of else "",
        day=day.isoformat() if day else "",
        candidates=workspace.candidates,
        avoided=request.avoid,
        switches=switches,
        sources=tuple(sources(request, workspace, bank, layout)),
    )


def text_digest(draft: Draft) -> str:
    """Hash of the words alone."""
    return sha256("\n".join(p.text for p in draft.paragraphs).encode()).hexdigest()


def sources(request: Request, workspace: Workspace, bank: Bank, layout: str) -> Iterator[Source]:
    """Everything that had a say, with the hash of its content."""
    known = {layer.folder: layer.digest for layer in bank.layers}
    places = workspace.for_draft(request.facts, request.phrases).places()
    for name, folder in _named([(BUILT_IN, data_folder("phrases")), *places]):
        if held := known.get(folder):
            yield Source(f"套语 {name}", held)
    yield from _templates(f"模板 {BUILT_IN}", data_folder("templates"))
    yield from _templates(f"模板 {WORKSPACE}", workspace.root / "templates")
    outline = find_outline(request.outline, outline_folders(workspace.root))
    for name, file in ((f"提纲 {outline.stem}", outline), ("要素", request.facts)):
        if file:
            yield Source(name, files.text_digest(files.read_bytes(file)))
    used = load_layout(layout, layouts.folder(workspace.root))
    written = repr(sorted(used.written.items())).encode()
    base = files.read_bytes(used.letterhead) if used.letterhead else b""
    yield Source(f"版式 {layout}", sha256(written + base).hexdigest())


def _named(places: Sequence[Place]) -> Iterator[Place]:
    """Layers under names of their own: of two folders of one layer the lower one is 共用."""
    names = [name for name, _ in places]
    for n, (name, folder) in enumerate(places):
        yield (f"{name}（共用）" if name in names[n + 1 :] else name), folder


def file_day(day: date | None) -> date | None:
    """The date in a file: that of the facts, else SOURCE_DATE_EPOCH, else none. Never today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if day or not epoch:
        return day
    try:
        return datetime.fromtimestamp(int(epoch), timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        hint = "请写成 1970 年以来的秒数，如 1767225600。"
        raise bad_data(f"环境变量 SOURCE_DATE_EPOCH 的值“{epoch}”不是秒数。", hint) from None


def _facts_name(request: Request) -> str:
    if request.facts is None:
        return ""
    try:
        return SAMPLE if request.facts == sample_facts(request.outline) else request.facts.name
    except DataError:
        return request.facts.name


def _templates(name: str, folder: Path) -> Iterator[Source]:
    """One hash of a folder's templates; nothing when there are none."""
    hashes = {
        path.relative_to(folder).as_posix(): files.text_digest(files.read_bytes(path))
        for path in folder.rglob("*.j2")
        if path.is_file()
    }
    if hashes:
        yield Source(name, files.folder_digest(hashes))
