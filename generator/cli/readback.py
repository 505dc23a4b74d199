"""``jianggao read-back``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import workspace_option


@click.command("read-back", epilog="例：jianggao read-back 改过的.docx --draft 初稿.json -o 回读")
@click.argument("file", metavar="改过的.docx", type=click.Path(path_type=Path))
@click.option(
    "--draft", "draft_file", type=click.Path(path_type=Path), required=True, metavar="初稿.json",
    help="起草时一起导出的 .json",
)  # fmt: skip
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="文件夹",
    help="把要素、候选说法写到这个文件夹；不给则只看不写",
)  # fmt: skip
@workspace_option
def read_back(file: Path, draft_file: Path, out: Path | None, root: Path) -> None:
    """看人在 Word 里改了什么：填上的要素、换用和改写的说法、新写的和删去的。

    Word、WPS、LibreOffice 另存过也能认。加 -o 才写：要素.yaml、候选说法、改动清单，审过再用。
    """
    from generator.api import proposals, readback

    readings = readback.read_back(file, draft_file, root)
    for line in readback.report(readings):
        click.echo(line)
    for path in proposals.write(readings, out, root) if out else ():
        click.echo(f"已写好：{path}", err=True)
