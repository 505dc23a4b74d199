"""Ranges: — or ～ between the numbers, the sign of per cent on both."""

from __future__ import annotations

import re

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples


def _range(match: re.Match[str]) -> str:
    """The same range as the standards have it."""
    years, percent = match.group(1, 2), match.group(3, 4)
    if years[0]:
        return f"{years[0]}—{years[1]}"
    if percent[0]:
        return f"{percent[0]}%～{percent[1]}%"
    if match[7]:
        return f"{match[7]}{match[9]}～{match[8]}{match[9]}"
    return f"{match[5]}～{match[6]}"


RULE = Rule(
    code="JG805",
    title="数字范围的连接号不对",
    authority="GB/T 15834-2011 4.13；GB/T 15835-2011 5.1.4",
    level="警告",
    why="数值范围用“～”或“—”，前后都带百分号；年份、月份的起止用一字线“—”。",
    check=each(
        r"(?<![\d.\-—])((?:19|20)\d\d年?)(?:-|--|~|－|–)((?:19|20)\d\d)(?=年)|(?<![\d.%\-—])(\d+(?:\.\d+)?)(?:-|~|～|—|－|–|至)(\d+(?:\.\d+)?)%|(?<![\d.\-—年A-Za-z])(\d+(?:\.\d+)?)(?:-|--|–|~)(\d+(?:\.\d+)?)(?=[个名人家项吨公里米岁天次户]|年(?!\d))|(?<![\d.\-—年万亿A-Za-z])(\d+(?:\.\d+)?)(?:-|--|~|～|—|－|–|至|到)(\d+(?:\.\d+)?)([万亿])(?=[元人名户亩吨个家平])",
        "范围“{0}”写得不规范。",
        "写成“{fix}”。",
        _range,
    ),
    bad=(
        Example("⟦2021-2025⟧年", fixed="2021—2025年"),
        Example("增长⟦10-20%⟧。", fixed="增长10%～20%。"),
        Example("每村安排⟦3-5⟧名干部。", fixed="每村安排3～5名干部。"),
        Example("每村投入⟦10～20万⟧元。", fixed="每村投入10万～20万元。"),
    ),
    alike=examples(
        "2021—2025年",
        "增长10%～20%。",
        "电话0571-8888",
        "G20-5次会议",
        "2025-2-3",
        "5%—10%",
        "比分为3-1",
    ),
)
