"""Items without a subtopic go where their words are at home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drafting_support import NOWHERE, OUTLINES, sample_facts

from generator.api.drafts import Request, draft, engine
from generator.api.workspace import Workspace
from generator.drafting.items import assign
from generator.facts.model import Item


def guesses(outline: str) -> Iterator[bool]:
    """Whether each item of the sample facts that names its subtopic would have found it alone."""
    made = engine(Request(outline, sample_facts(outline)), Workspace(NOWHERE))
    bank = made.words.bank
    for item in (item for group in made.facts.items.values() for item in group if item.subtopic):
        candidates = bank.topics[bank.topic_of(item.subtopic)]
        placed = assign([Item(item.fact, item.content)], candidates, made.words)
        yield bool(placed[item.subtopic])


def test_two_items_of_three_find_their_subtopic_among_all_of_the_topic():
    found = [hit for outline in OUTLINES for hit in guesses(outline)]
    assert len(found) > 200
    assert sum(found) / len(found) > 0.65


def test_the_outline_makes_room_for_every_subtopic_that_the_items_speak_of(tmp_path):
    homes = {
        "新建支部活动阵地23处，42个支部按期换届": "支部建设",
        "举办机关党员集中轮训班11期": "党员教育管理",
        "开展作风明察暗访9轮，通报典型问题17起": "作风建设",
        "党员先锋岗46个、党员攻坚队12支投身重点项目": "党建业务融合",
        "2700名在职党员到社区报到，办理群众诉求3160件": "服务群众",
    }
    facts = tmp_path / "要素.yaml"
    facts.write_text("成绩:\n" + "".join(f"- {text}\n" for text in homes), encoding="utf-8")
    plan = engine(Request("party-annual", facts), Workspace(NOWHERE)).plan()
    points = [p for s in plan.sections for p in s.paragraphs]
    assert {item.content: p.subtopic for p in points for item in p.items} == homes


@pytest.mark.parametrize("asked", ["成绩", "任务"])
def test_schools_hospitals_sights_and_sports_each_find_their_own_subtopic(tmp_path, asked):
    homes = {
        "县一中新校区投入使用": "教育发展",
        "新建小学2所、中学1所，消除大班额": "教育发展",
        "县职业中学与12户企业订单培养600人": "教育发展",
        "建成乡镇卫生院5所，选派医师驻乡坐诊": "卫生健康",
        "县中医院综合大楼投入使用": "卫生健康",
        "清河古镇获评国家4A级景区": "文化旅游",
        "机场旅游口岸对外开放，出入境游客6万人次": "文化旅游",
        "县博物馆建成开放，开发文创产品16种": "文化旅游",
        "县图书馆新馆建成开放，送戏下乡180场": "文化体育",
        "抢救性发掘古墓葬23座": "文化体育",
        "举办全民健身运动会，新建社区球场9个": "文化体育",
        "发放消费券2400万元，带动消费1.3亿元": "消费市场",
    }
    facts = tmp_path / "要素.yaml"
    facts.write_text(f"{asked}:\n" + "".join(f"- {text}\n" for text in homes), encoding="utf-8")
    plan = engine(Request("gov-report", facts), Workspace(NOWHERE)).plan()
    points = [p for s in plan.sections for p in s.paragraphs]
    assert {item.content: p.subtopic for p in points for item in p.items} == homes


def test_among_items_that_run_on_nothing_general_is_put(tmp_path: Path) -> None:
    facts = tmp_path / "要素.yaml"
    facts.write_text(
        "问题:\n- {内容: 甲事没有办好, 子题: 关键环节}\n- {内容: 乙事没有办好, 子题: 问题整改}\n",
        encoding="utf-8",
    )
    for seed in range(1, 6):
        made = draft(Request("campaign", facts, seed), Workspace(tmp_path))
        text = next(p.text for p in made.paragraphs if "甲事没有办好" in p.text)
        assert "二是" in text
        assert "三是" not in text


def test_an_item_whose_subtopic_has_no_place_in_its_part_is_told_of(tmp_path):
    facts = tmp_path / "要素.yaml"
    facts.write_text(
        "成绩:\n- {内容: 党支部全部按期换届, 子题: 支部建设}\n"
        "- {内容: 党支部书记的经验在全县推广, 子题: 典型引领}\n",
        encoding="utf-8",
    )
    (told,) = draft(Request("party-annual", facts), Workspace(NOWHERE)).warnings
    assert "党支部书记的经验在全县推广" in told
    assert "子题“典型引领”在这一部分没有" in told


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            "问题:\n- {内容: 窗口排队时间长, 子题: 服务群众, 原因: 事项没有进驻到位}\n",
            "窗口排队时间长，原因是事项没有进驻到位",
        ),
        (
            "任务:\n- {内容: 增设错峰窗口6个, 子题: 服务群众, 原因: 窗口排队时间长}\n",
            "针对窗口排队时间长的情况，增设错峰窗口6个",
        ),
    ],
)
def test_the_cause_of_a_problem_stands_behind_it_and_of_a_task_before(tmp_path, item, said):
    facts = tmp_path / "要素.yaml"
    facts.write_text(item, encoding="utf-8")
    made = draft(Request("party-annual", facts), Workspace(NOWHERE))
    assert said in "".join(p.text for p in made.paragraphs)
