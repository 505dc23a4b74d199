"""Numbers that the fact sheet does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from generator.checking.finding import Hit
from generator.checking.known import fact_numbers, is_known
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_COUNT = re.compile(
    r"(?<![\d.第GB])(?<!T )\d+(?:\.\d+)?(?=[余多]?(?:万|亿|千|百)?[余多]?(?:[%％‰个名人家项户条次件处所支期场份套台辆元吨亩米倍类批座篇册间例起位岁]|公里|平方|立方|百分点|人次|小时))"
)


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Only numbers that count something; years, dates and headings are left to other rules."""
    known = fact_numbers(context)
    for match in _COUNT.finditer(text.body):
        number = match[0]
        if is_known(number, known):
            continue
        near = get_close_matches(number, sorted(known), n=1, cutoff=0.6)
        hint = f"要素表里有“{near[0]}”，是不是它？" if near else "确有此数的，写进要素表。"
        yield Hit(match.start(), match.end(), f"要素表里没有“{number}”这个数。", hint)


RULE = Rule(
    code="JG303",
    title="要素表里没有的数字",
    authority="实务：数字有出处",
    level="错误",
    why="讲话稿里的每个数都要查得到来处。",
    check=check,
    needs=("facts",),
    bad=(
        Example("全县共有⟦168⟧个党支部。", facts={"党支部数": "186"}),
        Example("增长⟦9.5⟧%。", facts={"增幅": "8.5%"}),
    ),
    good=(Example("全县共有186个党支部。", facts={"党支部数": "186"}),),
    alike=(
        Example("2026年2月，第3次会议，1.加强学习，GB/T 9704个案。", facts={"党支部数": "186"}),
    ),
)
