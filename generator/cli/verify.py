"""``jianggao verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import workspace_option


@click.command(epilog="例：jianggao verify 讲话稿.docx -f 要素.yaml")
@click.argument("file", metavar="讲话稿.docx", type=click.Path(path_type=Path))
@click.option(
    "-f", "--facts", type=click.Path(path_type=Path), metavar="文件", help="起草时用的要素表"
)
@click.option(
    "--phrases", type=click.Path(path_type=Path), metavar="文件夹", help="起草时 --phrases 给的套语"
)
@workspace_option
def verify(file: Path, facts: Path | None, phrases: Path | None, root: Path) -> None:
    """核验：照文件里的来历清单重做一遍，说明是否一字不差；不一致时说明哪里变了。"""
    from generator.api import verify as api

    verdict = api.verify(file, facts, root, phrases)
    for line in verdict.lines:
        click.echo(line)
    sys.exit(0 if verdict.identical else 1)
