"""Points in groups: one heading for several, a short lead for each, none for one that is alone."""

from __future__ import annotations

import pytest

from generator.api.drafts import Request, draft, plan
from generator.api.workspace import Workspace
from generator.errors import DataError

OUTLINE = """\
名称: 试写
文种: 报告
场合: 政府工作报告
说明: 试
篇幅: 1600
题目: [试写]
要素:
- {名称: 任务, 类型: 条目, 语步: 任务, 说明: 任务}
章节:
- 语步: 任务
  占比: 1
  段落:
  - 分点:
      模板: task_point
      主题: 经济运行
      组:
        产业: [工业经济, 科技创新]
        消费: [消费市场]
      组内序号: 一是
      数量: [3, 3]
      序号: （一）
      取自: 任务
"""
BANK = """\
标题组:
- {编号: 试·组, 语步: 任务, 层级: 2, 场合: [政府工作报告], 权重: 4, 标题: {产业: 做强产业, 消费: 扩大消费}}
- {编号: 试·点, 语步: 任务, 层级: 3, 场合: [政府工作报告], 权重: 4, 标题: {工业经济: 壮大工业, 科技创新: 加快创新}}
"""


@pytest.fixture
def workspace(tmp_path):
    for folder, text in (("outlines", OUTLINE), ("phrases", BANK)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "试.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "要素.yaml").write_text(
        "任务:\n- {内容: 新增规上企业15户, 子题: 工业经济}\n", encoding="utf-8"
    )
    return Workspace(tmp_path)


def test_a_group_has_its_heading_and_its_points_have_leads(workspace):
    made = draft(Request("试", workspace.root / "要素.yaml"), workspace)
    said = [p for p in made.paragraphs if p.style in ("heading2", "body")]
    headings = [p.text for p in said if p.style == "heading2"]
    assert headings == ["（一）做强产业", "（二）扩大消费"]
    leads = [p.text[:7] for p in said if p.text[1:2] == "是"]
    assert leads == ["一是壮大工业。", "二是加快创新。"]
    alone = said[[p.text for p in said].index("（二）扩大消费") + 1]
    assert alone.style == "body"
    assert abs(made.length - 1600) <= 0.05 * 1600


def test_a_report_says_its_tasks_without_announcing_them(workspace):
    made = draft(Request("试", workspace.root / "要素.yaml"), workspace)
    point = next(p.text for p in made.paragraphs if "规上企业15户" in p.text)
    assert "。新增规上企业15户" in point


def test_the_plan_shows_the_groups(workspace):
    made = plan(Request("试", workspace.root / "要素.yaml"), workspace)
    assert [run.text for run in made.headings] == ["（一）", "做强产业", "（二）", "扩大消费"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      数量:", "      子题: [消费市场]\n      数量:", "写了“组”，就不写“子题”"),
        ("      序号: （一）", "      序号: 一是", "序号不能是“一是”"),
        ("消费: [消费市场]", "消费: [工业经济]", "子题“工业经济”在几个组里"),
    ],
)
def test_a_mistake_in_groups_is_told_with_its_line(workspace, old, new, message):
    path = workspace.root / "outlines" / "试.yaml"
    path.write_text(OUTLINE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        plan(Request("试"), workspace)
    assert all(problem.line for problem in caught.value.problems)
