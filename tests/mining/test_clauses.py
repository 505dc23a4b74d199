"""A clause is taken apart into its verb and object, and what cannot be a wording is dropped."""

from __future__ import annotations

import pytest

from generator.mining.clauses import parse
from generator.mining.lexicon import senses
from generator.mining.local import drop_reason
from generator.mining.segment import cut
from generator.mining.stages import stage_of


@pytest.mark.parametrize(
    ("clause", "verb", "about"),
    [
        ("要建立健全党建责任清单", "建立健全", "党建责任清单"),
        ("一是压实主体责任", "压实", "主体责任"),
        ("深入开展反腐倡廉教育", "深入开展", "反腐倡廉教育"),
        ("加强和改进思想政治工作", "加强", "思想政治工作"),
        ("机关党组织要提高政治站位", "提高", "政治站位"),
        ("着力推进正风肃纪", "推进", "正风肃纪"),
        ("把党建思维传导给支部书记", "传导", "党建思维"),
        ("处理好支部工作与业务工作的关系", "处理好", "业务工作"),
        ("加强纪律教育", "加强", "纪律教育"),
    ],
)
def test_verb_and_object_of_a_task(clause: str, verb: str, about: str) -> None:
    found = parse(clause, cut)
    assert found is not None
    assert (found.verb, found.object) == (verb, about)


def test_leading_words_and_the_subject_are_no_part_of_the_wording() -> None:
    found = parse("同时，各级党组织要切实压实主体责任"[3:], cut)
    assert found is not None
    assert found.wording == "切实压实主体责任"
    assert found.subject == "各级党组织"


def test_a_shortcoming_is_told_from_the_mending_of_one() -> None:
    lacking = parse("党建责任落实不够到位"[:8], cut)
    mending = parse("着力解决责任落实不到位的问题", cut)
    assert lacking is not None
    assert lacking.pattern == "欠缺"
    assert mending is not None
    assert mending.pattern == "动宾"


@pytest.mark.parametrize(
    "clause", ["这是党的性质所决定的", "各位代表", "在这个环境下", "业务工作是硬指标"]
)
def test_what_does_nothing_is_not_parsed_or_dropped(clause: str) -> None:
    found = parse(clause, cut)
    assert found is None or drop_reason(found.wording, found.words) is not None


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("推动潮州市机关党建", "地名"),
        ("落实XXX同志要求", "掩码与异字"),
        ("抓好四个环节的工作", "数字"),
        ("完成投资36亿元的任务", "数字"),
        ("落实张三同志的要求", "人名"),
        ("加强我们的队伍建设", "指代"),
        ("推动", "太短"),
        ("全面推动机关基层党组织各项建设全面进步全面过硬", "太长"),
        ("在推动工作的过程中", "残句"),
        ("推进黨建工作", None),
    ],
)
def test_the_reason_for_dropping_is_told(clause: str, reason: str | None) -> None:
    assert drop_reason(clause, cut(clause)) == reason


@pytest.mark.parametrize(
    ("clause", "stage"),
    [
        ("坚持以人民为中心的发展思想", "指导"),
        ("以党的政治建设为统领", "指导"),
        ("压实党建主体责任", "部署"),
        ("制定支部建设实施方案", "部署"),
        ("排查支部建设短板", "摸底"),
        ("开展专题学习教育", "行动"),
        ("健全党员教育管理机制", "机制"),
        ("让党员队伍充满活力", "成效"),
        ("支部凝聚力明显增强", "成效"),
        ("坚决防止走过场做样子", "底线"),
    ],
)
def test_the_stage_is_proposed_with_a_reason(clause: str, stage: str) -> None:
    found = parse(clause, cut)
    assert found is not None
    guess = stage_of(found)
    assert guess.stage == stage
    assert 0 < guess.confidence <= 1
    assert guess.reason


def test_the_verb_list_is_long_enough_and_says_no_verb_twice() -> None:
    from pathlib import Path

    import generator.mining.lexicon as lexicon

    text = Path(lexicon.__file__).with_name("verbs.txt").read_text(encoding="utf-8")
    verbs = [v for line in text.splitlines() if line[0] != "#" for v in line.split()[1:]]
    assert len(verbs) == len(set(verbs)) == len(senses())
    assert len(verbs) >= 400
