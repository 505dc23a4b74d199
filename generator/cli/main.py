"""The ``jianggao`` command: a table of commands, each loaded only when it is used."""

from __future__ import annotations

import atexit
import gc
import importlib
import sys
from typing import Any

import click

from generator import __version__
from generator.errors import JianggaoError

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("generator.cli.workspace:init", "建一个工作区，放自己的提纲、套语、模板和语料"),
    "outlines": ("generator.cli.outlines:outlines", "查看、检查提纲"),
    "facts": ("generator.cli.facts:facts", "生成、检查要素表"),
    "draft": ("generator.cli.draft:draft", "按提纲和要素起草，写成 Word 等格式"),
    "explain": ("generator.cli.draft:explain", "说明初稿里每一处文字的出处"),
    "format": ("generator.cli.format:format_", "给现成的稿子套版式，一个字也不改"),
    "read-back": ("generator.cli.readback:read_back", "看人在 Word 里改了什么，回收要素和说法"),
    "verify": ("generator.cli.verify:verify", "照来历清单重做一遍 Word 文件，看是否一致"),
    "layouts": ("generator.cli.layouts:layouts", "查看、检查 Word 版式"),
    "corpus": ("generator.cli.corpus:corpus", "清洗文稿、看清结构"),
    "mine": ("generator.cli.corpus:mine", "从一批文稿里挖掘套语，供审阅入库"),
    "compare": ("generator.cli.comparison:compare", "比较两批文稿，找出谁说得更多、哪些是新说法"),
    "phrases": ("generator.cli.phrases:phrases", "查看、修改、审阅、检查套语库"),
    "check": ("generator.cli.check:check", "审校文稿：泄漏、数字、提法、结构、语言、标点、版式"),
    "rule": ("generator.cli.check:rule", "说明审校规则"),
    "doctor": ("generator.cli.workspace:doctor", "检查安装是否完好"),
    "completion": ("generator.cli.workspace:completion", "输出命令补全脚本"),
}
"""Command → (``module:attribute``, one line of help); the order is that of the help page."""


class LazyGroup(click.Group):
    """A group that imports a command when it runs, not when the help page lists it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command table, without importing any of them."""
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    help="讲稿：离线起草讲话稿。同样的输入得到同样的稿子，每句话都查得到出处。",
    epilog="例：jianggao draft party-annual -f 要素.yaml -o 讲话稿.docx",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, "-V", "--version", message="jianggao %(version)s", help="显示版本"
)
def jianggao() -> None:
    """Root of the command line."""


def run() -> None:
    """Entry point: our errors become one message and an exit code; nothing else is caught."""
    from generator.cli.chinese import speak_chinese

    speak_chinese()
    gc.set_threshold(200_000)  # A run is short and makes many small lasting objects.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    try:
        jianggao(prog_name="jianggao")
    except JianggaoError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)


def _as_utf8(stream: Any) -> None:
    """Files and pipes get UTF-8 on every system; a console keeps its own encoding."""
    if not stream.isatty():
        stream.reconfigure(encoding="utf-8")
    else:
        stream.reconfigure(errors="replace")
