"""Click speaks Chinese: every text of its own is translated and help pages are set for it."""

from __future__ import annotations

import ast
import gettext
import os
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from catalogue_support import compiled, read_po

from generator.cli.chinese import LOCALE, TYPE_NAMES
from generator.cli.page import columns, paragraphs, wrap

PO = LOCALE / "zh_CN" / "LC_MESSAGES" / "messages.po"
LOOK_UPS = {"_": 1, "gettext": 1, "ngettext": 2}
"""Functions of gettext and how many messages each takes."""

KNOWN_EXPRESSIONS = {"extra['required']": "required"}
"""Messages that click looks up without naming them at the call."""


def click_sources() -> Iterator[ast.Call]:
    for path in Path(click.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node


def looked_up() -> set[str]:
    """Every message that the installed click looks up; of plurals the singular."""
    calls = [call for call in click_sources() if getattr(call.func, "id", "") in LOOK_UPS]
    return {message(call.args[0]) for call in calls}


def message(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return KNOWN_EXPRESSIONS[ast.unparse(node)]


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def say(*arguments: str, columns: int = 80) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in an English environment."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**environment(), "LANG": "en_US.UTF-8", "LANGUAGE": "en", "COLUMNS": str(columns)},
    )


def environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("LC_")}


def test_every_text_that_click_looks_up_has_a_translation() -> None:
    translated = {key.partition("\0")[0] for key in read_po(PO)}
    assert looked_up()
    assert looked_up() <= translated


def test_the_compiled_catalogue_is_made_from_the_text(regenerate: bool) -> None:
    expected = compiled(read_po(PO))
    target = PO.with_suffix(".mo")
    if regenerate:
        target.write_bytes(expected)
    assert target.read_bytes() == expected


def test_python_reads_the_compiled_catalogue() -> None:
    catalogue = gettext.translation("messages", LOCALE, ["zh_CN"])
    assert catalogue.gettext("Usage:") == "用法："
    assert "是不是" in catalogue.ngettext("Did you mean {possibility}?", "", 2)


def test_a_translation_asks_for_no_value_that_click_does_not_give() -> None:
    for key, translation in read_po(PO).items():
        assert slots(translation) <= {slot for text in key.split("\0") for slot in slots(text)}


def test_every_named_type_of_click_has_a_chinese_name() -> None:
    named = {
        kind
        for kind in vars(click.types).values()
        if isinstance(kind, type)
        and issubclass(kind, click.ParamType)
        and isinstance(vars(kind).get("name"), str)
    }
    assert named <= set(TYPE_NAMES)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["outlines", "x"], "用法：jianggao outlines [选项] 命令 [参数]..."),
        (["draft"], "缺少参数 '提纲'"),
        (["draft"], " 查看帮助。"),
        (["draft", "x", "--sed", "1"], "没有“--sed”这个选项。 是不是想写 "),
        (["draft", "x", "--seed", "一"], "'--seed' 的值不对：“一”不是整数。"),
        (["draft", "x", "--chars", "0"], "0 超出了范围（x>=1）"),
        (["draft", "x", "--minutes", "多"], "“多”不是数。"),
        (["draft", "x", "--as-of", "昨天"], "“昨天”不是日期"),
        (["draft", "x", "y"], "多写了参数（y）"),
        (["draft", "x", "--out"], "选项 --out 后面要写 1 个值。"),
        (["draft", "x", "--plan=1"], "选项 --plan 后面不带值。"),
        (["outlines", "check"], "缺少参数 '提纲...'"),
        (["facts", "import", "x"], "缺少选项 '-o' / '--out'"),
        (["completion", "fisch"], "不能是“fisch”，可以写：'bash', 'zsh', 'fish'。"),
        (["起草"], "没有“起草”这个命令。"),
    ],
)
def test_a_usage_error_is_told_in_chinese_with_exit_code_2(
    arguments: list[str], words: str
) -> None:
    told = say(*arguments)
    assert words in told.stdout + told.stderr
    assert told.returncode == 2


def test_a_help_page_holds_no_english_of_click() -> None:
    page = say("draft", "--help").stdout
    assert "用法：jianggao draft [选项] 提纲" in page
    assert "选项：" in page
    assert "显示这份帮助" in page
    assert "默认：1" in page
    for word in ("Usage", "Options", "OPTIONS", "Show", "default", "Error", "COMMAND"):
        assert word not in page


def test_explanations_begin_in_one_column_although_chinese_is_wide() -> None:
    lines = say("draft", "--help").stdout.splitlines()
    starts = {
        columns(line[: line.index(words)])
        for words in ("要素表；", "写到哪里", "换一个数", "只看布局", "工作区文件夹", "显示这份")
        for line in lines
        if words in line
    }
    assert len(starts) == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_help_page_is_wider_than_the_terminal(width: int) -> None:
    for command in ("draft", "init", "phrases"):
        lines = say(command, "--help", columns=width).stdout.splitlines()
        assert max(map(columns, lines)) <= width


def test_a_line_never_begins_with_a_comma_nor_splits_an_option() -> None:
    text = "按提纲和要素起草，写成“Word”等格式（见 --layout）。"
    for width in range(12, 50):
        lines = wrap(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert not any(line[0] in "，。）”" or line[-1] in "“（" for line in lines)
        assert any("--layout" in line for line in lines)


def test_lines_of_a_chinese_docstring_join_without_a_space() -> None:
    assert list(paragraphs("必填的留出\n醒目的【待补】。\n\n第二段 a\nb", 80)) == [
        ["必填的留出醒目的【待补】。"],
        ["第二段 a b"],
    ]


def test_lines_marked_for_click_stay_as_they_are() -> None:
    assert list(paragraphs("\b\n甲\n乙", 80)) == [["甲", "乙"]]
