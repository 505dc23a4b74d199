"""Layers: what each may do to an entry by its id, and which has the last word."""

from __future__ import annotations

import pytest
from bank_support import BASE, stack

from generator.errors import DataError

DUBAN = "隐患排查/督办"


def tasks(bank, id=DUBAN):
    return [w.text for w in bank.entries[id].wordings["任务"]]


def test_a_change_touches_only_the_fields_it_names(tmp_path):
    bank = stack(
        tmp_path, BASE, f"修改:\n  {DUBAN}:\n    任务: [把重大隐患盯到底, 对重大隐患逐一销号]\n"
    )
    entry = bank.entries[DUBAN]
    assert tasks(bank) == ["把重大隐患盯到底", "对重大隐患逐一销号"]
    assert [w.origin.layer for w in entry.wordings["任务"]] == ["内置", "单位"]
    assert entry.wordings["任务"][1].origin.source == "a.yaml:2"
    assert entry.wordings["回顾"][0].text == "重大隐患全部挂牌督办"
    assert entry.concept.stage == "行动"


def test_a_tombstone_holds_until_a_higher_layer_restores_or_redefines(tmp_path):
    ban = f"禁用: [{DUBAN}]\n"
    assert DUBAN not in stack(tmp_path / "1", BASE, ban).entries
    assert DUBAN not in stack(tmp_path / "2", BASE, ban, f"权重: {{{DUBAN}: 2}}\n").entries
    assert DUBAN in stack(tmp_path / "3", BASE, ban, f"恢复: [{DUBAN}]\n").entries
    again = "主题: 安全生产\n子题: 隐患排查\n概念:\n- {编号: 督办, 阶段: 行动, 对象: 隐患, 任务: [把隐患除掉]}\n"
    assert tasks(stack(tmp_path / "4", BASE, ban, again)) == ["把隐患除掉"]
    assert DUBAN not in stack(tmp_path / "5", BASE, f"恢复: [{DUBAN}]\n", ban).entries


def test_weights_multiply_and_pins_can_be_taken_back(tmp_path):
    bank = stack(
        tmp_path, BASE, f"权重: {{{DUBAN}: 2}}\n置顶: [{DUBAN}]\n", f"权重: {{{DUBAN}: 0.5}}\n"
    )
    assert bank.entries[DUBAN].concept.weight == 1
    assert bank.entries[DUBAN].pinned
    bank = stack(tmp_path / "b", BASE, f"置顶: [{DUBAN}]\n", f"不置顶: [{DUBAN}]\n")
    assert not bank.entries[DUBAN].pinned


def test_a_wording_can_be_banned_by_its_words_and_brought_back(tmp_path):
    ban = "禁用: [对重大隐患挂牌督办]\n"
    assert tasks(stack(tmp_path / "1", BASE, ban)) == ["把重大隐患盯到底"]
    assert len(tasks(stack(tmp_path / "2", BASE, ban, "恢复: [对重大隐患挂牌督办]\n"))) == 2


def test_the_overlay_of_commands_has_the_last_word_in_its_layer(tmp_path):
    own = {"我的.yaml": f"禁用: [{DUBAN}]\n", "_jianggao.yaml": f"恢复: [{DUBAN}]\n"}
    assert DUBAN in stack(tmp_path, BASE, own).entries


def test_additions_of_every_kind_stand_in_one_file(tmp_path):
    bank = stack(
        tmp_path,
        BASE,
        "新增:\n"
        "  隐患排查/晒账: {阶段: 机制, 对象: 账本, 任务: [按季晒出隐患账本]}\n"
        "  隐患排查/领句·一: {用途: 领句, 文字: 查得细，才睡得稳。}\n"
        "  自己式: {语步: 任务, 标题: {隐患排查: 查在平时}}\n"
        '  以式: {文字: "以{抓手}为抓手", 空位: {抓手: 文本}}\n'
        "  抓早抓小: {文字: 抓早抓小, 语步: 任务}\n",
    )
    assert bank.entries["隐患排查/晒账"].topic == "安全生产"
    assert bank.entries["隐患排查/晒账"].layer == "单位"
    assert [line.id for line in bank.lines["领句", "隐患排查"]][1] == "隐患排查/领句·一"
    assert {s.id for s, _ in bank.heading_sets} == {"突出式", "自己式"}
    assert [f.text for f, _ in bank.frames] == ["以{抓手}为抓手"]
    assert [p.text for p, _ in bank.set_phrases] == ["抓早抓小"]


def test_lines_and_headings_are_changed_by_id_too(tmp_path):
    line = stack(tmp_path / "0", BASE).lines["领句", "隐患排查"][0]
    bank = stack(
        tmp_path / "1",
        BASE,
        f"修改:\n  {line.id}: {{文字: 责任在肩，安全在手。}}\n  突出式: {{标题: {{隐患排查: 突出平时}}}}\n"
        f"权重: {{{line.id}: 3, 突出式: 2}}\n置顶: [{line.id}, 突出式]\n",
    )
    changed = bank.lines["领句", "隐患排查"][0]
    assert (changed.id, changed.wording.text) == (line.id, "责任在肩，安全在手。")
    assert (changed.weight, changed.pinned, changed.wording.origin.layer) == (3, True, "单位")
    heading_set, origin = bank.heading_sets[0]
    assert heading_set.headings["隐患排查"] == "突出平时"
    assert (origin.layer, heading_set.weight) == ("单位", 2)


