"""Outlines that take over others: whole, section by section, and only where the facts call for it."""

from __future__ import annotations

import pytest

from generator.errors import DataError
from generator.outline.load import load_outline

BASE = """\
名称: 底子
文种: 讲话
场合: 年度会议
说明: 试
篇幅: 1000
题目: [底子]
要素:
- {名称: 成绩, 类型: 条目, 说明: 旧}
- {名称: 地点, 说明: 在哪里}
章节:
- {语步: 回顾, 占比: 1, 段落: [{模板: review_lead}]}
- {语步: 任务, 占比: 2, 标题: 自动, 段落: [{模板: task_lead}]}
"""


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    write("base", BASE)
    return write


def test_own_values_win_and_facts_are_joined_by_name(write):
    text = "沿用: base\n名称: 新的\n要素:\n- {名称: 成绩, 类型: 条目, 说明: 新}\n- {名称: 日期}\n"
    outline = load_outline(write("own", text)).outline
    assert (outline.title, outline.length) == ("新的", 1000)
    assert [(f.name, f.description) for f in outline.facts] == [
        ("成绩", "新"), ("地点", "在哪里"), ("日期", ""),
    ]  # fmt: skip
    assert [section.move for section in outline.sections] == ["回顾", "任务"]


def test_a_section_is_taken_from_the_base_or_from_another_and_changed_in_part(write):
    text = (
        "沿用: base\n要素:\n- {名称: 要求, 类型: 条目, 说明: 会议定下的要求}\n"
        "章节:\n- 引用: 任务\n  占比: 7\n"
        "- {语步: 号召, 占比: 1, 段落: [{模板: exhortation}]}\n- 引用: party-annual/组织\n"
    )
    sections = load_outline(write("own", text)).outline.sections
    assert [s.move for s in sections] == ["任务", "号召", "组织"]
    assert (sections[0].share, sections[0].heading) == (7, "自动")
    assert sections[2].parts[1].points is not None


def test_a_change_of_the_base_is_seen(write):
    own = write("own", "沿用: base\n名称: 新的\n")
    assert load_outline(own).outline.length == 1000
    write("base", BASE.replace("1000", "2000"))
    assert load_outline(own).outline.length == 2000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("沿用: base\n章节: [{引用: 结语}]\n", "没有叫“结语”的章节"),
        ("沿用: bace\n", "没有叫“bace”的提纲"),
        ("沿用: own\n", "绕了一圈"),
    ],
)
def test_references_that_lead_nowhere_are_told(write, text, message):
    with pytest.raises(DataError, match=message):
        load_outline(write("own", text))
