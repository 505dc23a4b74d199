"""Chinese quotation marks set in the Latin font."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The first paragraph; the rest are counted."""
    assert text.layout is not None
    wrong = [look for look in text.layout.looks if look.quotes_latin and look.line]
    if wrong:
        line = place(text, wrong[0].line)
        message = f"引号会按西文字体显示，共{len(wrong)}段。"
        yield Hit(line.start, line.end, message, "选中引号，字体改为正文的中文字体。")


RULE = Rule(
    code="JG905",
    title="引号用了西文字体",
    authority="GB/T 15834-2011 5.1（引号占一个字位置）；实务",
    level="提示",
    why="引号没有声明东亚字体，Word会用Times New Roman显示，又窄又直。",
    check=check,
    needs=("layout",),
    bad=(
        Example(
            "⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(looks=(Look(1, quotes_latin=True),))
        ),
    ),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(1),))),),
)
