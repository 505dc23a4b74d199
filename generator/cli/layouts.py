"""``jianggao layouts``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.api import layouts as api
from generator.cli.options import json_option, show_rows, workspace_option


@click.group()
def layouts() -> None:
    """查看、检查 Word 版式。"""


@layouts.command("list", epilog="例：jianggao layouts list")
@json_option
@workspace_option
def list_(as_json: bool, root: Path) -> None:
    """列出全部版式：内置的，和工作区 layouts 文件夹里单位自己的。"""
    show_rows(api.listing(root), as_json, "{name:<12}{title}（{source}）")


@layouts.command(epilog="例：jianggao layouts show speech")
@click.argument("name", metavar="版式")
@json_option
@workspace_option
def show(name: str, as_json: bool, root: Path) -> None:
    """看一个版式的每个参数和依据：规定、一般、实务、推算，还是单位自定。"""
    show_rows(api.parameters(name, root), as_json, "{section}.{key}: {value}〔{basis}〕")


@layouts.command(epilog="例：jianggao layouts check layouts/本单位.yaml")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """检查版式文件写得对不对，行数、字数排不排得下。"""
    for line in api.check(file):
        click.echo(line)
