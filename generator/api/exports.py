"""A draft as files: which formats, in which layout, with which switches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.api import layouts
from generator.api.drafts import STANDARD_OUTPUT, Request, engine
from generator.api.workspace import Workspace
from generator.draft import Draft
from generator.drafting.engine import Engine
from generator.files import write_bytes
from generator.rendering import render


@dataclass(frozen=True, slots=True)
class Switches:
    """What the user wants of the files, beside their formats."""

    layout: str = ""
    """Empty: the one the outline names."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft and everything it was made from."""

    request: Request
    workspace: Workspace
    engine: Engine
    draft: Draft


def make(request: Request, workspace: Workspace) -> Made:
    """A draft that can be exported. Raises DataError."""
    ready = engine(request, workspace)
    return Made(request, workspace, ready, ready.draft())


def export(made: Made, outputs: Sequence[Path], switches: Switches) -> list[tuple[Path, bytes]]:
    """Every output rendered, then written; ``-`` is Markdown, returned and not written.

    Nothing is written unless all could be rendered. Raises DataError.
    """
    rendered = [(path, content(made, _suffix(path), switches)) for path in outputs]
    for path, data in rendered:
        if path != STANDARD_OUTPUT:
            write_bytes(path, data)
    return rendered


def content(made: Made, suffix: str, switches: Switches) -> bytes:
    """The bytes of one file. Raises DataError."""
    own = layouts.folder(made.workspace.root)
    return render(made.draft, suffix, switches.layout, layouts=own)


def _suffix(path: Path) -> str:
    return ".md" if path == STANDARD_OUTPUT else path.suffix
