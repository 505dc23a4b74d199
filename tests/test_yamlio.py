"""YAML: every problem with its line and column, and none of YAML's surprises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.model import PhraseFile
from generator.errors import DataError, Problem
from generator.validation import schema_of, validate
from generator.yamlio import load, parse

FILE = Path("我的.yaml")


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        validate(PhraseFile, parse(text, FILE))
    return list(caught.value.problems)


def test_all_problems_are_told_at_once_each_at_its_place():
    found = problems_of(
        "主题: 机关党建\n字题: 支部\n概念:\n- 编号: 甲\n  阶段: 行懂\n  对象: {会议}\n  任务: [好, 3]\n"
        "- 阶段: 行动\n"
    )
    assert [(p.line, p.what) for p in found] == [
        (2, "不认识“字题”。"),
        (5, "不能是“行懂”。"),
        (6, "“对象”应当是一段文字。"),
        (7, "“1”应当是一段文字。"),
        (8, "缺少“编号”。"),
        (8, "缺少“对象”。"),
    ]
    assert found[0].remedy.startswith("是不是想写“子题”？")
    assert found[1].remedy.startswith("是不是想写“行动”？")


def test_an_unknown_move_is_told_with_the_moves_there_are():
    found = problems_of("标题组:\n- 编号: 甲\n  语步: 回故\n  标题: {支部: 好}\n")
    assert found[0].line == 3
    assert "回顾" in found[0].remedy


def test_a_tab_is_told_with_its_line():
    assert [(p.line, p.column) for p in problems_of("主题: 甲\n概念:\n\t- 编号: 乙\n")] == [(3, 1)]


def test_a_key_written_twice_is_told_with_both_lines():
    found = problems_of("主题: 甲\n子题: 乙\n主题: 丙\n")
    assert (found[0].line, found[0].what) == (3, "“主题”写了两遍（前一处在第 1 行）。")


def test_a_full_width_colon_is_recognised():
    assert "英文冒号" in problems_of("主题：甲\n子题: 乙\n")[0].remedy


def test_every_key_with_a_full_width_colon_is_told_and_no_text_that_has_one():
    found = problems_of("单位：甲\n成绩: 抓两手：一手学\n任务：\n- 抓好一件事：修路\n")
    assert [(p.line, p.column) for p in found] == [(1, 3), (3, 3)]


def test_aliases_are_refused_so_that_no_file_can_explode():
    found = problems_of("主题: &a [x]\n子题: *a\n")
    assert "锚点" in found[0].what


def test_a_time_a_date_and_the_word_on_stay_text():
    data = parse("a: 12:30\nb: 2026-01-01\nc: on\nd: 是\ne: 012\n", FILE).data
    assert data == {"a": "12:30", "b": "2026-01-01", "c": "on", "d": "是", "e": "012"}


def test_an_empty_file_a_comment_a_folder_and_a_binary_are_told(tmp_path):
    for name, data, message in (
        ("空.yaml", b"", "文件是空的"),
        ("注.yaml", "# 只有注释\n".encode(), "只有注释"),
        ("二.yaml", b"\xff\xfe\x00\x01\x80", "不是 UTF-8"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(DataError, match=message):
            load(path)
    with pytest.raises(DataError, match="这是一个文件夹"):
        load(tmp_path)
    with pytest.raises(DataError, match="找不到这个文件"):
        load(tmp_path / "没有.yaml")


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path):
    path = tmp_path / "甲.yaml"
    path.write_bytes("\ufeff主题: 甲\r\n子题: 乙\r\n".encode())
    assert validate(PhraseFile, load(path)).subtopic == "乙"


@given(st.text(max_size=200))
def test_any_text_is_either_read_or_refused_with_a_message(text):
    assert all(problem.what for problem in _problems_if_any(text))


def _problems_if_any(text: str) -> tuple[Problem, ...]:
    try:
        validate(PhraseFile, parse(text, FILE))
    except DataError as error:
        return error.problems
    return ()


def test_the_schema_speaks_chinese():
    schema = schema_of(PhraseFile, "套语库")
    assert schema["properties"]["概念"]["description"].startswith("对一个对象")
    assert "行动" in schema["$defs"]["Concept"]["properties"]["阶段"]["enum"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("套语:\n- 文字: {会议}要开好\n", 2, "加英文引号"),
        ("领句:\n- {会议}要开好。\n", 2, "加英文引号"),
        ("领句:\n- {会议}\n", 2, "要加引号"),
        ("概念:\n- 编号：督办\n", 2, "不要用中文冒号"),
        ("主题：安全\n子题: 甲\n", 1, "后面是中文冒号"),
        ("概念:\n- 编号: 督办\n　 阶段: 行动\n", 3, "缩进里有全角空格"),
        ("主题:　安全\n", 1, "冒号后面是全角空格"),
        ("备注: 先抓 #1工程\n", 1, "都当成注释丢掉了"),
        ("领句: [先抓 #1工程。]\n乙: 丙\n", 1, "当成注释"),
        ("主题:安全\n子题: 甲\n", 1, "英文冒号的后面要有一个空格"),
    ],
)
def test_a_trap_of_yaml_is_told_with_what_to_do(text, line, words):
    found = problems_of(text)
    assert any(p.line - line in (0, 1) and words in p.what + p.remedy for p in found), found


@pytest.mark.parametrize(
    "text",
    [
        "备注: 先抓一号   # 这是注释\n",
        "备注: '先抓 #1工程'\n",
        "备注: C#语言\n",
        "# 开头的注释\n主题: 甲\n",
        "备注: |\n  先抓 #1工程\n",
        "备注: 他说：好\n",
    ],
)
def test_what_only_looks_like_a_trap_passes(text):
    validate(PhraseFile, parse(text, FILE))


def test_a_file_in_the_old_encoding_is_called_by_its_name(tmp_path):
    path = tmp_path / "甲.yaml"
    path.write_bytes("主题: 安全生产\n子题: 隐患排查\n".encode("gbk"))
    with pytest.raises(DataError, match="看起来是 GBK"):
        load(path)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("[甲方面|乙方面]要抓好。", "英文单引号括起来"),
        ("[甲方面|乙方面]", "英文单引号括起来"),
        ('"要"抓好。', "英文引号要把整句括起来"),
        ("要抓好: 一件事。", "不要有英文冒号加空格"),
        ("{党支部数}党支部。", "要加英文引号"),
    ],
)
def test_words_of_a_passage_that_yaml_takes_for_something_else(value, told):
    found = problems_of(f"句群:\n- 编号: 任务·一\n  语步: 任务\n  文字: {value}\n")
    assert told in found[0].remedy
