"""``jianggao facts``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.api import facts as api
from generator.cli.options import workspace_option


@click.group()
def facts() -> None:
    """生成、检查要素表。"""


@facts.command(epilog="例：jianggao facts new party-annual -o 要素.yaml")
@click.argument("outline", metavar="提纲")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪里：.yaml，或者用 Excel 填的 .xlsx、.csv；默认输出到屏幕",
)
@workspace_option
def new(outline: str, out: Path | None, root: Path) -> None:
    """按提纲生成一份带说明的要素表，照着填。已有的文件不会覆盖。"""
    text = api.form(outline, root, out)
    if out is None:
        click.echo(text, nl=False)
    else:
        click.echo(f"已写好：{out}", err=True)
        click.echo(
            f"填好、存盘，再运行：jianggao draft {outline} -f {out} -o 讲话稿.docx", err=True
        )


@facts.command(epilog="例：jianggao facts check 要素.yaml --outline party-annual")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--outline", metavar="提纲", help="按哪个提纲检查；不写就按要素最对得上的")
@workspace_option
def check(file: Path, outline: str | None, root: Path) -> None:
    """检查要素表：名称、类型、单位，缺哪些。"""
    for line in api.check(file, outline or _assumed(file, root), root):
        click.echo(line)


@facts.command(
    "import", epilog="例：jianggao facts import 要素.xlsx --outline party-annual -o 要素.yaml"
)
@click.argument("file", metavar="表格", type=click.Path(path_type=Path))
@click.option("--outline", metavar="提纲", help="是哪个提纲的要素；不写就按要素最对得上的")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, metavar="文件", help="写到哪里"
)
@workspace_option
def import_(file: Path, outline: str | None, out: Path, root: Path) -> None:
    """把 Excel 或 CSV 的要素表转成 YAML。draft 也可以直接用 -f 要素.xlsx。"""
    count = api.bring_in(file, outline or _assumed(file, root), root, out)
    click.echo(f"已写好：{out}（{count} 项）", err=True)


def _assumed(file: Path, root: Path) -> str:
    """The outline that a sheet seems to be of, told to the user."""
    name = api.outline_for(file, root)
    click.echo(f"按提纲 {name} 看；不对就用 --outline 写明。", err=True)
    return name
