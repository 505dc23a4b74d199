"""The health of a bank: how long it lasts, what starves, what is double, contrary, stale or idle."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bank_support import write

from generator.api import health_report
from generator.api.health import Health, health
from generator.bank.bank import Bank
from generator.bank.likeness import near_duplicates, opposites
from generator.bank.load import load_layer

DAY = date(2026, 11, 22)

OWN = """\
主题: 机关党建
子题: 支部建设
概念:
- {编号: 甲, 阶段: 行动, 对象: 旧事, 任务: [把积压多年的旧事办出新样子]}
- {编号: 乙, 阶段: 行动, 对象: 老事, 任务: [把积压多年的旧事办出新模样]}
- {编号: 丙, 阶段: 底线, 对象: 账, 任务: [杜绝层层填报台账], 停用: 2026-12-31, 替换为: 支部建设/没有}
- {编号: 丁, 阶段: 行动, 对象: 表, 任务: [层层填报台账], 启用: 2027-06-01}
禁用: [支部建设/早没了]
置顶: [支部建设/甲]
"""

PASSAGES = """\
主题: 试点
子题: 试点句群
句群:
- {编号: 任务·甲, 语步: 任务, 线索: 甲, 领语: [摸清试点底数], 文字: "试点先要摸清底数。要[逐户|逐村]走一遍，把难处一条条记下来，把能办的先办起来，把办不了的讲明原因，防止一试了之、有头无尾。"}
- {编号: 任务·乙, 语步: 任务, 线索: 乙, 领语: [摸透试点底数], 文字: "试点先要摸清底数。要[逐户|逐村]走一遍，把难处一条条记下来，把能办的先办起来，把办不了的说清缘由，防止一试了之、有头无尾。"}
- {编号: 任务·丙, 语步: 任务, 线索: 丙, 文字: "试点贵在用心。"}
- {编号: 问题·丁, 语步: 问题, 线索: 丁, 文字: "试点推进不够平衡，有的地方[等着看|坐着等]，[办法不多|劲头不足]。"}
"""

PASSAGE_OUTLINE = """\
名称: 试点句群讲话
文种: 讲话
场合: 年度会议
说明: 只有几条句群
篇幅: 300
版式: speech
题目: [在试点会上的讲话]
要素: []
章节:
- 语步: 任务
  占比: 100
  段落:
  - 分点: {模板: task_point, 主题: 试点, 子题: [试点句群], 数量: [1, 1], 序号: 一是}
"""

SCANT = """\
主题: 试点
子题: 试点事项
概念:
- {编号: 一, 阶段: 部署, 对象: 方案, 任务: [制定试点方案]}
- {编号: 二, 阶段: 摸底, 对象: 底数, 任务: [摸清试点底数]}
- {编号: 三, 阶段: 行动, 对象: 难点, 任务: [集中攻克难点]}
- {编号: 四, 阶段: 行动, 对象: 堵点, 任务: [逐个打通堵点]}
- {编号: 五, 阶段: 机制, 对象: 调度, 任务: [坚持定期调度]}
- {编号: 六, 阶段: 成效, 对象: 成果, 承接: [任意], 任务: [形成可用的成果]}
"""

OUTLINE = """\
名称: 试点讲话
文种: 讲话
场合: 年度会议
说明: 只有一个子题，概念很少
篇幅: 300
版式: speech
题目: [在试点会上的讲话]
要素: []
章节:
- 语步: 任务
  占比: 100
  段落:
  - 分点: {模板: task_point, 主题: 试点, 子题: [试点事项], 数量: [1, 1], 序号: 一是}
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Health:
    root = tmp_path_factory.mktemp("体检")
    write(root / "phrases", {"我的.yaml": OWN, "试点.yaml": SCANT, "句群.yaml": PASSAGES})
    write(root / "outlines", {"scant.yaml": OUTLINE, "passages.yaml": PASSAGE_OUTLINE})
    return health(root, DAY, drafts=2)


