"""An office's own profiles: found in the workspace, shown with their basis, checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering_support import W, part

from generator.api import exports, layouts
from generator.api.drafts import Request
from generator.api.workspace import Workspace
from generator.errors import DataError

OWN = "office:\n  名称: 本单位\n  沿用: speech\n  正文:\n    字号: 四号\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "本单位.yaml").write_text(OWN, "utf-8")
    return tmp_path


def test_the_list_says_where_each_profile_comes_from(workspace: Path) -> None:
    rows = {row["name"]: row for row in layouts.listing(workspace)}
    assert rows["speech"]["source"] == "内置"
    assert rows["office"]["title"] == "本单位"
    assert rows["office"]["source"].endswith("本单位.yaml")


def test_a_workspace_without_layouts_has_the_built_in_ones(tmp_path: Path) -> None:
    assert {row["source"] for row in layouts.listing(tmp_path)} == {"内置"}


def test_every_parameter_is_shown_with_its_strength_and_clause(workspace: Path) -> None:
    rows = {
        f"{row['section']}.{row['key']}": row for row in layouts.parameters("office", workspace)
    }
    assert rows["页面.天头"]["basis"] == "规定 5.2.1"
    assert rows["页面.天头"]["value"] == "37毫米"
    assert (rows["正文.字号"]["value"], rows["正文.字号"]["strength"]) == ("四号", "自定")
    assert {row["strength"] for row in rows.values()} == {"规定", "一般", "实务", "推算", "自定"}


def test_a_draft_is_written_in_the_office_profile(workspace: Path) -> None:
    made = exports.make(Request("party-annual", length=2000), Workspace(workspace))
    content = exports.content(made, ".docx", exports.Switches("office"))
    styles = part(content, "word/styles.xml")
    (body,) = styles.xpath("*[@w:styleId='BodyText']", namespaces={"w": W.strip("{}")})
    assert body.find(f"{W}rPr/{W}sz").get(f"{W}val") == "28"


def test_the_check_does_the_sums(workspace: Path) -> None:
    lines = list(layouts.check(workspace / "layouts" / "本单位.yaml"))
    assert lines[0] == "office（本单位）：写法没有问题。"
    assert lines[1] == "  注意：字数写的是 28，版心宽 156 毫米排得下 32 字。"


def test_problems_of_all_files_are_told_at_once(workspace: Path) -> None:
    for name in ("甲", "乙"):
        (workspace / "layouts" / f"{name}.yaml").write_text(f"{name}:\n  题目: 3\n", "utf-8")
    with pytest.raises(DataError) as caught:
        layouts.listing(workspace)
    assert [problem.file.name for problem in caught.value.problems if problem.file] == [
        "乙.yaml", "甲.yaml",
    ]  # fmt: skip


def test_a_file_may_build_on_another_of_the_same_folder(workspace: Path) -> None:
    own = workspace / "layouts" / "大字.yaml"
    own.write_text("large:\n  沿用: office\n  正文: {字号: 二号}\n", "utf-8")
    assert next(layouts.check(own)).startswith("large")
