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


@corpus.command(epilog="例：jianggao corpus clean 文稿 -o 文稿.jsonl")
@click.argument("folder", metavar="文件夹", type=_PATH)
@click.option("-o", "--out", type=_PATH, required=True, metavar="文件", help="写到哪里，一行一篇 JSON")
def clean(folder: Path, out: Path) -> None:
    """清洗一批文稿：去拼音、转简体、理标点、拆合集、分章节。"""
    from generator.api import corpus as api

    for line in api.clean(folder, out):
        click.echo(line)


@corpus.command(epilog="例：jianggao corpus show 文稿/讲话.docx")
@click.argument("file", metavar="文件", type=_PATH)
@json_option
def show(file: Path, as_json: bool) -> None:
    """看一个文件的结构：题目、署名、各级标题、段落。"""
    from generator.api import corpus as api

    show_rows(api.structure(file), as_json, "{indent}[{kind}] {text}")


@corpus.command(epilog="例：jianggao corpus kwic 压实责任 文稿")
@click.argument("word", metavar="词语")
@click.argument("folder", metavar="文件夹", type=_PATH)
@json_option
def kwic(word: str, folder: Path, as_json: bool) -> None:
    """查一个词语在文稿里的上下文，居中对齐。"""
    from generator.api import corpus as api

    rows = api.kwic(word, folder)
    show_rows(rows, as_json, "{left}【{word}】{after}　{document}:{offset}")
    if not rows and not as_json:
        click.echo(f"没有找到“{word}”。", err=True)


@click.command(epilog="例：jianggao mine 文稿 -o phrases/候选.yaml --topic 机关党建")
@click.argument("sources", metavar="文件夹...", nargs=-1, required=True, type=_PATH)
@click.option(
    "-o", "--out", type=_PATH, required=True, metavar="文件",
    help="写到哪里；套语写进这个文件，各子题的概念写进同名的文件夹；给文件夹则都写在里面",
)
@click.option(
    "--min-documents", type=click.IntRange(min=1), default=3, show_default=True, metavar="数",
    help="套语至少见于几篇文稿；不能少于 3 篇",
)
@click.option("--topic", metavar="主题", default="", help="只归到这个主题的子题；新的主题则按文稿自己的标题分子题")
@click.option("--no-builtin", is_flag=True, help="不参照内置套语库的子题，只按工作区的和文稿自己的标题")
@workspace_option
def mine(
    sources: tuple[Path, ...], out: Path, min_documents: int, topic: str, no_builtin: bool,
    root: Path,
) -> None:
    """从一批文稿里挖掘套语、概念、框架和标题组，写成候选，供审阅入库。"""
    from generator.api import mining
    from generator.api.workspace import Workspace
    from generator.mining.options import Options

    bank = Workspace(root, built_in=not no_builtin).bank()
    options = Options(min_documents, topic)
    with _bar() as progress:
        lines = mining.mine(sources, out, options, bank, progress)
    for line in lines:
        click.echo(line)


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error, silent when that is no terminal."""
    from tqdm import tqdm

    with tqdm(file=sys.stderr, disable=not sys.stderr.isatty(), leave=False) as bar:

        def step(done: int, total: int, text: str) -> None:
            bar.total = total
            bar.set_description(text[:20], refresh=False)
            bar.update(done - bar.n)

        yield step
