"""``jianggao phrases review|promote``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from generator.cli.options import workspace_option
from generator.cli.phrase_options import author_option, draft_folder_option, layer_option, today
from generator.errors import DataError, bad_data
from generator.vocabulary import Stage

if TYPE_CHECKING:
    from generator.api.review import Review

KEYS = "a 采用　r 不要　t 改阶段　e 改字　s 先放着　u 撤回　q 停下"


@click.command(epilog="例：jianggao phrases review --subtopic 支部建设")
@click.option("--topic", metavar="主题", default="", help="只审这个主题")
@click.option("--subtopic", metavar="子题", default="", help="只审这个子题")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="挖掘时用的文稿，用来显示上下文；默认是工作区的 corpus",
)
@layer_option
@draft_folder_option
@author_option
@workspace_option
def review(
    topic: str,
    subtopic: str,
    corpus: Path | None,
    layer: str,
    draft: Path | None,
    author: str,
    root: Path,
) -> None:
    """逐条审阅候选：按一个键决定一条，立刻存下；随时可以停，下次接着审。"""
    from generator.api.desk import Desk
    from generator.api.review import Contexts, Review

    desk = Desk(root, layer, draft, author, today())
    job = Review(desk, Contexts(corpus or root / "corpus"), topic, subtopic)
    click.echo(f"候选 {job.total} 条。{KEYS}")
    while job.current is not None:
        for line in job.page():
            click.echo(line)
        key = _key()
        if key in ("q", "\x03", "\x04", ""):
            break
        _answer(job, key)
    click.echo(f"还剩 {len(job.waiting)} 条没有审。")


def _key() -> str:
    try:
        return click.getchar()
    except OSError:
        raise bad_data("这里读不到按键。", "请在终端窗口里直接运行 phrases review。") from None


def _answer(job: Review, key: str) -> None:
    try:
        _ACTIONS.get(key, _explain)(job)
    except DataError as error:
        click.echo(str(error))


def _accept(job: Review) -> None:
    job.accept()
    click.echo("  √ 采用")


def _reject(job: Review) -> None:
    job.reject()
    click.echo("  × 不要")


def _retag(job: Review) -> None:
    stages = get_args(Stage)
    click.echo("  " + "　".join(f"{n} {stage}" for n, stage in enumerate(stages, 1)))
    number = _key()
    if number.isdecimal() and 1 <= int(number) <= len(stages):
        job.retag(stages[int(number) - 1])


def _reword(job: Review) -> None:
    record = job.current
    assert record is not None
    old = " / ".join(record.texts)
    text = click.prompt("  改成（几条用 / 隔开）", default=old, show_default=False)
    job.reword([part.strip() for part in text.split("/")])
    click.echo("  √ 改后采用")


def _undo(job: Review) -> None:
    click.echo("  已撤回上一条。" if job.undo() else "  没有可以撤回的。")


def _explain(job: Review) -> None:
    click.echo(f"  {KEYS}")


_ACTIONS: dict[str, Callable[[Review], None]] = {
    "a": _accept,
    "r": _reject,
    "t": _retag,
    "e": _reword,
    "s": lambda job: job.skip(),
    "u": _undo,
}


@click.command(epilog="例：jianggao phrases promote --author 张三")
@click.argument("ids", metavar="[编号...]", nargs=-1)
@click.option("--proposal", is_flag=True, help="作为候选提交，单位审阅以后才生效")
@author_option
@workspace_option
def promote(ids: tuple[str, ...], proposal: bool, author: str, root: Path) -> None:
    """把个人层的新条目和改动（或者只把这些编号）提交到单位层，写成一个单独的文件，便于审看。"""
    from generator.api.desk import Desk
    from generator.api.promote import promote as hand_in

    path, what = hand_in(Desk(root, author=author, day=today()), ids, proposal)
    click.echo(f"已提交：{what}（{path}）")


REVIEWING: tuple[click.Command, ...] = (review, promote)
"""Commands of the group ``phrases`` by which entries are taken on."""
