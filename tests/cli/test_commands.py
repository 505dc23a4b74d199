"""The command line: what it prints, what it writes, which code it returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.api.drafts import Request, as_long_as_its_facts, sample_facts
from generator.api.workspace import Workspace
from generator.resources import data_folder

ASKED = Request("annual-work", sample_facts("annual-work"))
FACTS = str(data_folder("samples") / "facts" / "party-annual.yaml")


def jianggao(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        encoding="utf-8",
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "NO_COLOR": "1"},
    )


def test_a_draft_is_written_in_every_format_and_twice_the_same(tmp_path):
    names = ["稿.docx", "稿.md", "稿.txt", "稿.html", "稿.json"]
    outs = [argument for name in names for argument in ("-o", name)]
    first = jianggao("draft", "party-annual", "-f", FACTS, *outs, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "全文" in first.stderr
    before = {name: (tmp_path / name).read_bytes() for name in names}
    jianggao("draft", "party-annual", "-f", FACTS, *outs, folder=tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in names} == before
    assert before["稿.docx"].startswith(b"PK")
    assert "同志们：" in before["稿.txt"].decode("utf-8")


def test_without_an_output_the_draft_goes_to_the_screen_as_markdown(tmp_path):
    done = jianggao("draft", "party-annual", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("# ")
    assert "缺少必填的要素" in done.stderr
    assert "会议名称" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_length_may_be_left_to_the_facts(tmp_path):
    done = jianggao("draft", "annual-work", "--sample", "--chars", "自动", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    carried = as_long_as_its_facts(ASKED, Workspace(tmp_path)).length
    assert f"目标 {carried} 字" in done.stderr
    both = ("--chars", "自动", "--minutes", "20")
    assert jianggao("draft", "annual-work", *both, folder=tmp_path).returncode == 2
    wrong = jianggao("draft", "annual-work", "--chars", "长一点", folder=tmp_path)
    assert wrong.returncode == 2
    assert "“长一点”不是字数，请写一个数，或者写“自动”" in wrong.stderr


def test_explain_names_the_origin_of_every_run(tmp_path):
    jianggao("draft", "party-annual", "-f", FACTS, "-o", "稿.json", folder=tmp_path)
    rows = json.loads(jianggao("explain", "稿.json", "9", "--json", folder=tmp_path).stdout)
    assert {row["paragraph"] for row in rows} == {9}
    assert all(row["origin"] for row in rows)
    text = jianggao("explain", "稿.json", folder=tmp_path).stdout
    assert "句群 内置 " in text
    assert "要素 会议名称 party-annual.yaml:" in text


def test_listings_have_json(tmp_path):
    outlines = json.loads(jianggao("outlines", "list", "--json", folder=tmp_path).stdout)
    assert {"name", "title", "genre"} <= set(outlines[0])
    phrases = json.loads(
        jianggao("phrases", "list", "--subtopic", "支部建设", "--json", folder=tmp_path).stdout
    )
    assert {"id", "kind", "topic", "subtopic", "layer", "text"} <= set(phrases[0])
    assert {row["subtopic"] for row in phrases} == {"支部建设"}


def test_a_form_is_written_once_and_never_over_a_filled_one(tmp_path):
    assert (
        jianggao("facts", "new", "party-annual", "-o", "要素.yaml", folder=tmp_path).returncode == 0
    )
    form = (tmp_path / "要素.yaml").read_text(encoding="utf-8")
    assert "会议名称:" in form
    again = jianggao("facts", "new", "party-annual", "-o", "要素.yaml", folder=tmp_path)
    assert again.returncode == 3
    assert "没有覆盖" in again.stderr
    checked = jianggao("facts", "check", FACTS, "--outline", "party-annual", folder=tmp_path)
    assert checked.returncode == 0
    assert "没有问题" in checked.stdout


def test_a_workspace_is_made_and_used(tmp_path):
    assert jianggao("init", "办公室", folder=tmp_path).returncode == 0
    own = tmp_path / "办公室"
    assert {path.name for path in own.iterdir()} >= {"outlines", "phrases", "templates", "corpus"}
    (own / "phrases" / "我的.yaml").write_text("禁用: [支部建设/大抓支部]\n", encoding="utf-8")
    listed = jianggao("phrases", "list", "--match", "大抓支部", "-w", "办公室", folder=tmp_path)
    assert "支部建设/大抓支部" not in listed.stdout


def test_outlines_and_phrases_can_be_checked_and_shown(tmp_path):
    assert jianggao("outlines", "check", "party-annual", folder=tmp_path).returncode == 0
    assert "必填" in jianggao("outlines", "show", "party-annual", folder=tmp_path).stdout
    assert "支部建设：" in jianggao("phrases", "check", folder=tmp_path).stdout
    shown = jianggao("phrases", "show", "支部建设/大抓支部", folder=tmp_path).stdout
    assert "内置:party/branch.yaml:" in shown
    lost = jianggao("phrases", "show", "支部建设/大抓", folder=tmp_path)
    assert lost.returncode == 3
    assert "支部建设/大抓支部" in lost.stderr


def test_the_plan_is_shown_before_any_words_are_made(tmp_path):
    done = jianggao("draft", "party-annual", "-f", FACTS, "--plan", folder=tmp_path)
    assert done.returncode == 0
    assert "[任务，" in done.stdout
    assert "· 完成86个党支部的标准化达标验收" in done.stdout
    assert "号召与结语" in done.stdout
    assert "exhortation" not in done.stdout


def test_doctor_and_completion_answer(tmp_path):
    assert jianggao("doctor", folder=tmp_path).returncode == 0
    assert "_JIANGGAO_COMPLETE" in jianggao("completion", "bash", folder=tmp_path).stdout


BAD = {
    "空.yaml": b"",
    "二进制.yaml": bytes(range(128, 256)),
    "制表符.yaml": "会议名称: 甲\n成绩:\n\t- 乙\n".encode(),
    "重复键.yaml": "会议名称: 甲\n会议名称: 乙\n".encode(),
    "错类型.yaml": "日期: 明天\n".encode(),
    "错单位.yaml": "党支部数: 12人\n".encode(),
    "不认识.yaml": "会议: 甲\n".encode(),
    "不是映射.yaml": "- 甲\n".encode(),
}


@pytest.mark.parametrize("name", [*BAD, "没有.yaml", "."])
def test_bad_facts_give_one_clear_message_and_touch_no_file(tmp_path, name):
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    (tmp_path / "稿.docx").write_bytes(b"old")
    done = jianggao("draft", "party-annual", "-f", name, "-o", "稿.docx", folder=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert name in done.stderr or name == "."
    assert "→" in done.stderr
    assert (tmp_path / "稿.docx").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("templates/task_lead.j2", "{% block 一 %}{{ 单位 }", "模板写法有误"),
        (
            "templates/task_lead.j2",
            "{% block 一 %}{{ 没有的 }}{% endblock %}",
            "不认识的名称“没有的”",
        ),
        ("templates/task_lead.j2", "只有文字", "模板里没有"),
        ("phrases/甲.yaml", "概念:\n- 编号: 甲\n  阶段: 行懂\n  对象: 乙\n", "不能是“行懂”"),
        ("outlines/party-annual.yaml", "名称: 甲\n章节:\n- 语步: 任物\n", "不能是“任物”"),
    ],
)
def test_bad_workspace_files_are_told_with_their_place(tmp_path, file, text, message):
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    done = jianggao("draft", "party-annual", "-f", FACTS, "-o", "稿.docx", folder=tmp_path)
    assert done.returncode == 3
    assert message in done.stderr
    assert path.name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "稿.docx").exists()


def test_an_unknown_format_or_outline_is_told(tmp_path):
    assert jianggao("draft", "party-annual", "-o", "稿.xyz", folder=tmp_path).returncode == 3
    done = jianggao("draft", "party-anual", folder=tmp_path)
    assert done.returncode == 3
    assert "是不是“party-annual”？" in done.stderr


def test_wrong_usage_is_code_two_and_chinese(tmp_path):
    done = jianggao("draft", folder=tmp_path)
    assert done.returncode == 2
    assert "提纲" in done.stderr
    assert jianggao("draft", "party-annual", "--as-of", "明天", folder=tmp_path).returncode == 2


def test_a_sentence_of_the_draft_leads_to_its_origin(tmp_path):
    jianggao("draft", "party-annual", "-o", "稿.json", "-o", "稿.docx", folder=tmp_path)
    found = jianggao("explain", "稿.json", "同志们：", "--json", folder=tmp_path)
    assert {row["style"] for row in json.loads(found.stdout)} == {"salutation"}
    missing = jianggao("explain", "稿.json", "没有的话", folder=tmp_path)
    assert missing.returncode == 3
    assert "没有哪一段里有" in missing.stderr
    word = jianggao("explain", "稿.docx", folder=tmp_path)
    assert word.returncode == 3
    assert ".json" in word.stderr
    assert "UTF-8" not in word.stderr


def test_an_outline_called_by_its_chinese_name_is_found_out(tmp_path):
    told = jianggao("draft", "表彰大会", folder=tmp_path)
    assert told.returncode == 3
    assert "commendation（表彰大会讲话）" in told.stderr


@pytest.mark.parametrize(("out", "words"), [("稿", "没有扩展名"), ("夹", "这是一个文件夹")])
def test_an_output_that_is_no_file_name_is_told_as_what_it_is(tmp_path, out, words):
    (tmp_path / "夹").mkdir()
    told = jianggao("draft", "party-annual", "-o", out, folder=tmp_path)
    assert told.returncode == 3
    assert words in told.stderr


def test_a_form_is_not_written_under_a_name_that_lies(tmp_path):
    told = jianggao("facts", "new", "party-annual", "-o", "要素.doc", folder=tmp_path)
    assert told.returncode == 3
    assert ".xlsx" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_cleaning_an_empty_folder_leaves_nothing_behind(tmp_path):
    (tmp_path / "空").mkdir()
    told = jianggao("corpus", "clean", "空", "-o", "旧稿.jsonl", folder=tmp_path)
    assert told.returncode == 3
    assert not (tmp_path / "旧稿.jsonl").exists()


def test_reviewing_without_a_keyboard_is_a_message(tmp_path):
    (tmp_path / "phrases").mkdir()
    text = "主题: 试\n子题: 试\n状态: 候选\n套语: [{文字: 抓铁有痕}]\n"
    (tmp_path / "phrases" / "候选.yaml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "phrases", "review"],
        cwd=tmp_path,
        encoding="utf-8",
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "候选 1 条" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_workspace_that_is_not_there_is_told_and_not_taken_for_an_empty_one(tmp_path):
    told = jianggao("draft", "new-post", "-w", "没有的", folder=tmp_path)
    assert told.returncode == 2
    assert "文件夹“没有的”不存在" in told.stderr


def test_a_form_tells_what_comes_next(tmp_path):
    told = jianggao("facts", "new", "new-post", "-o", "要素.xlsx", folder=tmp_path)
    assert "jianggao draft new-post -f 要素.xlsx -o 讲话稿.docx" in told.stderr


def test_a_list_without_entries_says_so(tmp_path):
    told = jianggao("phrases", "list", "--subtopic", "支部", folder=tmp_path)
    assert told.stdout == ""
    assert "没有符合的条目" in told.stderr
