"""``jianggao outlines``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.api import outlines as api
from generator.cli.options import json_option, show_rows, workspace_option


@click.group()
def outlines() -> None:
    """查看、检查提纲。"""


@outlines.command("list", epilog="例：jianggao outlines list")
@json_option
@workspace_option
def list_(as_json: bool, root: Path) -> None:
    """列出全部提纲。"""
    show_rows(api.listing(root), as_json, "{name:<18}{genre}  {title}（{length}字）")


@outlines.command(epilog="例：jianggao outlines show party-annual")
@click.argument("name", metavar="提纲")
@workspace_option
def show(name: str, root: Path) -> None:
    """看一个提纲：各部分、所要的要素。"""
    click.echo(api.description(name, root))


@outlines.command(epilog="例：jianggao outlines check outlines/我的提纲.yaml")
@click.argument("names", metavar="提纲...", nargs=-1, required=True)
@workspace_option
def check(names: tuple[str, ...], root: Path) -> None:
    """检查提纲写得对不对，套语库供不供得上。"""
    for name in names:
        api.check(name, root)
        click.echo(f"{name}：没有问题。")


@outlines.command(epilog="例：jianggao outlines schema > outline.json")
def schema() -> None:
    """输出提纲的 JSON Schema，供编辑器补全和检查。"""
    click.echo(api.schema(), nl=False)
