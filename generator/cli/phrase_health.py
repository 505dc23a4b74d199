"""``jianggao phrases health``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.options import DateType, workspace_option
from generator.cli.phrase_options import today


@click.command(epilog="例：jianggao phrases health --html 体检.html")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件",
    help="另写一个网页，列出全部",
)
@click.option("--as-of", type=DateType(), metavar="日期", help="按哪一天看是否过时；默认今天")
@click.option(
    "--drafts",
    type=click.IntRange(2, 50),
    default=5,
    show_default=True,
    metavar="数",
    help="每个提纲试写几稿",
)
@workspace_option
def health(html: Path | None, as_of: date | None, drafts: int, root: Path) -> None:
    """给套语库体检：能写几稿不重样、哪里缺、哪些重复、矛盾、过时、用不上。"""
    from generator.api import health_report
    from generator.api.health import health as examine
    from generator.files import write_text

    report = examine(root, as_of or today(), drafts)
    for line in health_report.lines(report):
        click.echo(line)
    if html:
        write_text(html, health_report.page(report))
        click.echo(f"已写好：{html}")
