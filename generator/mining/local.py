"""Why a clause may not become a wording: local matter, fragments, what only its text can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from generator.corpus.characters import HAN
from generator.mining.lexicon import words
from generator.mining.segment import tags
from generator.mining.shape import is_balanced, is_whole

Reason = Literal["太长", "太短", "掩码与异字", "数字", "地名", "人名", "引用", "指代", "残句", "没有官方动词"]

SHORTEST, LONGEST = 6, 16
"""Characters of a wording, quotes not counted."""

_CLEAN = re.compile(rf"[{HAN}、“”‘’]+")
_NUMBER = re.compile(
    r"[0-9０-９]|[二三四五六七八九十两几百千万]+(?:个|项|篇|方面|条|种|大|支|类|名|次|件|年|月|日|户|家|亩|元|级|期|届|中全会|岁|倍)"
    r"|第[一二三四五六七八九十]+|十[四五六七八九]大|“?十[一二三四]五”?"
)
_PLACE = re.compile(r"[一-龥]{1,3}(?:市|县|镇|乡|村|州|盟|旗)(?:直|委|级|域|政府|区)?")
_GENERIC_PLACE = re.compile(
    r"(?:全|各|我|本|市|省|县|区|乡|镇|城|农|山|强|大|建|入|驻|到|行政|示范|试点|文明|美丽|特色|中心|帮扶|脱贫|贫困|重点|百强|整|副)"
    r"{1,4}(?:市|县|镇|乡|村|州)?|[省市州县区乡镇村直机关级委]+"
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_PERSON = re.compile(
    rf"[{_SURNAMES}][{HAN}]{{1,2}}(?:同志|书记|主席|总理|部长|省长|市长|县长|主任)"
    r"|总书记|习近平|毛泽东|邓小平|江泽民|胡锦涛|李克强|马克思|列宁|雷锋|焦裕禄|孔繁森"
)
_SPEECH = re.compile(r"指出|强调|要求：|讲过|曾说|所说|常说|认为|曰|据")
_FRAGMENT = re.compile(r"^(?:而|但|则|却|并|也|都|又|还|因|若|虽|如|即|故|乃|且|之|所|其|是|有|在|从|于|到|当|随|自|除|就|由|经|作为|为了|通过|根据|关于)|是否|之所以|怎样|如何|什么|为何|[是的]$")
_COPULA = re.compile(r"(?<![实但还就也都于总凡国要像正算])是(?![非否])")
_QUOTE = re.compile(r"“([^”]*)”")


def drop_reason(text: str, pieces: Sequence[str]) -> Reason | None:
    """Why a clause (and its words, quotes left out) is no wording; None when nothing speaks
    against it.

    >>> drop_reason("推动潮州市机关党建", ["推动", "潮州市", "机关", "党建"])
    '地名'
    >>> drop_reason("压实党建主体责任", ["压实", "党建", "主体责任"]) is None
    True
    """
    length = len("".join(pieces))
    checks: tuple[tuple[bool, Reason], ...] = (
        (length > LONGEST, "太长"),
        (_NUMBER.search(text) is not None, "数字"),
        (_CLEAN.fullmatch(text) is None, "掩码与异字"),
        (length < SHORTEST, "太短"),
        (_PERSON.search(text) is not None, "人名"),
        (has_place(text, pieces), "地名"),
        (_SPEECH.search(text) is not None, "引用"),
        (_quotes_a_clause(text), "引用"),
        (any(char in words("指代") for char in text), "指代"),
        (_is_fragment(text, pieces), "残句"),
    )
    return next((reason for found, reason in checks if found), None)


def is_local(text: str, pieces: Sequence[str]) -> bool:
    """Whether a phrase names a place, a person, a number or a written source."""
    return bool(
        _NUMBER.search(text) or _PERSON.search(text) or has_place(text, pieces)
    )


def has_place(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text names a place."""
    if any(_is_place(piece) for piece in pieces):
        return True
    return any(
        _GENERIC_PLACE.fullmatch(match[0]) is None and _is_place(match[0][:-1] + match[0][-1])
        for match in _PLACE.finditer(text)
    )


@lru_cache(maxsize=20_000)
def _is_place(word: str) -> bool:
    return len(word) >= 2 and tags().get(word) == "ns" and word not in words("泛指")


def _quotes_a_clause(text: str) -> bool:
    return any(len(quoted) > 8 for quoted in _QUOTE.findall(text))


def _is_fragment(text: str, pieces: Sequence[str]) -> bool:
    if _FRAGMENT.search(text) or _COPULA.search(text) or not is_balanced(text):
        return True
    return not is_whole(pieces) or pieces[-1] in words("收尾") or len(pieces) < 2
