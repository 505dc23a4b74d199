"""Parts that do not add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_UNIT = (
    "万?亿?(?:个|名|人|家|项|户|件|处|支|期|场|元|吨|亩|所|条|次|台|套|辆|份|类|批|座|例|起)(?!次)"
)
_AMOUNT = re.compile(rf"(?<![\d.第])(\d+(?:\.\d+)?)({_UNIT})")
_TOTAL = re.compile(rf"(?:共计|合计|总计|一共|共有?)[^\d，。；：]{{0,8}}?(\d+(?:\.\d+)?)({_UNIT})$")
_OF_THESE = re.compile(rf"(\d+(?:\.\d+)?)({_UNIT})[^，。；：\d]{{0,10}}[，（：]其中[：，]?")

_OVERLAPPING = re.compile("党员|女|少数民族|青年|岁|本科|硕士|博士|骨干|以上")
"""Kinds of people and things that one and the same may belong to."""

_NOT_A_WHOLE = re.compile("增加|减少|突破|超过?|达到?|不少于|多于|近|人均")
"""Before a number that is a change or a threshold."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Lists of parts behind 其中, and lists closed by 共计."""
    for piece in text.sentences:
        for match in _OF_THESE.finditer(piece.text):
            yield from _parts(piece.start, piece.text, match)
        for clause in re.finditer(r"[^。；：]+", piece.text):
            yield from _closed(piece.start + clause.start(), clause[0])


def _parts(offset: int, words: str, match: re.Match[str]) -> Iterator[Hit]:
    """Parts may be fewer than the whole, never more."""
    behind = re.split(r"[。；]", words[match.end() :], maxsplit=1)[0]
    whole, unit = Decimal(match[1]), match[2]
    if _NOT_A_WHOLE.search(words[max(0, match.start() - 8) : match.start()]):
        return
    first = _AMOUNT.search(behind)
    parts = [Decimal(n) for n, u in _AMOUNT.findall(behind.split("，其中")[0]) if u == unit]
    if first and first[2] == unit and any(part > whole for part in parts[:1]):
        at = offset + match.end() + first.start()
        message = f"其中的{parts[0]}{unit}比总数{whole}{unit}还多。"
        yield Hit(at, at + len(first[0]), message, "核对分项和总数。")
    elif len(parts) >= 2 and whole < sum(parts) and _partition(behind):
        at = offset + match.start()
        message = f"分项之和{sum(parts)}{unit}大于总数{whole}{unit}。"
        yield Hit(at, at + len(match[1] + unit), message, "核对分项和总数。")


def _partition(words: str) -> bool:
    """Whether parts stand as a bare list, so that they cannot overlap: A 3个、B 5个."""
    if _OVERLAPPING.search(words):
        return False
    return bool(re.match(r"^[^，。；\d]{1,8}\d[\d.]*[万亿]?\w[、，][^，。；\d]{1,8}\d", words))


def _closed(offset: int, words: str) -> Iterator[Hit]:
    """甲3个、乙5个，共计9个."""
    clauses = words.split("，")
    for n, clause in enumerate(clauses[1:], 1):
        total = _TOTAL.search(clause)
        if total is None or not re.match(r"(?:共计|合计|总计|一共|共(?=\d))", clause):
            continue
        before = "，".join(clauses[:n])
        parts = [Decimal(a) for a, u in _AMOUNT.findall(before) if u == total[2]]
        others = [u for _, u in _AMOUNT.findall(before) if u != total[2]]
        if len(parts) >= 2 and not others and sum(parts) != Decimal(total[1]):
            at = offset + len(before) + 1 + total.start(1)
            message = f"前面各项之和是{sum(parts)}{total[2]}，这里写的是{total[1]}{total[2]}。"
            yield Hit(at, at + len(total[1] + total[2]), message, "核对分项和总数。")


RULE = Rule(
    code="JG401",
    title="分项和总数对不上",
    authority="实务：数字核对",
    level="错误",
    why="其中数比总数大、分项加起来不等于合计，是硬伤。",
    check=check,
    bad=examples(
        "新建支部12个，其中机关支部⟦15个⟧。",
        "新建支部⟦12个⟧，其中机关8个、企业7个。",
        "新建阵地12处，改造阵地8处，共计⟦30处⟧。",
    ),
    good=examples("新建支部12个，其中机关5个、企业7个。", "新建阵地12处，改造阵地8处，共计20处。"),
    alike=examples(
        "培训300人，其中党员200人、女同志150人次。",
        "签约项目50个，总投资80亿元，其中亿元以上项目20个。",
    ),
)
