"""``jianggao format``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import workspace_option


@click.command("format", epilog="例：jianggao format 旧稿.docx -o 新稿.docx --layout gbt9704")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), multiple=True, required=True, metavar="文件",
    help="写到哪里，按扩展名定格式（.docx .pdf .md .txt .html），可以给几个",
)  # fmt: skip
@click.option("--layout", metavar="版式", default="speech", show_default=True, help="Word 版式")
@workspace_option
def format_(file: Path, out: tuple[Path, ...], layout: str, root: Path) -> None:
    """给现成的稿子（.docx .md .txt）套版式，一个字也不改，并列出认出的标题、日期、称谓、落款。"""
    from generator.api import formatting as api

    for line in api.reformat(file, out, layout, root):
        click.echo(line)
    for path in out:
        click.echo(f"已写好：{path}", err=True)
