"""Organs of counties and towns that nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.known import fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text
from generator.divisions import divisions

_ORGAN = re.compile(
    r"(?:(?<=[由向在经])([\u4e00-\u9fff]{2}县)|(?:(?<=[，。；、：“由向在和])|^)([\u4e00-\u9fff]{2}[镇乡]))"
    r"(?=委(?!员)|政府|人民政府|党委|人大|政协|纪委)"
    r"|(?:(?<=[，。；：“])|^)([\u4e00-\u9fff]{2}县)(?=上下|各级|干部|广大|人民(?!医院|法院|检察)|经济社会)",
    re.MULTILINE,
)
_GENERAL = re.compile(
    "各|全|我|本|该|每|某|所在|有关|相关|其他|试点|示范|重点|部分|多数|个别|基层|两个|几个|紧跟|落实|围绕|按照|贫困|边境|周边|兄弟|上述|省市|市县|区县|县乡|乡镇|我们|他们|你们|邻|外|友好|革命|山区|农业|产粮|脱贫|强|弱|人口|百强|市辖|省直|直管|一个|多个|几|这|那|哪|两|三|四|五|六|七|八|九|十|建设|打造|争创|创建"
)


_PART = re.compile("[全乡各本我]")
"""Inside three characters these show that no name stands there."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A county or town before 委 or 政府, whose name stands neither in the facts nor in --org."""
    said = fact_words(context)
    for match in _ORGAN.finditer(text.body):
        name = match[1] or match[2] or match[3]
        if (
            "县委" not in name
            and name not in said
            and not _GENERAL.match(name)
            and not _PART.search(name)
            and name not in divisions()
        ):
            message = f"“{name}”不是本单位，要素表里也没有。"
            yield Hit(match.start(), match.end(), message, "核对是不是别处稿子里的单位。")


RULE = Rule(
    code="JG306",
    title="外单位的机关",
    authority="实务：移植稿件的痕迹",
    level="错误",
    why="“某某县委”没有改成自己的，比地名更扎眼。",
    check=check,
    needs=("home",),
    bad=(
        Example("在⟦临溪县⟧委的坚强领导下，成绩很大。", org="云溪县"),
        Example("⟦柳江县⟧上下要拧成一股绳。", org="云溪县"),
    ),
    good=(Example("在云溪县委的坚强领导下，成绩很大。", org="云溪县"),),
    alike=(
        Example("各乡镇党委、所在乡党委、县委县政府、兄弟县委要抓紧。", org="云溪县"),
        Example("我们县上下要拧成一股绳，建立乡政府。", org="云溪县"),
    ),
)
