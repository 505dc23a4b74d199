"""A number of the fact sheet with another unit than the fact sheet gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.known import fact_texts
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

MEASURES = (
    "个百分点", "百分点", "平方公里", "平方米", "立方米", "公里", "公顷", "人次", "千克", "公斤", "万元", "亿元", "万亿元",
    "万人", "万户", "万亩", "万吨", "小时", "个", "名", "人", "家", "项", "户", "条", "次", "件", "处", "所", "支", "期", "场", "份",
    "套", "台", "辆", "元", "吨", "亩", "米", "倍", "类", "批", "座", "篇", "册", "间", "例", "起", "位", "天", "年", "%", "％",
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d.第])(\d{2,}(?:\.\d+)?|\d\.\d+)([余多]?)("
    + "|".join(sorted(MEASURES, key=len, reverse=True))
    + ")"
)
_SAME = (
    {"名", "人", "位", "个"},
    {"家", "个", "所"},
    {"%", "％"},
    {"项", "个", "件"},
    {"处", "个", "座"},
    {"条", "个"},
)
"""Units that may stand for one another."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """The number stands in the facts, always with other units than here."""
    units = _units(context)
    for match in _NUMBER.finditer(text.body):
        right = units.get(match[1])
        if not right or match[3] in right or any({match[3], x} <= s for s in _SAME for x in right):
            continue
        message = f"要素表里是“{match[1]}{'、'.join(sorted(right))}”，这里是“{match[0]}”。"
        yield Hit(match.start(), match.end(), message, "核对数字和单位。")


def _units(context: Context) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    bare: set[str] = set()
    for words in fact_texts(context):
        for match in _NUMBER.finditer(words):
            found[match[1]].add(match[3])
        bare.update(re.findall(r"(?<![\d.])\d+(?:\.\d+)?$", words.strip()))
    return {number: units for number, units in found.items() if number not in bare}


RULE = Rule(
    code="JG309",
    title="单位和要素表不符",
    authority="实务：数字有出处",
    level="错误",
    why="数字抄对了，单位抄错了，万元说成亿元，差一万倍。",
    check=check,
    needs=("facts",),
    bad=(
        Example("完成投资⟦48亿元⟧。", facts={"成绩": ("完成投资48万元",)}),
        Example("组建突击队⟦27个⟧。", facts={"成绩": ("组建27支突击队",)}),
    ),
    good=(Example("组建27支突击队。", facts={"成绩": ("组建27支突击队",)}),),
    alike=(
        Example("培训骨干42人，另有42项任务。", facts={"成绩": ("培训骨干42名", "完成42项任务")}),
        Example("共有186个党支部。", facts={"党支部数": "186"}),
    ),
)
