"""由…增加到…: the direction, the difference, the multiple, and the share of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_N = r"(\d+(?:\.\d+)?)"
_UNIT = "(万亿元|亿元|万元|元|万人次|人次|万人|万户|万亩|万吨|平方公里|公里|%|％|[个名人家项户件处支所场吨亩座条起例岁天])"
_UP = "增加|增长|提高|提升|上升|扩大|增|升|扩大|拓展|发展|攀升|跃升|壮大"
_DOWN = "减少|下降|降低|降|减|压减|压缩|缩短|回落|缩减|精简"
_FROM_TO = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,12}}{_N}{_UNIT}({_UP}|{_DOWN})(?:至|到|为){_N}{_UNIT}"
)
_CHANGE = re.compile(
    rf"^[，、（](?:同比|净|共|累计|整整)?(?:{_UP}|{_DOWN})(?:了)?{_N}(个?百分点|{_UNIT[1:-1]})(?![\d以])"
)
_DOUBLED = re.compile("^[，、（](?:实现)?翻了?([一两二三])番")
_TIMES = {"一": 2, "两": 4, "二": 4, "三": 8}
_SHARE = re.compile(
    rf"(?<![\d.]){_N}(亿元|万元|个|人|户|亩|家|项|公里)，(?:占|完成|为)(?:年度|全年|计划|目标|年初|既定|预算|任务)?"
    rf"(?:计划|目标|任务|预算)(?:总?投资|数|任务)?的?{_N}(亿元|万元|个|人|户|亩|家|项|公里)的{_N}[%％]"
)
LOOSE = Decimal("0.06")
"""What rounding may explain in a difference, in units of the last place shown."""

CONSTANT_PRICES = Decimal(4)
"""Points by which a rate at constant prices may differ from one at current prices."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Every 由…到… and every 占计划…的…%."""
    for match in _FROM_TO.finditer(text.body):
        yield from _change(text.body, match)
    for match in _SHARE.finditer(text.body):
        yield from _share(match)


def _change(body: str, match: re.Match[str]) -> Iterator[Hit]:
    before, unit, verb, after, unit2 = match.groups()
    ranked = re.search("排名|位次|排位|名次|第", body[max(0, match.start() - 12) : match.end(1)])
    if unit != unit2 or ranked:
        return
    first, last = Decimal(before), Decimal(after)
    if (last > first) != bool(re.fullmatch(_UP, verb)) and last != first:
        message = f"由{before}到{after}，不是“{verb}”。"
        yield Hit(match.start(3), match.end(), message, "核对两个数和增减的说法。")
        return
    rest = body[match.end() : match.end() + 24]
    if (said := _CHANGE.match(rest)) is not None:
        yield from _difference(match.end(), said, first, last, unit)
    if (doubled := _DOUBLED.match(rest)) is not None:
        times = _TIMES[doubled[1]]
        if first and not Decimal("0.9") <= last / first / times <= Decimal("1.25"):
            message = f"由{before}到{after}是{(last / first).quantize(Decimal('0.1'))}倍，不是翻{doubled[1]}番。"
            yield Hit(match.end() + 1, match.end() + doubled.end(), message, "核对倍数。")


def _difference(
    offset: int, said: re.Match[str], first: Decimal, last: Decimal, unit: str
) -> Iterator[Hit]:
    number, kind = Decimal(said[1]), said[2]
    at, end = offset + 1, offset + said.end()
    if unit in "%％":
        if kind in ("%", "％") and abs(abs(last - first) - number) <= LOOSE:
            message = f"{first}%到{last}%，差的是{number}个百分点，不是{number}%。"
            yield Hit(at, end, message, f"改为“{number}个百分点”。")
            return
        if "百分点" not in kind:
            return
    elif kind in ("%", "％"):
        yield from _rate(at, end, first, last, number)
        return
    elif kind != unit:
        return
    if abs(abs(last - first) - number) > max(LOOSE, _step(first, last, number)):
        message = f"由{first}到{last}，差{abs(last - first)}，这里写的是{number}。"
        yield Hit(at, end, message, "核对两个数和差额。")


def _rate(at: int, end: int, first: Decimal, last: Decimal, said: Decimal) -> Iterator[Hit]:
    """A growth rate far from what the two numbers give; rates at constant prices may differ a little."""
    right = abs(100 * (last - first) / first) if first else said
    if abs(right - said) > CONSTANT_PRICES:
        message = f"由{first}到{last}，变化{right.quantize(Decimal('0.1'))}%，这里写的是{said}%。"
        yield Hit(at, end, message, "核对两个数和增减幅度。")


def _step(*numbers: Decimal) -> Decimal:
    """One unit of the last place that is shown in the coarsest of them, when they are rounded."""
    places = [-int(n.as_tuple().exponent) for n in numbers]
    return Decimal(1).scaleb(-min(places)) if max(places) > 0 else Decimal(0)


def _share(match: re.Match[str]) -> Iterator[Hit]:
    part, unit, whole, unit2, share = match.groups()
    if unit != unit2 or not Decimal(whole):
        return
    right = 100 * Decimal(part) / Decimal(whole)
    if abs(right - Decimal(share)) > Decimal("0.6"):
        message = (
            f"{part}{unit}占{whole}{unit}的{right.quantize(Decimal('0.1'))}%，这里写的是{share}%。"
        )
        yield Hit(match.start(), match.end(), message, "核对完成数、计划数和比例。")


RULE = Rule(
    code="JG408",
    title="前后两个数和变化对不上",
    authority="实务：数字核对",
    level="错误",
    why="由85增加到112说净增25，由45%提高到47%说提高2%，台下有人算得出来。",
    check=check,
    bad=examples(
        "规上企业由85家增加到112家，⟦净增25家⟧。",
        "税收由12.6亿元⟦增加到11.2亿元⟧。",
        "覆盖率由45.1%提高到47.3%，⟦提高2.2%⟧。",
        "游客由40万人次增加到80万人次，⟦翻了两番⟧。",
        "完成投资⟦126亿元，占年度计划120亿元的98.3%⟧。",
    ),
    good=examples(
        "规上企业由85家增加到112家，净增27家。",
        "覆盖率由45.1%提高到47.3%，提高2.2个百分点。",
        "游客由40万人次增加到80万人次，翻了一番。",
        "完成投资118亿元，占年度计划120亿元的98.3%。",
    ),
    alike=examples(
        "收入由1.2万元增加到1.5万元，增长25%。",
        "由原来的3天减少到1天。",
        "排名由46名上升到31名。",
        "税收由12.62亿元增加到14.2亿元，增加1.6亿元。",
    ),
)
