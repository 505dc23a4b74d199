"""``jianggao check`` and ``jianggao rule``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.options import DateType, json_option, show_rows, workspace_option

if TYPE_CHECKING:
    from generator.api.workspace import Workspace

_PATH = click.Path(path_type=Path)


@click.command(epilog="例：jianggao check 讲话稿.docx --org 云溪县 --corpus 往年文稿")
@click.argument("files", metavar="[文件]...", nargs=-1, type=_PATH)
@click.option(
    "-f", "--facts", type=_PATH, metavar="文件", help="要素表：核对数字、人名、地名、年份"
)
@click.option("--outline", default="", metavar="提纲", help="要素表是哪个提纲的")
@click.option("--org", multiple=True, metavar="名称", help="本单位的名称，可以给几个，如 云溪县")
@click.option("--corpus", type=_PATH, metavar="文件夹", help="往年文稿：查有没有照抄")
@click.option(
    "--as-of", type=DateType(), metavar="日期", help="稿子是哪一天的；默认看要素表和题目下的日期"
)
@click.option("--rules", type=_PATH, metavar="文件", help="审校设置；默认用工作区的 rules.yaml")
@click.option("--fix", is_flag=True, help="把有把握的改掉，直接写回 .txt、.md 文件")
@click.option("--diff", is_flag=True, help="只看会改哪些，不写回")
@click.option("--comments", type=_PATH, metavar="文件", help="把结果作为批注写进 .docx 的副本")
@click.option("--sarif", "sarif_out", type=_PATH, metavar="文件", help="另写一份 SARIF 2.1.0")
@click.option("--html", "html_out", type=_PATH, metavar="文件", help="另写一份网页")
@click.option("--test-rules", is_flag=True, help="试验工作区 rules 里自己的规则")
@json_option
@workspace_option
def check(
    files: tuple[Path, ...],
    facts: Path | None,
    outline: str,
    org: tuple[str, ...],
    corpus: Path | None,
    as_of: date | None,
    rules: Path | None,
    fix: bool,
    diff: bool,
    comments: Path | None,
    sarif_out: Path | None,
    html_out: Path | None,
    test_rules: bool,
    as_json: bool,
    root: Path,
) -> None:
    """审校文稿：缺漏、照抄、泄漏、数字、提法、结构、语言、标点、版式。

    能查 .docx、.md、.txt 和初稿 .json。查出问题返回 1，没有问题返回 0，文件有误返回 3。没有查的规则会列出来，并说明缺什么。
    """
    from generator.api import checks
    from generator.api.workspace import Workspace

    workspace = Workspace(root)
    if test_rules:
        _try_own_rules(workspace)
    if not files:
        raise click.UsageError("请给出要审校的文件。")
    done = checks.check(files, checks.Request(facts, outline, org, corpus, as_of, rules), workspace)
    for line in checks.shown(done, as_json, diff):
        click.echo(line)
    for line in checks.write(done, checks.Outputs(sarif_out, html_out, comments, fix), workspace):
        click.echo(line, err=True)
    for line in checks.summary(done):
        click.echo(line, err=True)
    sys.exit(any(entry.report.findings for entry in done))


def _try_own_rules(workspace: Workspace) -> NoReturn:
    """Try the workspace's rules and leave with 1 when an example fails."""
    from generator.api import checks

    wrong = list(checks.try_rules(workspace))
    for line in wrong:
        click.echo(line)
    click.echo(f"{len(wrong)} 处不对。" if wrong else "自己的规则都通过了。", err=True)
    sys.exit(bool(wrong))


@click.command(epilog="例：jianggao rule JG301")
@click.argument("code", metavar="[编号]", required=False)
@json_option
@workspace_option
def rule(code: str | None, as_json: bool, root: Path) -> None:
    """说明一条审校规则：查什么、凭什么、正例反例；不给编号则列出全部。"""
    from generator.api import checks
    from generator.api.workspace import Workspace

    workspace = Workspace(root)
    if code:
        click.echo(checks.explain(code, workspace), nl=False)
    else:
        show_rows(checks.listed(workspace), as_json, "{code}  {group}  {level}  {title}")
