"""``jianggao init``, ``doctor`` and ``completion``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.api import workspace as api
from generator.cli.options import json_option, show_rows


@click.command(epilog="例：jianggao init 我的工作区")
@click.argument("folder", metavar="[文件夹]", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """建一个工作区：outlines、phrases、templates、corpus 四个文件夹，各有一份说明。

    已有的文件一概不动。
    """
    for path in api.create(folder):
        click.echo(f"已建好：{path}")
    click.echo("下一步：jianggao facts new party-annual -o 要素.yaml")


@click.command(epilog="例：jianggao doctor")
@json_option
def doctor(as_json: bool) -> None:
    """检查安装是否完好：数据、缓存、可选的外部程序。"""
    rows = list(api.health())
    show_rows(rows, as_json, "{mark} {name}：{detail}")
    if not all(row["ok"] for row in rows):
        sys.exit(1)


@click.command(epilog="例：jianggao completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="bash|zsh|fish")
def completion(shell: str) -> None:
    """输出命令补全脚本。"""
    from click.shell_completion import get_completion_class

    from generator.cli.main import jianggao

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(jianggao, {}, "jianggao", "_JIANGGAO_COMPLETE").source())
