"""Clauses that carry a fact, with the fact taken out: 新建管线2847米 → 新建管线{已新建管线数}."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.mining.clauses import Parsed, parse
from generator.mining.lexicon import Sense
from generator.mining.segment import Cutter
from generator.vocabulary import Aspect

_NUMBER = r"(?<![0-9０-９.,，．])[0-9０-９][0-9０-９,.，．]*(?:亿|万|千|百)??"
_UNIT = (
    "个百分点|平方公里|万亿元|亿立方米|万平方米|万立方米|立方米|平方米|公里|公顷|亿元|万元|万人次|人次|万人|万户|万亩|亿斤|"
    "万吨|亿美元|万美元|个|名|家|户|亩|米|元|吨|项|件|条|座|所|套|辆|处|次|场|期|批|人|位|支|台|篇|册|种|间|起|宗|只|头|张|份|类|轮"
)
_ABOUT = "(?:约|近|超过|超|突破|达到|达|不少于|不低于)?"
_BEHIND = "(?:以上|左右|以内|以下)?"
_COUNT = re.compile(rf"{_ABOUT}{_NUMBER}[余多]?(?P<unit>{_UNIT}){_BEHIND}")
_RATIO = re.compile(rf"{_ABOUT}{_NUMBER}[%％]{_BEHIND}")
_DEADLINE = re.compile(
    r"^(?:到|在|于|力争|确保)?(?:(?:20\d\d|今|明)年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上半年|下半年|第?[一二三四]季度|年|月)?底?(?:之前|以前|前)"
)
_OWNER = re.compile(r"^由(?P<owner>[一-龥、]{2,12}?)(?=牵头|负责|承担)")
_RISES = re.compile(r"(增长|提高|下降|增加|减少|降低|提升|完成|达到|达|突破|超过|实现)了?$")
_DIGIT = re.compile(r"\d")
_FALLS = frozenset(("下降", "减少", "降低"))
_STEP = frozenset(("完成", "达到", "达", "突破", "超过", "实现"))
_ASIDE = re.compile(
    r"^(?:力争|确保|预计|全年|全市|全县|全区|全省|平均|每年|分别|努力|其中|今年|实现|同比|完成)+|(?:同比|分别|累计|均)+$"
)
_RISE = Sense("变化", "成效")

_WORD: dict[Aspect, str] = {"回顾": "已", "任务": "计划", "问题": "待"}


class FactSlot(NamedTuple):
    """The fact a wording asks for."""

    name: str
    type: str
    """数, 比例, 日期 or 文本, as in the bank."""
    unit: str


class FactMatch(NamedTuple):
    """The one fact of a clause and what stands around it."""

    before: str
    behind: str
    kind: str
    unit: str


def fact_variant(text: str, aspect: Aspect, cut: Cutter) -> tuple[Parsed, FactSlot] | None:
    """The clause with its one fact as a slot; None when it has none or more than one.

    >>> from generator.mining.segment import cut
    >>> parsed, slot = fact_variant("新建污水管线2847米", "回顾", cut)
    >>> parsed.wording, slot.type, slot.unit
    ('新建污水管线{已新建污水管线数}', '数', '米')
    """
    match = fact_in(text)
    return emptied(match, aspect, cut) if match else None


def fact_in(text: str) -> FactMatch | None:
    """The one fact of a clause; None when it has none or more than one."""
    for kind, pattern in (("比例", _RATIO), ("日期", _DEADLINE), ("文本", _OWNER), ("数", _COUNT)):
        found = list(pattern.finditer(text))
        if not found:
            continue
        before, behind = text[: found[0].start()], text[found[0].end() :]
        if len(found) > 1 or _DIGIT.search(before) or _DIGIT.search(behind):
            return None
        unit = found[0]["unit"] or "" if kind == "数" else "%" if kind == "比例" else ""
        return FactMatch("由" if kind == "文本" else before, behind, kind, unit)
    return None


def emptied(match: FactMatch, aspect: Aspect, cut: Cutter) -> tuple[Parsed, FactSlot] | None:
    """The clause with its fact as a slot; None when it says nothing without it."""
    before, behind, kind = match.before, match.behind, match.kind
    parsed = _parsed(before, behind, cut)
    if parsed is None or not parsed.wording:
        return None
    name = _name(parsed, kind, before, aspect)
    at = len(parsed.wording) - len(behind)
    if at < 0 or parsed.wording[at:] != behind:
        return None
    wording = f"{parsed.wording[:at]}{{{name}}}{behind}"
    filled = Parsed(
        wording,
        parsed.pattern,
        parsed.verb,
        parsed.sense,
        parsed.object,
        parsed.subject,
        parsed.words,
    )
    return filled, FactSlot(name, kind, match.unit)


def _name(parsed: Parsed, kind: str, before: str, aspect: Aspect) -> str:
    """What the form calls the fact: 已新建管线数, 预期工业增加值增幅."""
    if parsed.sense is _RISE:
        verb = _RISES.findall(before)[0]
        tail = "值" if verb in _STEP else "降幅" if verb in _FALLS else "增幅"
        return f"{'' if aspect == '回顾' else '预期'}{parsed.object}{tail}"
    tail = {"比例": "比例", "日期": "时限", "文本": "牵头单位", "数": "数"}[kind]
    return f"{_WORD[aspect]}{parsed.verb}{parsed.object}{tail}"


def _parsed(before: str, behind: str, cut: Cutter) -> Parsed | None:
    """The clause without its fact, taken apart; also 地区生产总值增长."""
    rises = _RISES.search(before)
    if rises and not behind:
        about = _ASIDE.sub("", _ASIDE.sub("", before[: rises.start()]))
        if not 2 <= len(about) <= 12 or "、" in about:
            return None
        wording = about + rises[0]
        return Parsed(wording, "变化", "", _RISE, about, "", tuple(cut(wording)))
    return parse(before + behind, cut)
