"""``jianggao phrases export|import``: the bank as a table for Excel."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import workspace_option
from generator.cli.phrase_options import author_option, draft_folder_option, layer_option, today

_PATH = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog="例：jianggao phrases export 套语.xlsx --topic 机关党建")
@click.argument("file", metavar="文件", type=_PATH)
@click.option("--topic", metavar="主题", default="", help="只导出这个主题")
@click.option("--subtopic", metavar="子题", default="", help="只导出这个子题")
@draft_folder_option
@workspace_option
def export(file: Path, topic: str, subtopic: str, draft: Path | None, root: Path) -> None:
    """把套语库导出成表格（.xlsx 或 .csv），在 Excel 里改好再用 import 导入。"""
    from generator.api import tables
    from generator.api.desk import Desk

    click.echo(tables.export(Desk(root, draft=draft), file, topic, subtopic))


@click.command("import", epilog="例：jianggao phrases import 套语.xlsx --layer 个人")
@click.argument("file", metavar="文件", type=_PATH)
@click.option("--log", type=_PATH, metavar="文件", help="把每一行的结果写进这个文件")
@layer_option
@draft_folder_option
@author_option
@workspace_option
def import_(
    file: Path, log: Path | None, layer: str, draft: Path | None, author: str, root: Path
) -> None:
    """导入改好的表格：只有改过的格子起作用，少了的行不算删除，编号留空的是新增。

    有错的行不导入，其余照常导入；有错时返回码是 1。
    """
    from generator.api import tables
    from generator.api.desk import Desk
    from generator.files import write_text

    lines = tables.bring_in(Desk(root, layer, draft, author, today()), file)
    for line in tables.told(lines):
        click.echo(line)
    if log:
        write_text(log, "".join(f"{line}\n" for line in lines))
    if any(line.outcome == tables.FAILED for line in lines):
        sys.exit(1)


TABLES: tuple[click.Command, ...] = (export, import_)
"""Commands of the group ``phrases`` that work with tables."""
