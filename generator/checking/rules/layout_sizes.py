"""The type size of the body."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text

SIZE = 16.0


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The first body paragraph of another size; the rest are counted."""
    assert text.layout is not None
    wrong = [
        look
        for look in text.layout.looks
        if look.line
        and place(text, look.line).kind == "body"
        and look.sizes
        and SIZE not in look.sizes
    ]
    if wrong:
        line = place(text, wrong[0].line)
        sizes = "、".join(f"{size:g}磅" for size in sorted(wrong[0].sizes))
        yield Hit(
            line.start, line.end, f"正文用的是{sizes}，共{len(wrong)}段。", "改为3号（16磅）。"
        )


RULE = Rule(
    code="JG903",
    title="字号不对",
    authority="GB/T 9704-2012 5.2.2（正文3号字）",
    level="提示",
    why="正文一般用3号字（16磅）。",
    check=check,
    needs=("layout",),
    bad=(
        Example(
            "⟦要认真贯彻落实会议精神，抓好各项工作。⟧",
            layout=LayoutFacts(looks=(Look(1, sizes=frozenset({12.0})),)),
        ),
    ),
    good=(
        Example(
            "要认真贯彻落实会议精神，抓好各项工作。",
            layout=LayoutFacts(looks=(Look(1, sizes=frozenset({16.0})),)),
        ),
    ),
)
