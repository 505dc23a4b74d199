"""Materials of the user's are told where they belong, once, and spoken of as their use asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api.drafts import Request, draft, engine
from generator.api.workspace import Workspace
from generator.bank.bank import load_bank
from generator.draft import Draft
from generator.errors import DataError
from generator.facts.load import load_facts

GOOD = "白沙镇让党员轮流上讲台，一年讲了23课"
BAD = "有的支部两年没有上过一次党课"
WORDS = "基础不牢，地动山摇"
SHEET = f"""\
素材:
- {{内容: {GOOD}, 子题: 党员教育管理, 用法: 典型}}
- {{内容: {BAD}, 子题: 支部建设, 用法: 教训}}
- {{内容: "{WORDS}", 子题: 支部建设, 用法: 引语, 出处: 县委主要负责同志在调研时}}
- 内容: 云溪县水利局把党课讲到了大坝上
  子题: 服务群众
"""


def drafted(folder: Path, sheet: str, outline: str = "party-annual", seed: int = 1) -> Draft:
    facts = folder / "要素.yaml"
    facts.write_text(sheet, encoding="utf-8")
    return draft(Request(outline, facts, seed), Workspace(folder))


def told_in(made: Draft, words: str) -> tuple[str, str]:
    """The move of the section and the paragraph that say something."""
    found = [(s.move, p.text) for s in made.sections for p in s.paragraphs if words in p.text]
    assert len(found) == 1
    assert found[0][1].count(words) == 1
    return found[0]


def test_a_lesson_is_told_among_the_problems_where_they_have_paragraphs(tmp_path: Path) -> None:
    sheet = f"素材:\n- {{内容: {BAD}, 子题: 安全执法, 用法: 教训}}\n"
    assert told_in(drafted(tmp_path, sheet, "safety-meeting"), BAD)[0] == "问题"


@pytest.mark.parametrize("seed", range(1, 6))
def test_each_is_told_once_in_a_move_that_suits_its_use(tmp_path: Path, seed: int) -> None:
    made = drafted(tmp_path, SHEET, seed=seed)
    assert told_in(made, GOOD)[0] == "任务"
    assert told_in(made, BAD)[0] == "任务"  # its problems run on in one sentence
    assert told_in(made, "把党课讲到了大坝上")[0] == "任务"
    move, text = told_in(made, WORDS)
    assert move == "任务"
    assert f"县委主要负责同志在调研时指出：“{WORDS}。”" in text or f"强调，“{WORDS}”。" in text


def test_a_good_example_is_praised_and_a_bad_one_blamed_in_words_of_the_bank(
    tmp_path: Path,
) -> None:
    bank = load_bank()
    praise = {line.id for line in bank.lines[("学典型", "")]}
    blame = {line.id for line in bank.lines[("戒教训", "")]}
    said = {
        run.origin.ref
        for seed in range(1, 6)
        for paragraph in drafted(tmp_path, SHEET, seed=seed).paragraphs
        for run in paragraph.runs
    }
    assert said & praise
    assert said & blame


def test_a_lesson_stands_before_what_is_to_be_done(tmp_path: Path) -> None:
    sheet = (
        f"措施:\n- {{内容: 逐个支部补课, 子题: 关键环节}}\n"
        f"素材:\n- {{内容: {BAD}, 子题: 关键环节, 用法: 教训}}\n"
    )
    text = told_in(drafted(tmp_path, sheet, "campaign"), BAD)[1]
    assert text.index(BAD) < text.index("逐个支部补课")


def test_an_example_follows_its_item_also_where_points_run_on(tmp_path: Path) -> None:
    sheet = (
        "问题:\n- 内容: 报表太多\n  子题: 统筹结合\n  事例: 有一个镇同一组数据一周报了四遍。口径还不一样\n"
        "- {内容: 记录靠补, 子题: 问题整改}\n"
    )
    text = told_in(drafted(tmp_path, sheet, "campaign"), "报表太多")[1]
    assert "报表太多。比如，有一个镇同一组数据一周报了四遍。口径还不一样。" in text


def test_the_plan_gives_a_material_room_and_chooses_its_subtopic(tmp_path: Path) -> None:
    (tmp_path / "要素.yaml").write_text(SHEET, encoding="utf-8")
    for seed in range(1, 6):
        plan = engine(
            Request("party-annual", tmp_path / "要素.yaml", seed), Workspace(tmp_path)
        ).plan()
        told = {
            (paragraph.subtopic, item.content)
            for section in plan.sections
            for paragraph in section.paragraphs
            for item in paragraph.materials
        }
        assert ("党员教育管理", GOOD) in told
        assert ("支部建设", BAD) in told


def test_what_no_part_can_tell_is_left_out_and_told(tmp_path: Path) -> None:
    outline = tmp_path / "outlines" / "short.yaml"
    outline.parent.mkdir()
    outline.write_text(
        "名称: 小稿\n文种: 讲话\n场合: 年度会议\n说明: 只有开头\n篇幅: 300\n版式: speech\n题目: [小稿]\n"
        "章节:\n- {语步: 号召, 占比: 1, 段落: [{模板: party_end}]}\n",
        encoding="utf-8",
    )
    made = drafted(tmp_path, SHEET, "short")
    assert sum("没有合适的地方说" in warning for warning in made.warnings) == 4


def test_an_unknown_use_is_one_message_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "要素.yaml"
    path.write_text("素材:\n- {内容: 某事, 用法: 表扬}\n", encoding="utf-8")
    bank = load_bank()
    with pytest.raises(DataError) as caught:
        load_facts(path, bank.facts.values())
    assert "要素.yaml:2" in str(caught.value)
    assert "没有“表扬”这种用法。" in str(caught.value)
    assert "事例、典型、教训、引语" in str(caught.value)


def test_an_entry_of_any_list_that_has_a_use_is_told_and_not_listed(tmp_path: Path) -> None:
    sheet = f"任务:\n- {{内容: {GOOD}, 子题: 党员教育管理, 用法: 典型}}\n"
    told_in(drafted(tmp_path, sheet), GOOD)


def test_who_gives_account_tells_what_he_did_in_the_review(tmp_path: Path) -> None:
    did = "带队蹲点半个月，把停工两年的集贸市场改造盘活了"
    sheet = f"素材:\n- {{内容: {did}, 子题: 担当作为}}\n"
    for seed in range(1, 6):
        assert told_in(drafted(tmp_path, sheet, "duty-report", seed), did)[0] == "回顾"
