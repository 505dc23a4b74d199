"""Where the layers live, and which of them has the last word in a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from bank_support import write

from generator.api.desk import Desk
from generator.api.drafts import Request, draft
from generator.api.manifest import sources
from generator.api.workspace import Workspace
from generator.bank.model import Change
from generator.errors import DataError

ID = "支部建设/大抓支部"


def wording(text: str) -> str:
    return f"修改: {{{ID}: {{任务: [{text}]}}}}\n"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("JIANGGAO_CONFIG", str(tmp_path / "我"))
    return tmp_path / "工作区"


def first(workspace: Workspace) -> tuple[str, str]:
    said = workspace.bank().entries[ID].wordings["任务"][0]
    return said.text, said.origin.layer


def test_each_layer_wins_over_those_below_it(root, tmp_path):
    shared = write(tmp_path / "共用", {"a.yaml": wording("共用的话说在前头")})
    root.mkdir()
    (root / "settings.yaml").write_text(f"单位套语: {shared}\n", encoding="utf-8")
    assert first(Workspace(root)) == ("共用的话说在前头", "单位")
    write(root / "phrases", {"a.yaml": wording("工作区的话说在后头")})
    assert first(Workspace(root)) == ("工作区的话说在后头", "单位")
    write(tmp_path / "我" / "phrases", {"a.yaml": wording("我的话再往后说")})
    assert first(Workspace(root)) == ("我的话再往后说", "个人")
    facts = tmp_path / "要素.yaml"
    facts.write_text("会议名称: 会\n", encoding="utf-8")
    write(tmp_path / "要素.套语", {"a.yaml": wording("这一稿的话最后说")})
    assert first(Workspace(root).for_draft(facts, None)) == ("这一稿的话最后说", "本稿")
    workspace, request = Workspace(root), Request("party-annual", facts)
    bank = workspace.for_draft(facts, None).bank()
    named = [source.name for source in sources(request, workspace, bank, "speech")]
    layers = ["套语 内置", "套语 单位（共用）", "套语 单位", "套语 个人", "套语 本稿"]
    assert named[: len(layers)] == layers


def test_the_office_writes_into_its_shared_folder(root, tmp_path, monkeypatch):
    monkeypatch.setenv("JIANGGAO_OFFICE", str(tmp_path / "共用"))
    (tmp_path / "共用").mkdir()
    Desk(root, "单位").edit(ID, Change(task=("把支部抓在手上",)))
    assert (tmp_path / "共用" / "_jianggao.yaml").is_file()
    assert first(Workspace(root)) == ("把支部抓在手上", "单位")


def test_a_shared_folder_that_is_gone_is_told_and_not_passed_over(root, monkeypatch):
    monkeypatch.setenv("JIANGGAO_OFFICE", str(root / "没有"))
    with pytest.raises(DataError, match="找不到单位的套语文件夹"):
        Workspace(root).bank()


def test_bad_settings_are_told_with_their_place(root):
    write(root, {"settings.yaml": "单位套句: 甲\n"})
    with pytest.raises(DataError, match="是不是想写“单位套语”"):
        Workspace(root).bank()


def test_a_draft_layer_that_is_named_must_be_there(root):
    with pytest.raises(DataError, match="找不到本稿的套语文件夹"):
        draft(Request("party-annual", phrases=root / "没有"), Workspace(root))
    with pytest.raises(DataError, match="没有说是哪一稿"):
        Desk(root, "本稿").ban(ID)


def test_a_pin_and_a_weight_tell_in_the_draft_and_elsewhere_little_changes(root, tmp_path):
    def used(ids_of: Workspace) -> tuple[set[str], list[str]]:
        made = draft(Request("party-annual"), ids_of)
        runs = (run for p in made.paragraphs for run in p.runs)
        return {r.origin.ref for r in runs}, [p.text for p in made.paragraphs]

    before, texts = used(Workspace(root))
    entries = Workspace(root).bank().entries
    subtopics = {ref.partition("/")[0] for ref in before} & {e.subtopic for e in entries.values()}
    idle = next(
        e.id for e in entries.values()
        if e.id not in before and e.subtopic in subtopics and e.concept.stage == "行动"
        and e.concept.task and not e.wordings["任务"][0].slots
    )  # fmt: skip
    Desk(root).pin(idle)
    after, new_texts = used(Workspace(root))
    assert idle in after
    assert sum(text in new_texts for text in texts) >= 0.7 * len(texts)
