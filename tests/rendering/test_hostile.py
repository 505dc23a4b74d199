"""2,000 hostile drafts with any switches in any layout: a sound file or one clear message."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import pytest
from hostile_support import drafts
from lxml import etree

from generator.draft import Draft
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.extras import Extras

COUNT = 2000
VALIDATED = 60
"""How many a validator reads; all of them in benchmarks/word_validators.py."""


def made(draft: Draft, extras: Extras, layout: str, suffix: str) -> bytes | None:
    """The file, or None where half a character was refused with one message."""
    try:
        return render(draft, suffix, layout, extras=extras)
    except DataError as error:
        (problem,) = error.problems
        if "损坏的字符" not in problem.what:
            raise
        return None


def test_every_hostile_draft_is_a_sound_file_or_one_message() -> None:
    contents = [made(*each, ".docx") for each in drafts(COUNT)]
    for content in filter(None, contents):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))
    assert 0 < contents.count(None) < COUNT * 0.7


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json", ".html"])
def test_other_formats_take_them_too(suffix: str) -> None:
    contents = [made(*each, suffix) for each in drafts(150)]
    assert any(contents)


def test_a_validator_finds_nothing_in_them(tmp_path: Path) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit is not installed")
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "a.docx"
    for content in filter(None, [made(*each, ".docx") for each in drafts(VALIDATED)]):
        path.write_bytes(content)
        assert list(OpenXmlValidator().validate(path).errors) == []
