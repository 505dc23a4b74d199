"""A Word file knows what it was made from, and can be made again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.api.drafts import Request, sample_facts
from generator.api.exports import Switches, export, make
from generator.api.verify import verify
from generator.api.workspace import Workspace
from generator.errors import DataError
from generator.files import read_bytes, write_bytes
from generator.rendering.tree import read_draft

NAME = "party-annual"
ALL = Switches(comments=True, alternatives=True, task_table=True)


def written(folder: Path, name: str = "稿.docx", switches: Switches = ALL) -> Path:
    made = make(Request(NAME, sample_facts(NAME), length=2000), Workspace(folder))
    export(made, [folder / name], switches)
    return folder / name


def changed(path: Path, part: str, old: str, new: str) -> None:
    """The file with one word of a part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace(old, new) if name == part else text)
    path.write_bytes(buffer.getvalue())


@pytest.mark.parametrize("switches", [ALL, Switches(), Switches("reading", pauses=True)])
def test_a_file_comes_out_the_same_again(switches: Switches, tmp_path: Path) -> None:
    verdict = verify(written(tmp_path, switches=switches), None, tmp_path)
    assert verdict.identical, verdict.lines
    assert "全部一致" in verdict.lines[-1]


def test_another_compression_is_no_difference(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    changed(path, "", "", "")
    assert path.read_bytes() != before
    assert verify(path, None, tmp_path).identical


def test_a_changed_word_is_shown_in_its_paragraph(tmp_path: Path) -> None:
    path = written(tmp_path)
    changed(path, "word/document.xml", "同志们：", "同学们：")
    verdict = verify(path, None, tmp_path)
    assert not verdict.identical
    assert "文字不一致" in verdict.lines[0]
    assert "  文件第4段：同学们：" in verdict.lines
    assert "  重做第4段：同志们：" in verdict.lines


def test_other_formatting_is_told_from_other_words(tmp_path: Path) -> None:
    path = written(tmp_path)
    changed(path, "word/styles.xml", "华文中宋", "宋体")
    changed(path, "word/styles.xml", "黑体", "宋体")
    (line,) = verify(path, None, tmp_path).lines
    assert "文字一致" in line
    assert "word/styles.xml" in line


def test_a_changed_layer_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "我的.yaml").write_text("禁用: [支部建设/没有]\n", "utf-8")
    assert "套语 单位：当时没有。" in verify(path, None, tmp_path).lines


def test_the_facts_are_asked_for_when_they_are_not_the_sample(tmp_path: Path) -> None:
    own = tmp_path / "要素.yaml"
    write_bytes(own, read_bytes(sample_facts(NAME)))
    made = make(Request(NAME, own, length=2000), Workspace(tmp_path))
    export(made, [tmp_path / "稿.docx"], Switches())
    with pytest.raises(DataError, match="用了要素表“要素"):
        verify(tmp_path / "稿.docx", None, tmp_path)
    assert verify(tmp_path / "稿.docx", own, tmp_path).identical


def test_a_clean_copy_says_nothing_of_its_making(tmp_path: Path) -> None:
    path = written(tmp_path, switches=Switches(clean=True))
    content = b"".join(
        zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()
    )
    for hidden in (b"customXml", b"w:sdt", b"bookmark", b"<w:comment ", b"sha256"):
        assert hidden not in content
    with pytest.raises(DataError, match="没有来历清单"):
        verify(path, None, tmp_path)


def test_other_files_are_refused_with_one_message(tmp_path: Path) -> None:
    path = tmp_path / "别的.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(DataError, match="这不是 Word 文件"):
        verify(path, None, tmp_path)


def test_the_json_names_its_sources_and_is_still_a_draft(tmp_path: Path) -> None:
    path = written(tmp_path, "稿.json", Switches())
    assert '"manifest": {' in path.read_text("utf-8")
    assert read_draft(path).seed == 1


def test_the_date_is_that_of_the_facts_or_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stamp(request: Request) -> bytes:
        export(make(request, Workspace(tmp_path)), [tmp_path / "a.docx"], Switches())
        return zipfile.ZipFile(tmp_path / "a.docx").read("docProps/core.xml")

    assert b"2026-02-26T" in stamp(Request(NAME, sample_facts(NAME), length=2000))
    bare = Request(NAME, length=2000)
    assert b"created" not in stamp(bare)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert b"2026-01-01T" in stamp(bare)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    with pytest.raises(DataError, match="SOURCE_DATE_EPOCH"):
        stamp(bare)


def test_a_draft_with_candidates_and_phrases_of_its_own_is_made_again(tmp_path: Path) -> None:
    own = tmp_path / "本稿"
    own.mkdir()
    (own / "一.yaml").write_text("禁用: [支部建设/没有]\n", "utf-8")
    request = Request(NAME, sample_facts(NAME), length=2000, phrases=own)
    made = make(request, Workspace(tmp_path, candidates=True))
    export(made, [tmp_path / "稿.docx"], Switches())
    assert verify(tmp_path / "稿.docx", None, tmp_path, own).identical
    assert any("当时" in line or "没有了" in line
               for line in verify(tmp_path / "稿.docx", None, tmp_path).lines)  # fmt: skip
