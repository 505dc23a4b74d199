"""Marks of a template engine or a program left in the text."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG103",
    title="模板标记没有替换",
    authority="实务：程序生成的痕迹",
    level="错误",
    why="{{…}}、${…}、undefined、None、NaN是程序没有填上的空位。",
    check=each(
        r"\{\{[^}\n]*\}\}|\{%[^%\n]*%\}|\$\{[^}\n]*\}|\{[\u4e00-\u9fff_a-zA-Z]{1,20}\}|#REF!|#N/A|(?<![A-Za-z0-9_-])(?:undefined|None|NaN|null|nan)(?![A-Za-z0-9_-])|<(?:br|p|div|span)[^>]*>|&(?:nbsp|lt|gt|amp);|^#{1,6} +(?=\S)|^[*+-] +(?=[\u4e00-\u9fff])|^```",
        "“{0}”是没有替换的模板标记。",
        "填上它代表的内容，或者删去。",
    ),
    bad=examples(
        "出席会议的有⟦{{嘉宾}}⟧。",
        "全年完成⟦undefined⟧项。",
        "新建⟦{支部数}⟧个支部。",
        "会议强调：⟦&nbsp;⟧要抓落实。",
        "⟦## ⟧要抓好落实。",
        "⟦- ⟧抓学习。",
    ),
    alike=examples("集合用花括号表示。", "Nano技术取得突破。", "- 3 -"),
)
