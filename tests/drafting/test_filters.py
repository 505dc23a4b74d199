"""Facts that print with words around them, and names that are said in full only once."""

from __future__ import annotations

import pytest

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Origin, Paragraph, Run
from generator.drafting.filters import FILTERS
from generator.drafting.names import shortened
from generator.facts.model import Fact


@pytest.mark.parametrize(
    ("name", "given", "printed"),
    [
        ("增减", "6.2%", "增长6.2%"),
        ("增减", "-3%", "下降3%"),
        ("增减", "0%", "持平"),
        ("增减", "平稳", "平稳"),
        ("百分点", "3.2%", "提高3.2个百分点"),
        ("百分点", "-1%", "回落1个百分点"),
        ("万", "186000人", "18.6万人"),
        ("万", "860人", "860人"),
        ("亿", "2368000000元", "23.68亿元"),
        ("月日", "2026年2月26日", "2月26日"),
        ("并列", "甲局、乙局、丙局", "甲局、乙局和丙局"),
        ("并列", "甲局", "甲局"),
        ("中文数", "3个", "三个"),
        ("中文数", "3.5%", "3.5%"),
    ],
)
def test_a_filter_prints_a_fact_and_keeps_its_origin(name, given, printed):
    run = FILTERS[name](Run(given, Origin("fact", "某数", "要素.yaml:3")))
    assert run.text == printed
    assert run.origin.ref == "某数"


def test_filters_work_in_templates_and_a_missing_fact_still_drops_the_block(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "试.j2").write_text(
        "{% block 有数 %}工业增加值{{ 增速|增减 }}。{% endblock %}{% block 无数 %}工业平稳运行。{% endblock %}",
        encoding="utf-8",
    )
    (tmp_path / "试.yaml").write_text(
        "名称: 试\n文种: 讲话\n场合: 试\n说明: 试\n篇幅: 300\n题目: [试]\n要素:\n- {名称: 增速, 类型: 比例}\n"
        "章节:\n- {语步: 回顾, 占比: 1, 段落: [{模板: 试}]}\n",
        encoding="utf-8",
    )
    facts = tmp_path / "要素.yaml"
    facts.write_text("增速: -3.1%\n", encoding="utf-8")
    outline, workspace = str(tmp_path / "试.yaml"), Workspace(tmp_path)
    with_fact = [p.text for p in draft(Request(outline, facts, length=300), workspace).paragraphs]
    without = [p.text for p in draft(Request(outline, length=300), workspace).paragraphs]
    assert "工业增加值下降3.1%。" in with_fact or "工业平稳运行。" in with_fact
    assert "工业平稳运行。" in without


def test_a_name_is_said_in_full_only_once():
    facts = {
        name: Fact(name, text)
        for name, text in (("单位", "云溪县水利局"), ("单位简称", "县水利局"))
    }
    run = Run("云溪县水利局", Origin("fact", "单位"))
    other = Run("云溪县水利局", Origin("fact", "成绩"))
    paragraphs = [Paragraph("body", (run, other), "1"), Paragraph("body", (run,), "2")]
    said = [p.text for p in shortened(paragraphs, facts)]
    assert said == ["云溪县水利局云溪县水利局", "县水利局"]
