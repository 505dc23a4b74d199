"""Two days in an office: a secretary with Excel, an engineer who mines and reviews."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.api.desk import Desk
from generator.api.drafts import Request, draft, explain, sample_facts
from generator.api.workspace import Workspace
from generator.cli.main import jianggao
from generator.draft import Draft

sys.path.insert(0, str(Path(__file__).parents[1] / "mining"))
from mining_support import FILLINGS, speech


@pytest.fixture
def office(tmp_path, monkeypatch) -> Path:
    """A workspace, and a person with a configuration folder of their own."""
    monkeypatch.setenv("JIANGGAO_CONFIG", str(tmp_path / "我"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "办公室" / "phrases").mkdir(parents=True)
    return tmp_path / "办公室"


def run(*arguments: str | Path, keys: str = "") -> str:
    done = CliRunner().invoke(jianggao, [*map(str, arguments)], input=keys)
    assert done.exit_code == 0, done.output
    return done.output


def speech_of(root: Path) -> Draft:
    return draft(Request("party-annual", sample_facts("party-annual")), Workspace(root))


def used(made: Draft) -> list[str]:
    """Ids of the passages that plan tasks, in the order of the speech."""
    section = next(s for s in made.sections if s.move == "任务")
    runs = (run for p in section.paragraphs for run in p.runs)
    refs = dict.fromkeys(run.origin.ref for run in runs if run.origin.kind == "passage")
    return [ref for ref in refs if "/任务" in ref]


CONCEPTS = ("支部建设/大抓支部", "支部建设/达标创建")
"""Two concepts that the secretary rewords beside the passages."""

NUMBERS = "一二三四五六七八九十"


def test_a_secretary_edits_twelve_bans_three_and_adds_five_in_excel(office, tmp_path):
    before = speech_of(office)
    entries = dict(Desk(office).records)
    passages = used(before)
    edited, banned = [*passages[:10], *CONCEPTS], passages[10:13]
    assert len(banned) == 3
    run("phrases", "export", tmp_path / "套语.xlsx", "--topic", "机关党建", "-w", office)
    new = work_in_excel(tmp_path / "套语.xlsx", edited, banned)
    told = run("phrases", "import", tmp_path / "套语.xlsx", "-w", office, "--author", "小李")
    assert "新增 5，修改 15，" in told
    assert told.endswith("错误 0\n")

    after = Desk(office).records
    changed = {id for id in entries if after[id].texts != entries[id].texts}
    assert changed == set(edited)
    out = {id for id in after if after[id].status == "禁用"}
    assert out - {id for id in entries if entries[id].status == "禁用"} == set(banned)
    assert {after[id].texts[0] for id in set(after) - set(entries)} == new

    again = speech_of(office)
    runs = [run for p in again.paragraphs for run in p.runs]
    assert not {run.origin.ref for run in runs} & set(banned)
    marked = [run for run in runs if "改过的第" in run.text]
    assert len(marked) >= 4, "much of what a draft has said it says again in its new words"
    assert {run.origin.layer for run in marked} == {"个人"}
    assert {run.origin.layer for run in runs if run.origin.ref in edited} == {"个人"}
    assert not [run for run in runs if run.origin.layer == "个人" and run.origin.ref in entries
                and run.origin.ref not in edited]  # fmt: skip
    same = sum(p.text in {q.text for q in again.paragraphs} for p in before.paragraphs)
    assert same >= 0.5 * len(list(before.paragraphs))
    run("draft", "party-annual", "--sample", "-w", office, "-o", tmp_path / "稿.json")
    assert any(row["layer"] == "个人" for row in explain(tmp_path / "稿.json"))
    assert "个人:" in run("phrases", "show", edited[0], "-w", office)
    assert len(run("phrases", "diff", "内置", "个人", "-w", office).splitlines()) == 20


def work_in_excel(path: Path, edited: list[str], banned: list[str]) -> set[str]:
    """What the secretary does; returns the words of what is new."""
    book = load_workbook(path)
    sheet = book["机关党建"]
    header = [cell.value for cell in sheet[1]]
    column = {name: header.index(name) for name in header}
    for line in list(sheet.iter_rows(min_row=2)):
        id = line[column["编号"]].value
        if id in CONCEPTS:
            line[column["任务"]].value = f"切实把{id[-2:]}的事办好"
        elif id in edited:
            cell, number = line[column["文字"]], NUMBERS[edited.index(id)]
            cell.value = f"{cell.value}改过的第{number}条，[要有人管|要有人问]。"
        if id in banned:
            line[column["状态"]].value = "禁用"
    new = {f"这里添{n}字号一条，要[办实|办好]{n}字号的事情。" for n in "甲乙丙丁戊"}
    for text in sorted(new):
        row = {"子题": "支部建设", "语步": "任务", "线索": f"{text[3]}线", "领语": f"办{text[3]}事",
               "文字": text}  # fmt: skip
        sheet.append([row.get(name) for name in header])
    book.save(path)
    return new


def test_an_engineer_mines_reviews_promotes_and_a_colleague_drafts(office, tmp_path, monkeypatch):
    corpus = tmp_path / "旧稿"
    corpus.mkdir()
    for n, filling in enumerate(FILLINGS):
        (corpus / f"{n}.txt").write_text(speech(filling), encoding="utf-8")
    mine = tmp_path / "我" / "phrases" / "挖掘"
    run("mine", corpus, "-o", mine, "--topic", "机关党建", "-w", office)
    waiting = [r for r in Desk(office).records.values() if r.status == "候选"]
    assert len(waiting) >= 3

    told = run("phrases", "review", "--corpus", corpus, "-w", office, keys="asuraq")
    assert f"候选 {len(waiting)} 条" in told
    assert "【" in told, "contexts stand beside candidates"
    left = [r for r in Desk(office).records.values() if r.status == "候选"]
    assert len(left) == len(waiting) - 2
    assert f"候选 {len(left)} 条" in run("phrases", "review", "-w", office, keys="a" * 200)
    assert not [r for r in Desk(office).records.values() if r.status == "候选"]

    run("phrases", "add", "支部建设/晒账", "--stage", "机制", "--object", "账本", "--task",
        "按季晒出支部工作账本", "-w", office)  # fmt: skip
    run("phrases", "pin", "支部建设/晒账", "-w", office)
    assert "已提交" in run("phrases", "promote", "--author", "小王", "-w", office)
    assert [path.name[:2] for path in (office / "phrases" / "提交").iterdir()] == ["小王"]

    monkeypatch.setenv("JIANGGAO_CONFIG", str(tmp_path / "同事"))
    colleague = Desk(office).bank
    assert colleague.entries["支部建设/晒账"].layer == "单位"
    assert any(e.layer == "单位" and e.reviewed for e in colleague.entries.values())
    texts = "".join(p.text for p in speech_of(office).paragraphs)
    assert "按季晒出支部工作账本" in texts, "a pinned entry is said where it fits"


def test_a_hundred_candidates_take_a_key_each_and_none_is_asked_twice(office):
    concepts = "".join(
        f"- {{编号: 事{n}, 阶段: 行动, 对象: 事{n}, 任务: [把{chr(0x4E00 + n)}字号的事办好]}}\n"
        for n in range(99)
    )
    passage = "句群:\n- {编号: 任务·读回, 语步: 任务, 线索: 组织生活, 领语: [办好小事], 文字: 小事要办好。}\n"
    head = "主题: 机关党建\n子题: 支部建设\n状态: 候选\n概念:\n"
    (office / "phrases" / "候选.yaml").write_text(head + concepts + passage, encoding="utf-8")
    told = run("phrases", "review", "-w", office, keys="ar" * 25 + "q")
    assert "候选 100 条" in told
    assert "还剩 50 条" in told
    told += run("phrases", "review", "-w", office, keys="ar" * 25)
    assert "语步 任务，线索 组织生活，领语 办好小事" in told
    assert "还剩 0 条" in told
    mine = [r for r in Desk(office).records.values() if r.id.startswith("支部建设/事")]
    mine.append(Desk(office).records["支部建设/任务·读回"])
    assert sorted(r.status for r in mine) == ["禁用"] * 50 + ["采用"] * 50
