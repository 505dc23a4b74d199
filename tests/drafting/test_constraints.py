"""Every constraint: what it refuses, and the look-alike that it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.bank.bank import Entry, Wording
from generator.bank.model import Concept
from generator.bank.pairs import pairs
from generator.draft import Origin
from generator.drafting.constraints import HARD, PENALTIES, Situation
from generator.drafting.memory import Memory, Spoken
from generator.drafting.words import Clause

ORIGIN = Origin("concept", "支部建设/甲", "a.yaml:1", "内置")
RULES = {rule.__name__: rule for rule in (*HARD, *PENALTIES)}


def clause(text: str, object: str = "", order: int = 0, **changes) -> Clause:
    """A clause of a made-up concept; ``changes`` go to the concept."""
    concept = Concept(id=text, stage="行动", object=object or text, task=(text,), **changes)
    entry = Entry(f"支部建设/{text}", concept, "机关党建", "支部建设", True, {})
    particle = text[0] if text[0] in "对把让" else ""
    return Clause(
        f"任务:支部建设/{text}", "任务", order, entry, Wording(text, (), ORIGIN),
        f"任务:支部建设/{concept.object}", (), text, 0,
        pairs(text), text[:2], True, (text,),
        frozenset(), particle,
    )  # fmt: skip


def after(*clauses: Clause, text: str = "") -> Situation:
    """The situation behind some words and clauses of one sentence."""
    situation = Situation(Spoken(), Memory()).after_text(text)
    for said in clauses:
        situation = situation.after_clause(said)
    return situation


def allows(rule: str, candidate: Clause, situation: Situation) -> bool:
    return RULES[rule](candidate, situation)


def test_every_constraint_is_tested_here():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in RULES if f'"{name}"' not in source] == []


def test_a_concept_and_an_object_speak_once():
    said = clause("办好支部讲堂", "支部讲堂")
    assert not allows("_new_concept", said, after(said))
    assert allows("_new_concept", clause("开好支部大会"), after(said))
    assert not allows("_new_object", clause("用活支部讲堂", "支部讲堂"), after(said))
    assert allows("_new_object", clause("用活党员活动室", "党员活动室"), after(said))


def test_no_fact_is_carried_twice_in_a_sentence():
    one = replace(clause("为186个支部建档"), said=("甲", "{党支部数}"))
    other = replace(clause("让186个支部达标"), said=("乙", "{党支部数}"))
    assert not allows("_new_text", other, after(one))
    assert allows("_new_text", clause("让各支部达标"), after(one))


def test_clauses_of_different_agents_never_share_a_sentence():
    member = clause("主动亮明身份", agent="党员")
    assert not allows("_one_agent", clause("定期听取汇报", agent="党组织"), after(member))
    assert allows("_one_agent", clause("带头服务群众", agent="党员"), after(member))
    assert allows("_one_agent", clause("开展志愿服务"), after(member))


def test_clauses_of_a_sentence_come_from_one_thread():
    election = clause("提前制定换届计划", thread="换届选举")
    assert not allows("_one_thread", clause("盘活活动阵地", thread="阵地保障"), after(election))
    assert allows("_one_thread", clause("选优配强支部班子", thread="换届选举"), after(election))
    assert allows("_one_thread", clause("压实支部责任"), after(election))


def test_a_result_follows_only_from_what_licenses_it():
    result = clause("让阵地热起来", after=("活动阵地",))
    assert not allows("_licensed", result, after(clause("按期换届", "换届")))
    assert allows("_licensed", result, after(clause("改造党员活动室", "活动阵地")))
    assert allows("_licensed", clause("形成合力", after=("任意",)), after(clause("按期换届")))


def test_clauses_of_a_sentence_begin_differently():
    first = clause("把责任分到人头")
    assert not allows("_new_head", clause("把任务排到月份"), after(first))
    assert not allows("_new_head", clause("推动支部达标"), after(clause("推动任务落地")))
    assert allows("_new_head", clause("对任务逐项交账"), after(first))


def test_behind_a_subject_stands_a_verb():
    noun = replace(clause("支部设置更加合理"), verbal=False)
    assert not allows("_after_subject", noun, after(text="各级党组织"))
    assert allows("_after_subject", noun, after(text="去年，"))
    assert allows("_after_subject", clause("理顺支部设置"), after(text="各级党组织"))


def test_no_character_is_doubled_at_a_join():
    assert not allows("_clean_join", clause("要求支部达标"), after(text="各单位要"))
    assert allows("_clean_join", clause("推动支部达标"), after(text="各单位要"))


@pytest.mark.parametrize(
    ("rule", "worse", "better", "before"),
    [
        ("_echo_in_sentence", "推动支部标准达标", "盘活活动阵地", "制定支部标准手册"),
        ("_even_rhythm", "压实责任", "逐级压实责任", "摸清底数"),
    ],
)
def test_what_had_better_not_stand_together_costs_more(rule, worse, better, before):
    situation = after(clause(before))
    assert RULES[rule](clause(worse), situation) > RULES[rule](clause(better), situation)


def test_words_and_verbs_of_the_paragraph_wear_out():
    spoken = Spoken(pairs={"支部", "标准"})
    spoken.used.heads.append("推动")
    situation = Situation(spoken, Memory())
    assert RULES["_echo_in_paragraph"](clause("推动支部达标"), situation) > 0
    assert RULES["_worn_head"](clause("推动支部达标"), situation) > 0
    assert RULES["_worn_head"](clause("盘活阵地"), situation) == 0


def test_a_result_far_from_its_cause_and_a_thread_taken_up_again_cost_more():
    result = clause("让阵地热起来", after=("活动阵地",))
    cause, other = clause("改造活动室", "活动阵地"), clause("按期换届", "换届")
    far, near = after(cause, other), after(other, cause)
    assert RULES["_distant_licence"](result, far) > RULES["_distant_licence"](result, near)
    spoken = Spoken(threads=["换届选举", "阵地保障"])
    again = clause("选配班子", thread="换届选举")
    assert RULES["_wandering"](again, Situation(spoken, Memory())) > 0
    stay = clause("改造活动室", thread="阵地保障")
    assert RULES["_wandering"](stay, Situation(spoken, Memory())) == 0


def test_the_steps_of_a_thread_are_said_in_their_order():
    third = clause("选优配强支部班子", order=3, thread="换届选举")
    earlier = clause("提前排定换届计划", order=1, thread="换届选举")
    next_one = clause("培训新任书记", order=4, thread="换届选举")
    other = clause("压实支部责任", order=0)
    costs = [RULES["_out_of_step"](c, after(third)) for c in (earlier, next_one, other)]
    assert costs == [1.0, 0.0, 0.0]
