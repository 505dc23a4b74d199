"""``jianggao phrases add|edit|ban|restore|pin|weight``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from generator.cli.options import DateType, workspace_option
from generator.cli.phrase_options import author_option, draft_folder_option, layer_option, today
from generator.vocabulary import Move, ObjectType, Stage

if TYPE_CHECKING:
    from generator.api.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])

_FIELDS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("--stage",), {"type": click.Choice(get_args(Stage)), "help": "阶段"}),
    (("--object",), {"metavar": "对象", "help": "说的是哪件事"}),
    (("--type", "object_type"), {"type": click.Choice(get_args(ObjectType)), "help": "对象的类型"}),
    (("--thread",), {"metavar": "线索", "help": "子题之内的一条线"}),
    (("--agent",), {"metavar": "主体", "help": "由谁来做"}),
    (("--after",), {"metavar": "对象", "multiple": True, "help": "成效、底线能接在哪个对象之后"}),
    (("--task",), {"metavar": "说法", "multiple": True, "help": "作为任务的说法，可以给几个"}),
    (("--review",), {"metavar": "说法", "multiple": True, "help": "作为回顾的说法，可以给几个"}),
    (("--problem",), {"metavar": "说法", "multiple": True, "help": "作为问题的说法，可以给几个"}),
    (("--text",), {"metavar": "文字", "help": "句群、语句的文字；“[甲|乙]”是可以互换的说法"}),
    (
        ("--lead", "leads"),
        {"metavar": "领语", "multiple": True, "help": "句群前面的短标题，可以给几个"},
    ),
    (("--from", "valid_from"), {"type": DateType(), "help": "从哪一天起可以用"}),
    (("--to", "valid_to"), {"type": DateType(), "help": "到哪一天为止可以用"}),
    (("--replaced-by",), {"metavar": "编号", "help": "停用之后改用哪一条"}),
    (("--note",), {"metavar": "文字", "help": "备注"}),
)
"""Options for the fields of an entry."""


def _field_options(function: F) -> F:
    for names, settings in reversed(_FIELDS):
        function = click.option(*names, **settings)(function)
    return function


def _desk_options(function: F) -> F:
    """Where to write, and who does it."""
    for option in (workspace_option, author_option, draft_folder_option, layer_option):
        function = option(function)
    return function


def _desk(root: Path, layer: str, draft: Path | None, author: str) -> Desk:
    from generator.api.desk import Desk

    return Desk(root, layer, draft, author, today())


@click.command(
    epilog="例：jianggao phrases add 支部建设/任务·晒账 --move 任务 --thread 组织生活 "
    "--lead 晒出支部账本 --text 支部干了什么，党员最清楚。要[按季|按期]晒出支部工作账本。"
)
@click.argument("id", metavar="编号")
@click.option("--topic", metavar="主题", default="", help="主题；子题已经有了就不用写")
@click.option("--move", type=click.Choice(get_args(Move)), help="新增句群：用在哪个语步")
@click.option("--role", metavar="用途", default="", help="新增语句：领句、承句或其他用途")
@_field_options
@_desk_options
def add(id: str, root: Path, layer: str, draft: Path | None, author: str, **fields: Any) -> None:
    """新增一个条目，编号写成“子题/编号”。

    句群写 --move 和 --text，概念写 --stage、--object 和说法；语句写 --role 和 --text，编号只写子题。
    """
    from generator.bank.model import Addition

    given = {name: value for name, value in fields.items() if value not in (None, "", ())}
    click.echo(_desk(root, layer, draft, author).add(id, Addition(**given)))


@click.command(
    epilog="例：jianggao phrases edit 支部建设/任务·三会一课 --lead 严肃组织生活 --lead 严格组织生活"
)
@click.argument("id", metavar="编号")
@_field_options
@click.option("--status", type=click.Choice(("采用", "候选", "禁用")), help="状态")
@_desk_options
def edit(id: str, root: Path, layer: str, draft: Path | None, author: str, **fields: Any) -> None:
    """修改一个条目：只写要改的项，没写的照旧。"""
    from generator.api.desk import change_of

    click.echo(_desk(root, layer, draft, author).edit(id, change_of(fields)))


@click.command(epilog="例：jianggao phrases ban 支部建设/大抓支部 --note 本单位不这样提")
@click.argument("keys", metavar="编号或原话...", nargs=-1, required=True)
@click.option("--note", metavar="文字", default="", help="为什么禁用")
@_desk_options
def ban(
    keys: tuple[str, ...],
    note: str,
    root: Path,
    layer: str,
    draft: Path | None,
    author: str,
) -> None:
    """禁用条目（给编号），或只禁用其中一句（给原话）。"""
    desk = _desk(root, layer, draft, author)
    for key in keys:
        click.echo(desk.ban(key, note))


@click.command(epilog="例：jianggao phrases restore 支部建设/大抓支部")
@click.argument("keys", metavar="编号或原话...", nargs=-1, required=True)
@_desk_options
def restore(keys: tuple[str, ...], root: Path, layer: str, draft: Path | None, author: str) -> None:
    """恢复被禁用的条目或句子，下面哪一层禁用的都可以。"""
    desk = _desk(root, layer, draft, author)
    for key in keys:
        click.echo(desk.restore(key))


@click.command(epilog="例：jianggao phrases pin 支部建设/大抓支部")
@click.argument("ids", metavar="编号...", nargs=-1, required=True)
@click.option("--off", is_flag=True, help="取消置顶")
@_desk_options
def pin(
    ids: tuple[str, ...],
    off: bool,
    root: Path,
    layer: str,
    draft: Path | None,
    author: str,
) -> None:
    """置顶条目：用得上的地方优先用。"""
    desk = _desk(root, layer, draft, author)
    for id in ids:
        click.echo(desk.pin(id, not off))


@click.command(epilog="例：jianggao phrases weight 支部建设/大抓支部 2")
@click.argument("id", metavar="编号")
@click.argument("factor", metavar="倍数", type=click.FloatRange(0, 10, min_open=True))
@_desk_options
def weight(id: str, factor: float, root: Path, layer: str, draft: Path | None, author: str) -> None:
    """调整被选用的机会：2 是加倍，0.5 是减半，1 是照旧。"""
    click.echo(_desk(root, layer, draft, author).weigh(id, factor))


EDITS: tuple[click.Command, ...] = (add, edit, ban, restore, pin, weight)
"""Commands of the group ``phrases`` that write an overlay."""
