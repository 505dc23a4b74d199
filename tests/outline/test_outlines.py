"""Outlines: the shipped ones are sound, and mistakes are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import DataError
from generator.outline.load import find_outline, load_outline, outline_files, outline_folders
from generator.resources import data_folder

SHIPPED = outline_files([data_folder("outlines")])
GOOD = """\
名称: 试写
文种: 讲话
场合: 年度会议
说明: 试
篇幅: 1000
题目: [试写]
要素:
- {名称: 成绩, 类型: 条目}
章节:
- 语步: 任务
  占比: 1
  段落:
  - 分点: {模板: task_point, 主题: 机关党建, 数量: [2, 3], 取自: 成绩}
"""


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_outline_asks_for_every_fact_with_type_and_description(path):
    outline = load_outline(path).outline
    assert len(outline.facts) >= 6
    for fact in outline.facts:
        assert fact.description, fact.name
        assert fact.type == "条目" or fact.example, fact.name
        assert not fact.required or fact.move or f"{{{fact.name}}}" in _front(outline), fact.name


def _front(outline) -> str:
    return "".join([*outline.titles, *(line.text for line in outline.front), *outline.signature])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_outline_has_sample_facts(path):
    assert (data_folder("samples") / "facts" / path.name).is_file()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("数量: [2, 3]", "数量: [3, 2]", "数量应当是"),
        ("取自: 成绩", "取自: 成果", "不是本提纲的条目类要素"),
        ("语步: 任务", "语步: 任物", "不能是“任物”"),
        ("篇幅: 1000", "篇幅: 50", "篇幅太短"),
        ("  - 分点:", "  - 模板: task_lead\n    分点:", "要写一个，只写一个"),
        ("篇幅: 1000", "篇幅: 很长", "“篇幅”应当是一个整数"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, message):
    assert old in GOOD
    path = tmp_path / "试.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        load_outline(path)
    assert all(problem.line for problem in caught.value.problems)


def test_an_outline_of_the_workspace_wins_over_the_shipped_one(tmp_path):
    own = tmp_path / "outlines" / "party-annual.yaml"
    own.parent.mkdir()
    own.write_text(GOOD, encoding="utf-8")
    assert find_outline("party-annual", outline_folders(tmp_path)) == own


def test_an_unknown_outline_is_told_with_the_nearest_name():
    with pytest.raises(DataError, match="是不是“party-annual”？"):
        find_outline("party-anual", [data_folder("outlines")])


def test_a_path_is_taken_as_it_is(tmp_path):
    assert find_outline(str(tmp_path / "x.yaml"), []) == Path(tmp_path / "x.yaml")
