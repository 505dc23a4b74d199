"""``jianggao compare``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.corpus import progress_bar
from generator.cli.options import json_option, show_rows

_PATH = click.Path(path_type=Path)


@click.command(epilog="例：jianggao compare 今年 去年　　jianggao compare 文稿 --since 2024")
@click.argument("source", metavar="文件夹", type=_PATH)
@click.argument("other", metavar="[另一个文件夹]", type=_PATH, required=False)
@click.option(
    "--since",
    type=click.IntRange(1900, 2200),
    metavar="年份",
    help="同一个文件夹里，这一年以来与以前相比",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=40,
    show_default=True,
    metavar="数",
    help="列出几条",
)
@json_option
def compare(source: Path, other: Path | None, since: int | None, most: int, as_json: bool) -> None:
    """比较两批文稿：前一批明显说得更多的套语；或者某一年以来新多起来的说法。"""
    from generator.api import comparison
    from generator.mining.options import Options

    if (other is None) == (since is None):
        raise click.UsageError("请给出另一个文件夹，或者 --since 年份，二者取一。")
    with progress_bar() as progress:
        if other is not None:
            rows = comparison.compare(source, other, Options(), progress, most=most)
        else:
            rows = comparison.new_since(source, int(since or 0), Options(), progress, most=most)
    show_rows(
        rows,
        as_json,
        "{text}　{count} 次 {documents} 篇，对方 {other_count} 次 {other_documents} 篇，{times}",
    )
    if not rows and not as_json:
        click.echo("没有明显的差别。", err=True)
