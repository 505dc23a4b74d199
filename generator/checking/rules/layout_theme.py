"""Fonts that come from the theme."""

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
    wrong = [look for look in text.layout.looks if look.theme_fonts and look.line]
    if wrong:
        line = place(text, wrong[0].line)
        message = f"有{len(wrong)}段的中文字体来自主题。"
        yield Hit(line.start, line.end, message, "在样式里写明中文字体，如仿宋_GB2312。")


RULE = Rule(
    code="JG906",
    title="字体来自主题",
    authority="实务：换一台机器就变样",
    level="提示",
    why="主题字体随模板变化，换一台机器就不是仿宋了。",
    check=check,
    needs=("layout",),
    bad=(
        Example("⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(looks=(Look(1, theme_fonts=True),))),
    ),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(1),))),),
)
