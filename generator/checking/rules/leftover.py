"""Remarks and machine talk that were never meant for the audience."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG105",
    title="批注或机器的话留在稿里",
    authority="实务",
    level="错误",
    why="审稿的批注、工具的开场白留在稿里，一念就露馅。",
    check=each(
        r"TODO|FIXME|[（(【\[](?:批注|注释|备注|修改意见|领导意见|秘书|建议改|建议删|此段|本段|这里|此处|参考|请)[^）)】\]\n]{0,40}(?:改|删|补|核|调整|斟酌|确认|更新|替换|填写|插入)[^）)】\]\n]{0,20}[）)】\]]|作为(?:一个|一名)?(?:AI|人工智能|大?语言模型)[^，。]{0,10}|(?:以下|下面)是(?:为您|一篇|我为|根据您)[^。\n]{0,30}|(?:好的|当然)，[^。\n]{0,10}(?:以下|这是)[^。\n]{0,30}|希望(?:这篇|以上|本文)[^。\n]{0,15}(?:有所帮助|对您)[^。\n]{0,10}|\[(?:图片|表情|链接)\]",
        "“{0}”是批注或工具的话，不是讲话稿的内容。",
        "删去，或者照批注改好再删去。",
    ),
    bad=examples(
        "⟦（此处请办公室核实数据）⟧全年增长8%。",
        "⟦作为一个AI语言模型⟧，我认为要抓落实。",
        "⟦以下是为您撰写的讲话稿：⟧",
        "⟦TODO⟧ 补数据",
    ),
    alike=examples(
        "（此处不再赘述）",
        "这里请大家注意，材料要核实。",
        "以下是几点要求：",
        "人工智能大语言模型加快应用。",
    ),
)
