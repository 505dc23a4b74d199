"""How a draft answers to changes: one phrase banned, one fact changed, another length."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafting_support import NOWHERE, OUTLINES, made, sample_facts
from msgspec.structs import replace

from generator.api.drafts import Request, as_long_as_its_facts, draft, engine
from generator.api.workspace import Workspace
from generator.draft import Draft
from generator.errors import DataError

NOWHERE_BANK = Workspace(NOWHERE).bank()
SAYING = ("concept", "passage", "line")


def texts(made_draft: Draft) -> list[str]:
    return [p.text for p in made_draft.paragraphs]


def workspace_with(folder: Path, name: str, text: str) -> Workspace:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Workspace(folder)


@pytest.mark.parametrize("move", ["回顾", "问题", "任务", "组织"])
def test_banning_one_entry_leaves_nearly_every_paragraph_as_it_was(tmp_path, move):
    before = made("party-annual", True)
    section = next(s for s in before.sections if s.move == move)
    run = next(r for p in section.paragraphs for r in p.runs if r.origin.kind in SAYING)
    workspace = workspace_with(tmp_path, "phrases/我的.yaml", f"禁用:\n- {run.origin.ref}\n")
    after = draft(Request("party-annual", sample_facts("party-annual")), workspace)
    assert all(r.origin.ref != run.origin.ref for p in after.paragraphs for r in p.runs)
    same = sum(text in texts(after) for text in texts(before))
    assert same >= 0.75 * len(texts(before))


def test_a_workspace_wording_wins_over_the_built_in_one_and_is_said(tmp_path):
    subtopic, id = "支部建设", "大抓支部"
    workspace = workspace_with(
        tmp_path,
        "phrases/我的.yaml",
        f"主题: 机关党建\n子题: {subtopic}\n概念:\n- 编号: {id}\n  阶段: 行动\n  对象: 试写对象\n"
        "  任务: [把试写的说法写进稿子]\n  权重: 4\n",
    )
    entry = workspace.bank().entries[f"{subtopic}/{id}"]
    assert [w.text for w in entry.wordings["任务"]] == ["把试写的说法写进稿子"]
    assert entry.wordings["任务"][0].origin.layer == "单位"
    made_draft = draft(Request("party-annual", sample_facts("party-annual")), workspace)
    assert any("把试写的说法写进稿子" in text for text in texts(made_draft))


def test_a_passage_is_edited_in_an_overlay_and_its_own_words_are_said(tmp_path):
    section = next(s for s in made("party-annual", True).sections if s.move == "任务")
    run = next(r for p in section.paragraphs for r in p.runs if r.origin.kind == "passage")
    lines = (line for group in NOWHERE_BANK.lines.values() for line in group)
    own = next(line.wording.text for line in lines if line.id == run.origin.ref)
    text = f'修改:\n  {run.origin.ref}:\n    文字: "{own}这一句是本单位加的。"\n'
    workspace = workspace_with(tmp_path, "phrases/我的.yaml", text)
    after = draft(Request("party-annual", sample_facts("party-annual")), workspace)
    said = [r for p in after.paragraphs for r in p.runs if r.origin.ref == run.origin.ref]
    assert {r.origin.layer for r in said} == {"单位"}
    assert "".join(r.text for r in said).endswith("这一句是本单位加的。")


def test_a_workspace_template_may_replace_one_block_of_a_shipped_one(tmp_path):
    workspace = workspace_with(
        tmp_path,
        "templates/task_lead.j2",
        '{% extends "builtin/task_lead.j2" %}\n'
        "{% block 一句 %}今年的事，一件一件说。{% endblock %}\n",
    )
    made_draft = draft(Request("party-annual", sample_facts("party-annual")), workspace)
    assert "今年的事，一件一件说。" in texts(made_draft)


@pytest.mark.parametrize("length", [2500, 4000, 8000])
def test_other_lengths_are_met_too(length):
    request = Request("party-annual", sample_facts("party-annual"), 1, length)
    made_draft = draft(request, Workspace(NOWHERE))
    assert abs(made_draft.length - length) <= 0.05 * length


def test_minutes_become_characters():
    request = Request("party-annual", minutes=20)
    assert engine(request, Workspace(NOWHERE)).target == 20 * 180


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_draft_as_long_as_its_facts_says_less_that_is_general(outline):
    facts, workspace = sample_facts(outline), Workspace(NOWHERE)
    plain = draft(Request(outline, facts), workspace)
    short = draft(as_long_as_its_facts(Request(outline, facts), workspace), workspace)
    assert not short.warnings
    assert share_from_facts(short) > 0.95 * share_from_facts(plain)
    if short.length < 0.95 * plain.length:
        assert share_from_facts(short) > share_from_facts(plain)


def share_from_facts(made):
    runs = [run for p in made.paragraphs for run in p.runs]
    return sum(len(r.text) for r in runs if r.origin.kind == "fact") / sum(
        len(r.text) for r in runs
    )


def test_what_was_raised_as_a_problem_is_taken_up_as_a_task_more_often_than_not():
    lines = [line for group in Workspace(NOWHERE).bank().lines.values() for line in group]
    threads = {line.id: (line.subtopic, line.thread) for line in lines if line.thread}
    raised = answered = 0
    for seed in range(1, 17):
        spoken: dict[str, set[tuple[str, str]]] = {"问题": set(), "任务": set()}
        for section in made("party-annual", False, seed).sections:
            for run in (run for p in section.paragraphs for run in p.runs):
                if section.move in spoken and run.origin.ref in threads:
                    spoken[section.move].add(threads[run.origin.ref])
        planned = {subtopic for subtopic, _ in spoken["任务"]}
        named = {about for about in spoken["问题"] if about[0] in planned}
        raised += len(named)
        answered += len(named & spoken["任务"])
    assert raised > 5
    assert answered > raised / 2


def test_formulations_out_of_date_are_not_used(tmp_path):
    text = (
        "主题: 机关党建\n语句:\n- 用途: 任务总述\n  停用: 2020-12-31\n  文句: [旧的提法不再用。]\n"
    )
    workspace = workspace_with(tmp_path, "phrases/我的.yaml", text)
    for seed in range(1, 8):
        request = Request("party-annual", sample_facts("party-annual"), seed)
        assert "旧的提法不再用。" not in texts(draft(request, workspace))


def test_items_go_to_the_subtopic_the_user_names():
    section = next(s for s in made("party-annual", True).sections if s.move == "任务")
    for p in section.paragraphs:
        if any("廉政风险再排查" in run.text for run in p.runs):
            refs = [r.origin.ref for r in p.runs if r.origin.kind in ("concept", "passage")]
            assert refs
            assert all(ref.startswith("党风廉政/") for ref in refs)


@pytest.mark.parametrize("length", [1400, 1800])
def test_where_room_is_short_an_insight_is_not_said_as_a_task(length):
    request = Request("exchange", sample_facts("exchange"), 1, length=length)
    text = "".join(texts(draft(request, Workspace(NOWHERE))))
    insight = "群众反映的堵点，多数出在"
    assert insight in text
    assert f"要{insight}" not in text


def test_a_move_the_bank_cannot_serve_is_one_clear_message(tmp_path):
    outline = (
        "名称: 试\n文种: 讲话\n场合: 试\n说明: 试\n篇幅: 1000\n题目: [试]\n章节:\n- 语步: 任务\n  占比: 1\n"
        "  段落:\n  - 分点: {模板: task_point, 主题: 海洋渔业, 数量: [2, 3]}\n"
    )
    workspace = workspace_with(tmp_path, "outlines/试.yaml", outline)
    with pytest.raises(DataError, match=r"海洋渔业.*0个可用的子题") as caught:
        draft(Request("试"), workspace)
    assert caught.value.problems[0].line == 11


def test_a_length_out_of_range_is_refused():
    with pytest.raises(DataError, match="篇幅50字超出了范围"):
        draft(Request("party-annual", length=50), Workspace(NOWHERE))


def test_a_draft_without_a_date_uses_nothing_that_ends():
    made_engine = engine(Request("party-annual"), Workspace(NOWHERE))
    assert replace(made_engine, seed=2).day is None


def test_a_bank_without_the_built_in_layer_says_what_it_can_and_tells_what_it_left_out(tmp_path):
    text = (
        "主题: 机关党建\n子题: 支部建设\n状态: 候选\n句群:\n"
        "- {编号: 一, 语步: 任务, 线索: 甲, 领语: [抓好换届], 文字: 要把换届这件事办好。}\n"
        "- {编号: 二, 语步: 任务, 线索: 乙, 领语: [过好组织生活], 文字: 要把组织生活过好。}\n"
    )
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "挖掘.yaml").write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path, built_in=False, candidates=True)
    made_draft = draft(Request("party-annual"), workspace)
    assert any("要把换届这件事办好。" in text for text in texts(made_draft))
    assert any("略去了" in line for line in made_draft.warnings)


def test_a_line_is_not_said_where_no_option_of_a_choice_can_be(tmp_path):
    line = "用途: 号召, 文句: ['为[{甲乙丙}|{丁戊己}]而奋斗！']"
    facts = "要素:\n- {名称: 甲乙丙, 说明: 试}\n- {名称: 丁戊己, 说明: 试}\n"
    workspace = workspace_with(tmp_path, "phrases/试.yaml", f"{facts}语句:\n- {{{line}}}\n")
    words = engine(Request("party-annual"), workspace).words
    assert any("而奋斗" in line.wording.text for line in words.bank.lines["号召", ""])
    assert all("{甲乙丙}" not in line.wording.text for line in words.lines("号召", ""))