def test_every_outline_is_told_how_many_drafts_the_bank_gives(report):
    assert {one.name for one in report.outlines} >= {"party-annual", "campaign"}
    for one in report.outlines:
        assert one.distinct >= 0
        assert 0 <= one.shared <= 1
        assert all(one.bottleneck)


def test_what_starves_is_told_with_the_templates_that_ask_for_it(report):
    assert ("试点事项", "行动", "任务") in {hungry.need for hungry in report.starving}
    for hungry in report.starving:
        assert hungry.supply < 2 * hungry.demand
    assert any("task_point" in hungry.templates for hungry in report.starving)


def test_passages_that_need_a_second_look_are_told(report):
    alike = [(d.id, d.other_id) for d in report.duplicates]
    assert ("试点句群/任务·甲", "试点句群/任务·乙") in alike
    shared = "\n".join(report.shared)
    assert "“把难处一条条记下来”：试点句群/任务·甲、试点句群/任务·乙" in shared
    assert "要逐村走一遍" in shared, "clauses are looked for in every choice"
    assert "试点句群·任务：3 条里有 3 条以“试点”开头。" in report.shapes
    assert any("试点句群/任务·丙：7 字，太短" in line for line in report.lengths)
    assert any("试点句群/任务·丙：没有写领语" in line for line in report.loose_ends)
    assert any("试点句群/问题·丁：线索“丁”没有任务句群" in line for line in report.loose_ends)


def test_moves_and_threads_of_passages_that_starve_are_told(report):
    hungry = {one.need: one for one in report.starving}
    need = ("试点句群", "句群", "任务")
    assert hungry[need].supply == 3
    assert hungry[need].demand >= 2
    few = {(one.subtopic, one.move): one for one in report.few_threads}
    assert few["试点句群", "任务"].threads == 3
    assert {o.name: o.bottleneck for o in report.outlines}["passages"] == need


def test_near_duplicates_contraries_and_stale_entries_are_found(report):
    assert ("支部建设/甲", "支部建设/乙") in {(d.id, d.other_id) for d in report.duplicates}
    told = "\n".join(report.contradictions)
    assert "支部建设/丙“杜绝层层填报台账”与 支部建设/丁“层层填报台账”说法相反" in told
    assert "替换为“支部建设/没有”，库里没有这一条" in told
    assert "禁用“支部建设/早没了”，库里没有这一条" in told
    stale = "\n".join(report.stale)
    assert "支部建设/丙：2026-12-31 就要停用，改用 支部建设/没有" in stale
    assert "支部建设/丁：2027-06-01 才启用" in stale


def test_entries_that_no_draft_used_are_named(report):
    idle, total = report.unused["支部建设"]
    assert 0 < idle < total
    assert "支部建设/丁" in report.unused_ids
    assert "试点句群/问题·丁" in report.unused_ids


def test_the_terminal_and_the_page_say_the_same(report):
    text = "\n".join(health_report.lines(report))
    page = health_report.page(report)
    for heading, rows in health_report.parts(report):
        assert heading in text
        assert not rows or heading in page
    assert '<div class="bar' in page
    assert "<script" not in page


def test_the_shipped_passages_need_no_second_look(report):
    told = [*report.loose_ends, *(d.id for d in report.duplicates if "·" in d.id)]
    assert {line for line in told if not line.startswith("试点")} == set()


def test_words_that_only_share_a_topic_are_no_duplicates(tmp_path: Path):
    text = "主题: 题\n子题: 子\n概念:\n"
    for n, words in enumerate(("健全隐患台账", "管好隐患台账", "把隐患查到底", "防止隐患反弹")):
        text += f"- {{编号: 第{n}, 阶段: 行动, 对象: 事{n}, 任务: [{words}]}}\n"
    write(tmp_path, {"a.yaml": text})
    entries = Bank([load_layer(tmp_path, "内置")]).by_subtopic["子"]
    assert [d.text for d in near_duplicates(entries)] == []
    assert list(opposites(entries)) == []
