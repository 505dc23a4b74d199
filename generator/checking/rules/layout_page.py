"""Paper and margins."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text

WANTED = (
    ("上边距", "top", 37.0),
    ("左边距", "left", 28.0),
    ("下边距", "bottom", 35.0),
    ("右边距", "right", 26.0),
)
TOLERANCE = 1.1
"""Millimetres; the standard allows one."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """One finding with every measure that is off."""
    facts = text.layout
    assert facts is not None
    off = [
        f"{name}{getattr(facts, field):g}毫米（应为{value:g}）"
        for name, field, value in WANTED
        if abs(getattr(facts, field) - value) > TOLERANCE
    ]
    if abs(facts.width - 210) > 1 or abs(facts.height - 297) > 1:
        off.insert(0, f"纸张{facts.width:g}×{facts.height:g}毫米（应为A4）")
    if off:
        line = place(text)
        yield Hit(line.start, line.end, "、".join(off) + "。", "在“页面设置”里改正。")


RULE = Rule(
    code="JG901",
    title="纸张或页边距不对",
    authority="GB/T 9704-2012 5.2.1（A4，天头37mm±1mm，订口28mm±1mm，版心156mm×225mm）",
    level="提示",
    why="公文用A4纸，天头37毫米，订口28毫米。",
    check=check,
    needs=("layout",),
    bad=(Example("⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(top=25.4, left=31.8)),),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(1),))),),
)
