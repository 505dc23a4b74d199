"""``jianggao phrases``: look at the bank."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import json_option, show_rows, workspace_option
from generator.cli.phrase_edits import EDITS
from generator.cli.phrase_health import health
from generator.cli.phrase_options import draft_folder_option
from generator.cli.phrase_review import REVIEWING
from generator.cli.phrase_tables import TABLES


@click.group()
def phrases() -> None:
    """查看、修改、审阅、检查套语库。"""


for _command in (*EDITS, *REVIEWING, *TABLES, health):
    phrases.add_command(_command)


@phrases.command(
    "list", epilog="例：jianggao phrases list --subtopic 支部建设 --kind 句群 --move 任务"
)
@click.option("--topic", metavar="主题", default="", help="只看这个主题")
@click.option("--subtopic", metavar="子题", default="", help="只看这个子题")
@click.option("--stage", metavar="阶段", default="", help="只看这个阶段；句群是语步，语句是用途")
@click.option("--thread", metavar="线索", default="", help="只看子题之内的这条线索")
@click.option("--move", metavar="语步", default="", help="只看能用在这个语步的，如任务、回顾、问题")
@click.option("--length", metavar="字数", default="", help="只看有这么长的说法的，如 8-14")
@click.option("--pattern", metavar="句式", default="", help="只看有这种句式的，如把字式、动宾式")
@click.option("--kind", metavar="种类", default="", help="句群、概念、语句、标题组、框架或套语")
@click.option("--layer", metavar="层", default="", help="内置、单位、个人或本稿")
@click.option("--status", metavar="状态", default="", help="采用、候选或禁用；不写则不列禁用的")
@click.option("--match", metavar="文字", default="", help="只看含有这些字的")
@draft_folder_option
@json_option
@workspace_option
def list_(match: str, draft: Path | None, as_json: bool, root: Path, **wanted: str) -> None:
    """列出套语库里的条目。"""
    from generator.api import phrases as api

    rows = api.listing(root, wanted, match, draft)
    show_rows(rows, as_json, "{id}  [{kind} {where}]{mark}  {text}")
    if not rows and not as_json:
        click.echo("没有符合的条目。", err=True)


@phrases.command(epilog="例：jianggao phrases show 支部建设/达标创建")
@click.argument("id", metavar="编号")
@draft_folder_option
@workspace_option
def show(id: str, draft: Path | None, root: Path) -> None:
    """看一个条目：各语步的说法、承接、出处，和各层改动的经过。"""
    from generator.api import phrases as api

    click.echo(api.description(id, root, draft))


@phrases.command(epilog="例：jianggao phrases diff 内置 个人")
@click.argument("lower", metavar="下层")
@click.argument("upper", metavar="上层")
@draft_folder_option
@workspace_option
def diff(lower: str, upper: str, draft: Path | None, root: Path) -> None:
    """比较两层：从下层到上层，套语库里多了、少了、改了哪些条目。"""
    from generator.api import phrases as api

    for line in api.differences(root, lower, upper, draft):
        click.echo(line)


@phrases.command(epilog="例：jianggao phrases check phrases/我的套语.yaml")
@click.argument("files", metavar="文件...", nargs=-1, type=click.Path(path_type=Path))
@workspace_option
def check(files: tuple[Path, ...], root: Path) -> None:
    """检查套语文件；不给文件则检查全部，并统计每个子题的各阶段有多少概念。"""
    from generator.api import phrases as api

    for line in api.check(files, root):
        click.echo(line)


@phrases.command(epilog="例：jianggao phrases schema > phrases.json")
def schema() -> None:
    """输出套语文件的 JSON Schema，供编辑器补全和检查。"""
    from generator.api.schemas import schema_text, schemas

    click.echo(schema_text(schemas()["phrases"]), nl=False)
