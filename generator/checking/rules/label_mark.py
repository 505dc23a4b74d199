"""The mark behind a number: 1. 第一， （一）without a mark."""

from __future__ import annotations

import re

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples


def _right(match: re.Match[str]) -> str:
    """What belongs behind the number."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    if before[-1:] in "）)是":
        return ""
    if before[-1:].isascii() and before[-1:].isdecimal():
        return "."
    return "，" if before[-2:-1] == "第" else "、"


RULE = Rule(
    code="JG804",
    title="序号后面的标点不对",
    authority="GB/T 15834-2011 附录B.1；GB/T 9704-2012 7.3.3",
    level="警告",
    why="“一、”用顿号，“1.”用下圆点，“第一，”“首先，”用逗号，带括号的序号后面不加标点。",
    check=each(
        r"(?<=^[（(][一二三四五六七八九十][）)])[、，,.．]|(?<=^[（(]\d[）)])[、，,.．]|(?<=^\d)、|(?<=^\d\d)、|(?<=^[一二三四五六七八九十])[，,．.](?=[\u4e00-\u9fff])|(?:(?<=^第[一二三四五六七八九十])|(?<=[。；！？：]第[一二三四五六七八九十]))[、,．.](?!第)|(?:(?<=^[一二三四五六七八九十]是)|(?<=[。；：][一二三四五六七八九十]是))[、，,：](?=[\u4e00-\u9fff])",
        "序号后面的“{0}”用得不对。",
        "改为“{fix}”（为空则删去）。",
        _right,
    ),
    bad=(
        Example("（一）⟦、⟧加强学习", fixed="（一）加强学习"),
        Example("1⟦、⟧加强学习", fixed="1.加强学习"),
        Example("第一⟦、⟧加强学习。", fixed="第一，加强学习。"),
        Example("一⟦，⟧总结成绩", fixed="一、总结成绩"),
        Example("一是⟦，⟧加强学习。", fixed="一是加强学习。"),
    ),
    alike=examples(
        "一、加强学习",
        "1.加强学习",
        "第一，加强学习。",
        "一是加强学习。",
        "第一、第二产业",
        "全县有一、二、三产业。",
    ),
)
