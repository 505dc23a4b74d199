"""Page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """One finding for the file."""
    assert text.layout is not None
    if not text.layout.page_numbers:
        line = place(text)
        yield Hit(line.start, line.end, "页脚里没有页码。", "在页脚插入页码。")


RULE = Rule(
    code="JG908",
    title="没有页码",
    authority="GB/T 9704-2012 7.5",
    level="提示",
    why="页码一般用4号半角宋体阿拉伯数字，单页居右、双页居左。",
    check=check,
    needs=("layout",),
    bad=(Example("⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(page_numbers=False)),),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(1),))),),
)
