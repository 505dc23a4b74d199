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


@outlines.command(epilog="例：jianggao outlines extract 去年讲话.docx -o outlines/我的提纲.yaml")
@click.argument("speech", metavar="文稿", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="文件", help="写到哪里；默认输出到屏幕"
)
@click.option("--topic", default="", metavar="主题", help="从套语库的哪个主题取说法；默认找最近的")
@workspace_option
def extract(speech: Path, out: Path | None, topic: str, root: Path) -> None:
    """从一篇现成的文稿提取提纲：各部分的语步、比例、要点个数、标题（换掉年份和数字）。

    提取出来就能起草；每一部分的判断有多大把握，写在提纲开头。
    """
    from generator.api import extract as extraction

    found = extraction.extract(speech, root, topic)
    for line in found.report:
        click.echo(line, err=True)
    if out is None:
        click.echo(found.text, nl=False)
    else:
        extraction.save(found, out)
        click.echo(f"已写好：{out}", err=True)


@outlines.command(epilog="例：jianggao outlines schema > outline.json")
def schema() -> None:
    """输出提纲的 JSON Schema，供编辑器补全和检查。"""
    click.echo(api.schema(), nl=False)
