"""Options that the commands of the phrase bank share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

LAYERS = ("单位", "个人", "本稿")


def draft_folder_option(function: F) -> F:
    """``--phrases DIR``: the phrases of one draft."""
    return click.option(
        "--phrases",
        "draft",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="文件夹",
        help="本稿的套语文件夹（要素表旁边的“.套语”文件夹）",
    )(function)


def layer_option(function: F) -> F:
    """``--layer``: the layer that a command writes to."""
    return click.option(
        "--layer",
        type=click.Choice(LAYERS),
        default=LAYERS[1],
        show_default=True,
        help="写进哪一层",
    )(function)


def author_option(function: F) -> F:
    """``--author``: who signs a change."""
    return click.option(
        "--author",
        metavar="姓名",
        default="",
        envvar="JIANGGAO_AUTHOR",
        help="署名，记在改动里；也可以设环境变量 JIANGGAO_AUTHOR",
    )(function)


def today() -> date:
    """The day of a change; time comes in here, at the edge."""
    return date.today()
