"""The command line starts light, lists every command and explains each in Chinese."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from generator.cli.main import COMMANDS, jianggao

HEAVY = {
    "chardet",
    "docx",
    "filelock",
    "jieba",
    "jinja2",
    "lxml",
    "msgspec",
    "opencc",
    "openpyxl",
    "platformdirs",
    "pydantic",
    "tqdm",
    "yaml",
}
"""Libraries that a help page must not load."""

CHINESE = re.compile("[\u4e00-\u9fff]")


def loaded_by(*arguments: str) -> set[str]:
    """Dotted names of the modules that a run of the command imports."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stderr
    return {line.rpartition("|")[2].strip() for line in told.splitlines()}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its words, sub-commands included."""
    pending: list[tuple[str, click.Command]] = [("jianggao", jianggao)]
    while pending:
        path, command = pending.pop()
        yield path, command
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=path)
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None, f"{path} {name}"
                pending.append((f"{path} {name}", child))


def page(path: str, command: click.Command) -> str:
    return command.get_help(click.Context(command, info_name=path))


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_the_help_path_loads_no_heavy_library(argument: str) -> None:
    assert not {name.partition(".")[0] for name in loaded_by(argument)} & HEAVY


def test_the_help_path_loads_nothing_of_ours_but_the_command_line() -> None:
    ours = {name for name in loaded_by("--help") if name.startswith("generator.")}
    assert "generator.cli.main" in ours
    assert ours <= {
        "generator.cli",
        "generator.cli.main",
        "generator.cli.chinese",
        "generator.cli.page",
        "generator.errors",
    }


def test_the_help_page_lists_every_command() -> None:
    lines = page("jianggao", jianggao).splitlines()
    listed = [line.split()[0] for line in lines if line.strip()]
    assert set(COMMANDS) <= set(listed)


def test_every_command_can_be_loaded_and_says_what_it_is_for() -> None:
    for path, command in commands():
        assert CHINESE.search(command.help or ""), path


def test_every_command_gives_an_example_that_begins_with_its_own_name() -> None:
    for path, command in commands():
        if path != "jianggao" and not isinstance(command, click.Group):
            assert re.search(f"例：{path}( |$)", command.epilog or ""), path


def test_every_option_has_chinese_help() -> None:
    for path, command in commands():
        for param in command.get_params(click.Context(command, info_name=path)):
            if isinstance(param, click.Option):
                assert CHINESE.search(param.help or ""), f"{path} {param.opts}"


def test_every_value_of_an_option_or_argument_is_named_in_chinese_or_by_its_choices() -> None:
    for path, command in commands():
        if not isinstance(command, click.Group):
            pieces = command.collect_usage_pieces(click.Context(command, info_name=path))
            for piece in pieces[1:]:
                assert CHINESE.search(piece) or "|" in piece, f"{path} {piece}"


def test_the_one_line_help_of_a_command_is_never_cut_short() -> None:
    for path, command in commands():
        if isinstance(command, click.Group):
            assert "..." not in re.sub(r"\S+\.\.\.", "", page(path, command)), path


def test_help_pages_hold_no_english_sentence() -> None:
    for path, command in commands():
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+[ .]", page(path, command)), path
