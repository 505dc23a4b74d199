"""Days are 日 in writing, not 号; digits and Chinese numerals do not mix in one number."""

from __future__ import annotations

import re

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

_ZEROS = str.maketrans("0０○Ｏ", "〇〇〇〇")


def _right(match: re.Match[str]) -> str:
    """15号 → 15日, 二0二六 → 二〇二六, 3十多 → 30多."""
    if match[2]:
        return "{}年{}月{}日".format(*match[0].split(match[2]))
    if "，" in match[0]:
        return match[0].replace("，", "")
    if match[1]:
        return f"{match[1]}日"
    return match[0].translate(_ZEROS) if match[0][0] == "二" else match[0].replace("十", "0")


RULE = Rule(
    code="JG815",
    title="日期、数目的写法不对",
    authority="GB/T 15835-2011 4.2、5.2",
    level="提示",
    why="书面语写“3月15日”，不写“3月15号”；“30多个”或“三十多个”，不写“3十多个”。",
    check=each(
        r"(?<=月)(\d{1,2})号(?!线|楼|院|文|令|公告|地块|机组|提案|议案|[、—－-])|(?<!\d)\d十[多余几]?(?=[个名人家项户件条村处次年天])|二(?=[^年]{0,2}[0０○Ｏ])[0０○Ｏ〇][0０○Ｏ〇一二三四][0０○Ｏ〇一二三四五六七八九](?=年)|(?<![\d.])20\d\d([./-])\d{1,2}\2\d{1,2}(?![\d.])|(?<![\d，])[0-9]{1,3}(?:，[0-9]{3})+(?=[个名人家户亩元项件])|二[〇○零](?=[^年]?\d)[〇○零一二三四五六七八九\d]{2}(?=年)",
        "“{0}”写法不规范。",
        "改为“{fix}”。",
        _right,
    ),
    bad=(
        Example("新增就业⟦3，000⟧人，⟦2026.3.5⟧召开。", fixed="新增就业3000人，2026年3月5日召开。"),
        Example("请于3月⟦15号⟧前报送。", fixed="请于3月15日前报送。"),
        Example("⟦二0二六⟧年二月", fixed="二〇二六年二月"),
        Example("走访了⟦3十多⟧个村。", fixed="走访了30多个村。"),
    ),
    good=examples("请于3月15日前报送，走访30多个村。"),
    alike=examples("二〇二六年二月，二〇〇一年。", "3月开通2号线。", "于12月1号线贯通后。"),
)
