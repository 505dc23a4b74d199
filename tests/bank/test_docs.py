"""What the documentation of the phrase bank shows is read as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.bank.checks import check_file
from generator.bank.model import PhraseFile
from generator.validation import validate
from generator.yamlio import parse

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "phrases.md"
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_example_is_a_phrase_file_without_faults(number):
    source = parse(BLOCKS[number], PAGE)
    file = validate(PhraseFile, source)
    problems = [str(p) for p in check_file(file, source) if "承接的" not in str(p)]
    assert not problems
    assert file != PhraseFile()


def test_the_readme_shows_a_phrase_file_without_faults():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^    主题: 机关党建\n(?:    .*\n)+", text, re.M)
    assert block
    source = parse(re.sub("^    ", "", block[0], flags=re.M), PAGE)
    assert not list(check_file(validate(PhraseFile, source), source))


def test_the_readme_lists_every_outline_once_with_its_kind():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \|", text, re.M)
    assert sorted(listed) == sorted(path.stem for path in (ROOT / "outlines").glob("*.yaml"))
