"""``jianggao phrases``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.api import phrases as api
from generator.cli.options import json_option, show_rows, workspace_option


@click.group()
def phrases() -> None:
    """查看、检查套语库。"""


@phrases.command("list", epilog="例：jianggao phrases list --subtopic 支部建设 --stage 成效")
@click.option("--topic", metavar="主题", default="", help="只看这个主题")
@click.option("--subtopic", metavar="子题", default="", help="只看这个子题")
@click.option("--stage", metavar="阶段", default="", help="只看这个阶段")
@click.option("--kind", metavar="种类", default="", help="概念、语句、标题组、框架或套语")
@click.option("--layer", metavar="层", default="", help="内置或工作区")
@click.option("--match", metavar="文字", default="", help="只看含有这些字的")
@json_option
@workspace_option
def list_(
    topic: str,
    subtopic: str,
    stage: str,
    kind: str,
    layer: str,
    match: str,
    as_json: bool,
    root: Path,
) -> None:
    """列出套语库里的条目。"""
    wanted = {"topic": topic, "subtopic": subtopic, "stage": stage, "kind": kind, "layer": layer}
    show_rows(api.listing(root, wanted, match), as_json, "{id}  [{kind} {stage}]  {text}")


@phrases.command(epilog="例：jianggao phrases show 支部建设/达标创建")
@click.argument("id", metavar="编号")
@workspace_option
def show(id: str, root: Path) -> None:
    """看一个条目：各语步的说法、承接、出处。"""
    click.echo(api.description(id, root))


@phrases.command(epilog="例：jianggao phrases check phrases/我的套语.yaml")
@click.argument("files", metavar="文件...", nargs=-1, type=click.Path(path_type=Path))
@workspace_option
def check(files: tuple[Path, ...], root: Path) -> None:
    """检查套语文件；不给文件则检查全部，并统计每个子题的各阶段有多少概念。"""
    for line in api.check(files, root):
        click.echo(line)


@phrases.command(epilog="例：jianggao phrases schema > phrases.json")
def schema() -> None:
    """输出套语文件的 JSON Schema，供编辑器补全和检查。"""
    click.echo(api.schema(), nl=False)
