"""Fact sheets: typed, with their places, every problem at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.bank.model import FactSpec
from generator.errors import DataError
from generator.facts.form import fact_form
from generator.facts.load import load_facts
from generator.facts.model import Facts
from generator.yamlio import parse

SPECS = [
    FactSpec("单位", description="单位全称"),
    FactSpec("党支部数", "数", "个", example="186"),
    FactSpec("优秀率", "比例"),
    FactSpec("日期", "日期"),
    FactSpec("成绩", "条目", required=True, description="主要成绩"),
]


def facts(folder: Path, text: str) -> Facts:
    path = folder / "要素.yaml"
    path.write_text(text, encoding="utf-8")
    return load_facts(path, SPECS)


def test_values_print_with_their_unit_and_keep_their_number(tmp_path):
    found = facts(tmp_path, "党支部数: 186\n优秀率: 95.20\n日期: 2026-02-03\n单位: 某某局。\n")
    assert found.values["党支部数"].text == "186个"
    assert found.values["党支部数"].value == Decimal(186)
    assert found.values["优秀率"].text == "95.2%" or found.values["优秀率"].text == "95.20%"
    assert found.values["日期"].text == "2026年2月3日"
    assert found.speech_date == date(2026, 2, 3)
    assert found.values["单位"].text == "某某局"
    assert found.values["单位"].source == "要素.yaml:4"


@pytest.mark.parametrize("written", ["186个", "186 个", '"186"', "186"])
def test_a_number_may_be_written_with_or_without_its_unit(tmp_path, written):
    assert facts(tmp_path, f"党支部数: {written}\n").values["党支部数"].text == "186个"


@pytest.mark.parametrize("written", ["2026年2月3日", "2026-02-03", "2026.2.3", "2026/2/3"])
def test_a_date_may_be_written_in_several_ways(tmp_path, written):
    assert facts(tmp_path, f"日期: {written}\n").values["日期"].text == "2026年2月3日"


def test_items_are_clauses_or_entries_with_fields(tmp_path):
    found = facts(
        tmp_path,
        "成绩:\n- 建成阵地12处。\n- 内容: 培训480人\n  子题: 理论武装\n  期限: 6月底前\n",
    )
    first, second = found.items["成绩"]
    assert (first.content, first.subtopic) == ("建成阵地12处", "")
    assert (second.content, second.subtopic, second.deadline) == (
        "培训480人",
        "理论武装",
        "6月底前",
    )
    assert second.source == "要素.yaml:3"


def test_everything_wrong_is_told_at_once(tmp_path):
    with pytest.raises(DataError) as caught:
        facts(
            tmp_path,
            "党支部数: 186人\n优秀率: 很高\n日期: 2026年2月30日\n单为: 某某局\n单位: [甲]\n"
            "成绩:\n- 牵头: 办公室\n- 内容: 好\n  期现: 年底\n- [甲]\n",
        )
    assert [(p.line, p.what) for p in caught.value.problems] == [
        (1, "“党支部数”的单位应当是“个”，不是“人”。"),
        (2, "“优秀率”应当是一个百分数，不是“很高”。"),
        (3, "“日期”应当是一个日期，不是“2026年2月30日”。"),
        (4, "不认识要素“单为”。"),
        (5, "“单位”应当是一段文字。"),
        (7, "这一条没有写“内容”。"),
        (9, "不认识“期现”。"),
        (10, "“成绩”的第3条应当是一段文字或“内容: …”。"),
    ]
    assert caught.value.problems[3].remedy == "是不是想写“单位”？"


def test_an_empty_value_counts_as_not_given(tmp_path):
    found = facts(tmp_path, "单位:\n成绩: []\n党支部数: 3\n")
    assert not found.has("单位")
    assert not found.has("成绩")


def test_the_form_can_be_read_back_and_asks_for_everything(tmp_path):
    text = fact_form(
        "试", SPECS, {"理论武装": [FactSpec("党课场次", "数", "场", description="党课的场次")]}
    )
    data = parse(text, Path("要素.yaml")).data
    assert list(data) == ["单位", "党支部数", "优秀率", "日期", "成绩", "党课场次"]
    assert "必填" in text
    assert load_facts(_written(tmp_path, text), [*SPECS, FactSpec("党课场次", "数")]) == Facts()


def test_the_form_says_for_every_list_where_its_items_can_be_told():
    asked = [FactSpec("成绩", "条目"), FactSpec("要求", "条目")]
    homes = {"成绩": ["支部建设"], "要求": ["书记带头", "党建考评"]}
    text = fact_form("试", asked, {"支部建设": []}, homes)
    lists = text.split("成绩:\n")
    assert "子题可以写：支部建设\n" in lists[0]
    assert "子题可以写：书记带头、党建考评\n" in lists[1]


def test_a_form_is_written_for_subtopics_that_the_bank_does_not_know():
    text = fact_form("试", [FactSpec("成绩", "条目")], {"支部建设": []}, {"成绩": ()})
    assert "成绩:\n" in text
    assert "子题可以写" not in text


def _written(folder: Path, text: str) -> Path:
    path = folder / "表.yaml"
    path.write_text(text, encoding="utf-8")
    return path
