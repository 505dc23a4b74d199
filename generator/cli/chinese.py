"""Click's own words in Chinese, whatever the language of the system."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

import click
from click import types

from generator.cli.page import Page

LOCALE = Path(__file__).resolve().parent.parent / "locale"
"""Catalogues; ``zh_CN/LC_MESSAGES/messages.po`` says how to rebuild the ``.mo``."""

TYPE_NAMES: dict[Any, str] = {
    types.BoolParamType: "是或否",
    types.Choice: "选择",
    types.DateTime: "时间",
    types.File: "文件",
    types.FloatParamType: "数",
    types.FloatRange: "数",
    types.IntParamType: "整数",
    types.IntRange: "整数",
    types.StringParamType: "文字",
    types.UnprocessedParamType: "文字",
    types.UUIDParameterType: "UUID",
}
"""Names that click writes into messages and metavars without looking them up."""


def speak_chinese() -> None:
    """Switch click to Chinese for this process, and for programs that it starts.

    Click asks the default domain of gettext for every text at the moment of printing. gettext
    takes the language from the environment alone, on Windows too, and ``LANGUAGE`` comes first.
    """
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", LOCALE)
    gettext.textdomain("messages")
    click.Context.formatter_class = Page
    for kind, name in TYPE_NAMES.items():
        kind.name = name
