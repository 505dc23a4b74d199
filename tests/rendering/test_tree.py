"""The draft as JSON: back again without loss, and clear about what is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rendering_support import body_of

from generator.draft import Draft
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.tree import read_draft

HINT = "重新生成"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "初稿.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_draft_comes_back_as_it_was(speech: Draft, tmp_path: Path) -> None:
    assert read_draft(written(tmp_path, render(speech, ".json"))) == speech


def test_hostile_text_comes_back_as_it_was(tmp_path: Path) -> None:
    draft = body_of('a\x00\t\r\n\u2028"\\/😀𠀀\ufeff')
    assert read_draft(written(tmp_path, render(draft, ".json"))) == draft


def test_every_origin_is_in_the_file(speech: Draft) -> None:
    tree = json.loads(render(speech, ".json"))
    lead = tree["sections"][0]["paragraphs"][3]["runs"][0]
    origin = {"kind": "heading", "ref": "h01", "source": "a.yaml:7", "layer": "内置"}
    assert lead == {"text": "思想根基不断夯实。", "origin": origin, "lead": True}
    assert tree["missing"][0]["fact"] == "民生实事"


def test_a_cut_off_file_names_the_line(speech: Draft, tmp_path: Path) -> None:
    content = render(speech, ".json")[:5000].decode(errors="ignore")
    with pytest.raises(DataError, match="不是完整的 JSON") as caught:
        read_draft(written(tmp_path, content))
    assert caught.value.problems[0].line > 100


@pytest.mark.parametrize("content", ["[]", "3", '{"a": 1}', '{"format": "other"}'])
def test_other_json_is_not_a_draft(content: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="不是讲稿的初稿"):
        read_draft(written(tmp_path, content))


def test_very_deep_json_is_not_a_draft(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="JSON"):
        read_draft(written(tmp_path, "[" * 100_000))


def test_another_version_is_refused(speech: Draft, tmp_path: Path) -> None:
    content = render(speech, ".json").replace(b'"version": 1', b'"version": 9')
    with pytest.raises(DataError, match="版本是 9"):
        read_draft(written(tmp_path, content))


def test_wrong_values_are_all_told_with_their_lines(speech: Draft, tmp_path: Path) -> None:
    text = render(speech, ".json").decode()
    text = text.replace('"seed": 7', '"seed": "七"')
    text = text.replace('"style": "speaker"', '"style": "speeker"')
    path = written(tmp_path, text)
    with pytest.raises(DataError) as caught:
        read_draft(path)
    lines = text.splitlines()
    problems = caught.value.problems
    assert [("七" in lines[p.line - 1], "speeker" in lines[p.line - 1]) for p in problems] == [
        (True, False),
        (False, True),
    ]
    assert "是不是想写“speaker”" in problems[1].remedy


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="找不到"):
        read_draft(tmp_path / "无.json")