def test_a_candidate_is_accepted_by_a_change_of_its_status(tmp_path):
    mined = "主题: 安全生产\n子题: 隐患排查\n状态: 候选\n概念:\n- {编号: 新, 阶段: 行动, 对象: 某事, 任务: [办好某事]}\n"
    assert "隐患排查/新" not in stack(tmp_path / "1", BASE, mined).entries
    accepted = stack(tmp_path / "2", BASE, mined, "修改: {隐患排查/新: {状态: 采用}}\n")
    assert accepted.entries["隐患排查/新"].reviewed


def test_a_candidate_never_takes_the_place_of_a_reviewed_entry(tmp_path):
    mined = BASE.replace("概念:", "状态: 候选\n概念:").replace("盯到底", "看住")
    assert tasks(stack(tmp_path, BASE, mined, candidates=True))[1] == "把重大隐患盯到底"


def test_what_a_candidate_file_does_to_others_waits_until_it_is_accepted(tmp_path):
    proposal = f"状态: 候选\n禁用: [{DUBAN}]\n"
    assert DUBAN in stack(tmp_path, BASE, proposal).entries
    assert DUBAN not in stack(tmp_path, BASE, proposal, candidates=True).entries


def test_an_operation_on_an_entry_that_is_gone_is_no_error(tmp_path):
    bank = stack(
        tmp_path, BASE, "修改: {没有/这个: {阶段: 行动}}\n禁用: [也没有/那个]\n置顶: [没有]\n"
    )
    assert len(bank.entries) == 2


@pytest.mark.parametrize(
    ("overlay", "message"),
    [
        ("修改: {隐患排查/督办: {任务: [抓好3件事]}}\n", "里有数字"),
        ("修改: {隐患排查/督办: {阶断: 行动}}\n", "不认识“阶断”"),
        ("新增: {督办: {阶段: 行动, 对象: 甲, 任务: [办好某事]}}\n", "没有子题"),
        ("新增: {子/督办: {阶段: 行动}}\n", "缺少对象或说法"),
        ("新增: {子/督办: {阶段: 成效, 对象: 甲, 任务: [办好某事]}}\n", "没有写承接"),
        ("新增: {子/甲: {用途: 领句}}\n", "缺少文字"),
        ("新增: {子/甲: {备注: 空}}\n", "看不出是哪一种"),
        ("权重: {甲: 0}\n", "倍数不能是0"),
        ("权重: {甲: 很大}\n", "应当是一个数"),
        ("置顶: 甲\n", "应当是一个列表"),
    ],
)
def test_a_bad_overlay_is_told_with_its_place(tmp_path, overlay, message):
    with pytest.raises(DataError, match=message) as caught:
        stack(tmp_path, BASE, overlay)
    assert caught.value.problems[0].line


def test_a_change_can_take_a_date_away(tmp_path):
    base = BASE.replace("  对象: 重大隐患\n", "  对象: 重大隐患\n  停用: 2026-12-31\n")
    bank = stack(tmp_path, base, f"修改: {{{DUBAN}: {{清空: [停用]}}}}\n")
    assert bank.entries[DUBAN].concept.valid_to is None


COMMON_LINES = (
    "主题: 题\n语句:\n- {用途: 号召, 文句: [大家一起干。]}\n- {用途: 结语, 文句: [谢谢大家。]}\n"
)


def test_a_line_of_no_subtopic_is_added_to_those_that_stand_in_files(tmp_path):
    added = "新增:\n  通用/号召-1: {用途: 号召, 文字: 说干就干。}\n"
    bank = stack(tmp_path, COMMON_LINES, added)
    assert [one.wording.text for one in bank.lines["号召", ""]] == ["大家一起干。", "说干就干。"]
    assert [one.topic for one in bank.lines["号召", ""]] == ["题", ""]
    assert set(bank.lines) == {("号召", ""), ("结语", "")}


def test_a_line_that_a_higher_layer_gives_another_role_has_left_the_old_one(tmp_path):
    id = next(one.id for one in stack(tmp_path / "a", COMMON_LINES).lines["号召", ""])
    moved = f"新增:\n  {id}: {{用途: 结语, 文字: 大家一起干。}}\n"
    bank = stack(tmp_path / "b", COMMON_LINES, moved)
    assert ("号召", "") not in bank.lines
    assert [one.wording.text for one in bank.lines["结语", ""]] == ["谢谢大家。", "大家一起干。"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新增: {支部建设/任务·新: {语步: 任务, 文字: '要[甲]抓好。'}}", "只有一种说法"),
        ("新增: {支部建设/任务·新: {语步: 任务, 文字: 要抓好}}", "不是完整的句子"),
        ("新增: {支部建设/任务·新: {语步: 任务, 线索: 甲}}", "缺少文字"),
        ("新增: {支部建设/任务·新: {线索: 甲}}", "看不出是哪一种条目"),
        ("修改: {支部建设/任务·一: {文字: '要[甲|乙抓好。'}}", "方括号不成对"),
        ("修改: {支部建设/任务·一: {领语: [甲，乙]}}", "里有句读"),
    ],
)
def test_faults_of_passages_in_operations_are_told(tmp_path, text, told):
    with pytest.raises(DataError, match=told):
        stack(tmp_path, text + "\n")
