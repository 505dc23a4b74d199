"""Options that several commands share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

AUTOMATIC = "自动"
"""Instead of a number of characters: as many as the facts carry."""

_NUMBERS = re.compile(r"\d+")

F = TypeVar("F", bound=Callable[..., Any])


def workspace_option(function: F) -> F:
    """``--workspace DIR``: the user's workspace, the current folder by default."""
    return click.option(
        "-w",
        "--workspace",
        "root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        default=Path(),
        show_default="当前文件夹",
        help="工作区文件夹",
        metavar="文件夹",
    )(function)


def json_option(function: F) -> F:
    """``--json``: a list of objects instead of a table."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序读取")(
        function
    )


def show_rows(rows: Iterable[Mapping[str, Any]], as_json: bool, line: str) -> None:
    """Rows as JSON, or each as one line by a format string."""
    rows = list(rows)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(line.format_map(row).rstrip())


class LengthType(click.IntRange):
    """A number of characters, or AUTOMATIC for as many as the facts carry."""

    name = "字数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or AUTOMATIC as it is."""
        if value == AUTOMATIC:
            return value
        if not str(value).isdecimal():
            self.fail(f"“{value}”不是字数，请写一个数，或者写“{AUTOMATIC}”。", param, ctx)
        return super().convert(value, param, ctx)


class DateType(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A date such as 2026-02-26 or 2026年2月26日."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Fails with a Chinese usage message."""
        try:
            return date.fromisoformat("-".join(f"{n:0>2}" for n in _NUMBERS.findall(value)))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2026-02-26 的样子。", param, ctx)
