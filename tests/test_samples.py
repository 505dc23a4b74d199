"""The finished sample draft is what the program makes today, in every format."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.api.drafts import Request, draft, sample_facts
from generator.api.workspace import Workspace
from generator.rendering import RENDERERS, render
from generator.resources import data_folder

NAME = "party-annual"
FOLDER = data_folder("samples") / "drafts"


def content(data: bytes) -> object:
    """What a file says: the parts of a Word file (compression may differ), else the bytes."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_the_finished_draft_is_made_anew_the_same(suffix, regenerate, tmp_path):
    made = draft(Request(NAME, sample_facts(NAME)), Workspace(tmp_path))
    data = render(made, suffix)
    path = Path(FOLDER / f"{NAME}{suffix}")
    if regenerate:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert content(path.read_bytes()) == content(data), "run python -m pytest --regenerate"
