"""``jianggao draft`` and ``jianggao explain``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.api import drafts, exports
from generator.api import variants as several
from generator.api.workspace import Workspace
from generator.cli.options import (
    AUTOMATIC,
    DateType,
    LengthType,
    json_option,
    show_rows,
    workspace_option,
)
from generator.draft import CHARACTERS_PER_MINUTE


@click.command(epilog="例：jianggao draft party-annual -f 要素.yaml -o 讲话稿.docx --chars 5000")
@click.argument("outline", metavar="提纲")
@click.option(
    "-f",
    "--facts",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="要素表；不给则用一般的说法起草，并列出缺什么",
)
@click.option("--sample", is_flag=True, help="用随软件附带的示例要素（虚构的），先看看样子")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    multiple=True,
    metavar="文件",
    help="写到哪里，按扩展名定格式（.docx .pdf .md .txt .html .json），可以给几个；默认输出 Markdown 到屏幕",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, metavar="数", help="换一个数得到另一稿"
)
@click.option(
    "--variants",
    "count",
    type=click.IntRange(2, 20),
    metavar="几稿",
    help="一次写几稿，彼此至少六成分句不同；文件名后面加 -1、-2……",
)
@click.option(
    "--chars",
    type=LengthType(min=1),
    metavar="字数",
    help=f"篇幅；默认按提纲。写“{AUTOMATIC}”就按要素定，有多少事说多少话",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    metavar="分钟",
    help=f"按讲话时间定篇幅，每分钟 {CHARACTERS_PER_MINUTE} 字",
)
@click.option("--layout", metavar="版式", help="Word 版式：内置的或工作区 layouts 里的；默认按提纲")
@click.option(
    "--as-of",
    type=DateType(),
    metavar="日期",
    help="按哪一天判断提法是否有效；默认按要素表里的日期",
)
@click.option("--comments", is_flag=True, help="Word 里用批注写明每处说法、要素的出处")
@click.option("--alternatives", is_flag=True, help="Word 里给套语配下拉列表，可以换一种说法")
@click.option("--clean", is_flag=True, help="干净的副本：没有填空框、书签、批注和来历清单")
@click.option("--task-table", is_flag=True, help="把有牵头单位或期限的条目列成任务表，作为附件")
@click.option("--contents", is_flag=True, help="文前加目录，页码已填好，Word 里可以更新")
@click.option("--numbering", is_flag=True, help="标题由 Word 自动编号；默认是打好的“一、（一）”")
@click.option("--pauses", is_flag=True, help="朗读稿：停顿处加／")
@click.option("--stresses", is_flag=True, help="朗读稿：要素下面加着重号")
@click.option("--plan", "plan_only", is_flag=True, help="只看布局：各部分写什么、多少字")
@click.option(
    "--phrases",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="只给这一稿用的套语；默认是要素表旁边同名的“.套语”文件夹",
)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="往年文稿：与它们相同的话不说，自动换掉；换不掉的（如要素里的原话）列出来",
)
@click.option("--no-builtin", is_flag=True, help="不用内置套语库，只用工作区的")
@click.option("--candidates", is_flag=True, help="也用挖掘所得、尚未审阅的候选说法")
@workspace_option
def draft(
    outline: str,
    facts: Path | None,
    sample: bool,
    out: tuple[Path, ...],
    seed: int,
    count: int | None,
    chars: int | str | None,
    minutes: float | None,
    layout: str | None,
    as_of: date | None,
    comments: bool,
    alternatives: bool,
    clean: bool,
    task_table: bool,
    contents: bool,
    numbering: bool,
    pauses: bool,
    stresses: bool,
    plan_only: bool,
    phrases: Path | None,
    corpus: Path | None,
    no_builtin: bool,
    candidates: bool,
    root: Path,
) -> None:
    """按提纲和要素起草。

    同样的提纲、要素、套语库和 --seed 得到一字不差的稿子。缺少的要素不会编造：必填的在稿子里留出
    醒目的【待补】，其余用一般的说法，屏幕上都会列出来。
    """
    if sample:
        facts = drafts.sample_facts(outline)
    length = chars if isinstance(chars, int) else None
    request = drafts.Request(outline, facts, seed, length, minutes, as_of, phrases, corpus)
    workspace = Workspace(root, not no_builtin, candidates)
    if chars == AUTOMATIC:
        if minutes:
            raise click.UsageError(f"--chars {AUTOMATIC} 不能和 --minutes 一起用，请只写一个。")
        request = drafts.as_long_as_its_facts(request, workspace)
    if plan_only:
        click.echo(drafts.plan_text(request, workspace))
        return
    switches = exports.Switches(
        layout or "",
        comments,
        alternatives,
        clean,
        pauses,
        stresses,
        task_table,
        contents,
        numbering,
    )
    if count is None:
        _write(exports.make(request, workspace), out or (Path("-"),), switches)
        return
    targets = [several.numbered(out or (Path("-"),), n) for n in range(1, count + 1)]
    for made, paths in zip(several.variants(request, workspace, count), targets, strict=True):
        click.echo(f"第 {targets.index(paths) + 1} 稿（--seed {made.request.seed}）", err=True)
        _write(made, paths, switches, told=paths is targets[0])


def _write(
    made: exports.Made, out: Sequence[Path], switches: exports.Switches, told: bool = True
) -> None:
    outputs = exports.export(made, out, switches)
    for line in (*drafts.report(made.draft, told), *exports.compared(made)):
        click.echo(line, err=True)
    for path, data in outputs:
        if path == Path("-"):
            click.echo(data.decode("utf-8"), nl=False)
        else:
            click.echo(f"已写好：{path}", err=True)


@click.command(
    epilog="例：jianggao explain 讲话稿.json 12　　jianggao explain 讲话稿.json 三会一课"
)
@click.argument("file", metavar="初稿.json", type=click.Path(path_type=Path))
@click.argument("wanted", metavar="[段号或原话]", default="")
@json_option
def explain(file: Path, wanted: str, as_json: bool) -> None:
    """说明初稿里每一处文字出自哪个模板、哪条套语、哪个要素。"""
    rows = drafts.explain(file, wanted)
    show_rows(rows, as_json, "{paragraph:>3}  {text}\n     ← {origin}")
