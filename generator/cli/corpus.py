"""``jianggao corpus`` and ``jianggao mine``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.cli.options import json_option, show_rows, workspace_option

_PATH = click.Path(path_type=Path)


@click.group()
def corpus() -> None:
    """清洗文稿、看清结构、查上下文。"""


@corpus.command(epilog="例：jianggao corpus clean 文稿 -o 文稿.jsonl --report 清洗报告.html")
@click.argument("folder", metavar="文件夹", type=_PATH)
@click.option(
    "-o", "--out", type=_PATH, required=True, metavar="文件", help="写到哪里，一行一篇 JSON"
)
@click.option(
    "--report", type=_PATH, metavar="文件", help="另写一页清洗报告：每篇修补了什么，改前改后"
)
def clean(folder: Path, out: Path, report: Path | None) -> None:
    """清洗一批文稿：去拼音、转简体、理标点、拆合集、分章节。

    中断了再运行一次就接着做；坏文件跳过，列在屏幕上。
    """
    from generator.api import corpus as api

    with progress_bar() as progress:
        lines = list(api.clean(folder, out, report, progress))
    for line in lines:
        click.echo(line)


@corpus.command(epilog="例：jianggao corpus stats 文稿")
@click.argument("source", metavar="文件夹", type=_PATH)
@json_option
def stats(source: Path, as_json: bool) -> None:
    """数一数：多少篇、多少字、哪些文种和年份、修补了多少处。"""
    from generator.api import lookups

    with progress_bar() as progress:
        rows = lookups.stats(source, progress)
    show_rows(rows, as_json, "{what}　{name}：{number}")


@corpus.command(epilog="例：jianggao corpus dedupe 文稿 --least 0.5")
@click.argument("source", metavar="文件夹", type=_PATH)
@click.option(
    "--least",
    type=click.FloatRange(0.1, 1),
    default=0.5,
    show_default=True,
    metavar="数",
    help="相同部分占较短一篇的多少才算",
)
@json_option
def dedupe(source: Path, least: float, as_json: bool) -> None:
    """找重复的文稿，换了地名的也找得出。只列出来，不删文件。"""
    from generator.api import lookups

    with progress_bar() as progress:
        rows = lookups.dedupe(source, least, progress)
    show_rows(rows, as_json, "{percent}　{first}　=　{second}")
    if not rows and not as_json:
        click.echo("没有重复的文稿。", err=True)


@corpus.command(epilog="例：jianggao corpus show 文稿/讲话.docx")
@click.argument("file", metavar="文件", type=_PATH)
@click.option("--places", is_flag=True, help="标出在原文件的第几行第几个字")
@json_option
def show(file: Path, places: bool, as_json: bool) -> None:
    """看一个文件的结构：题目、署名、各级标题、段落。"""
    from generator.api import corpus as api

    pattern = "{indent}[{kind}] {text}" + "{place}" * places
    show_rows(api.structure(file), as_json, pattern)


@corpus.command(epilog="例：jianggao corpus kwic 压实责任 文稿")
@click.argument("word", metavar="词语")
@click.argument("source", metavar="文件夹", type=_PATH)
@json_option
def kwic(word: str, source: Path, as_json: bool) -> None:
    """查一个词语在文稿里的上下文，居中对齐。

    也可以查 corpus clean 写的 .jsonl。头一次先清洗，以后很快。
    """
    from generator.api import lookups

    with progress_bar() as progress:
        rows = lookups.kwic(word, source, progress)
    show_rows(rows, as_json, "{left}【{word}】{after}　{document} {year}")
    if not rows and not as_json:
        click.echo(f"没有找到“{word}”。", err=True)


@click.command(epilog="例：jianggao mine 文稿 -o phrases/候选.yaml --topic 机关党建")
@click.argument("sources", metavar="文件夹...", nargs=-1, required=True, type=_PATH)
@click.option(
    "-o",
    "--out",
    type=_PATH,
    required=True,
    metavar="文件",
    help="写到哪里；套语写进这个文件，各子题的概念写进同名的文件夹；给文件夹则都写在里面",
)
@click.option(
    "--min-documents",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="数",
    help="套语至少见于几篇文稿；不能少于 3 篇",
)
@click.option(
    "--topic",
    metavar="主题",
    default="",
    help="只归到这个主题的子题；新的主题则按文稿自己的标题分子题",
)
@click.option(
    "--no-builtin", is_flag=True, help="不参照内置套语库的子题，只按工作区的和文稿自己的标题"
)
@click.option(
    "--dictionary", metavar="文件", type=_PATH, help="本单位的词典，每行一个词，挖掘时不拆开"
)
@click.option(
    "--index", metavar="文件夹", type=_PATH, help="索引放在哪里；默认放在缓存里，下次只读新文件"
)
@click.option(
    "--processes", type=click.IntRange(min=1), metavar="数", help="用几个进程；默认有几个核用几个"
)
@click.option(
    "--cluster",
    metavar="地址",
    default="",
    help="在 Ray 集群上做（要装 jianggao[cluster]），“local”是在本机起一个",
)
@click.option(
    "--report", metavar="文件", type=_PATH, help="另写一页挖掘报告：种类、覆盖、词汇增长、分布"
)
@workspace_option
def mine(
    sources: tuple[Path, ...], out: Path, min_documents: int, topic: str, no_builtin: bool,
    dictionary: Path | None, index: Path | None, processes: int | None, cluster: str,
    report: Path | None, root: Path,
) -> None:  # fmt: skip
    """从一批文稿里挖掘套语、概念、框架、标题组、领句和过渡句，写成候选，供审阅入库。

    清洗和拆句的结果留在索引里：加了文件只读新的，中断了再运行就接着做。
    """
    from generator.api import mining
    from generator.api.workspace import Workspace
    from generator.mining.options import Options

    bank = Workspace(root, built_in=not no_builtin).bank()
    options = Options(min_documents, topic, dictionary=dictionary)
    means = mining.Means(index, processes or 0, cluster)
    with progress_bar() as progress:
        lines = mining.mine(sources, out, options, bank, progress, means, report)
    for line in lines:
        click.echo(line)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error, silent when that is no terminal."""
    from tqdm import tqdm

    with tqdm(file=sys.stderr, disable=not sys.stderr.isatty(), leave=False) as bar:

        def step(done: int, total: int, text: str) -> None:
            bar.total = total
            bar.set_description(text[:20], refresh=False)
            bar.update(done - bar.n)

        yield step
