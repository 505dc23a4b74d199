"""Marks that stand twice or follow one another."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG802",
    title="标点重复或叠用",
    authority="GB/T 15834-2011 4.1—4.8",
    level="错误",
    why="除问号、叹号叠用和省略号外，点号不连用。",
    check=each(
        r"([，。；：、])\1+|[，、；：][。；，、：]|。[，、；：]|[！？][，。；、]",
        "“{0}”标点叠在一起。",
        "只留一个“{fix}”。",
        lambda match: (
            match[0][0] if match[0][0] in "。！？" or len(set(match[0])) == 1 else match[0][-1]
        ),
    ),
    bad=(
        Example("认真贯彻落实⟦，，⟧扎实推进。", fixed="认真贯彻落实，扎实推进。"),
        Example("工作取得新成效⟦，。⟧", fixed="工作取得新成效。"),
    ),
    alike=examples("怎么办？！", "他说：“好！”", "加油！！！", "……，"),
)
