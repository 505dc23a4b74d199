"""Blank paragraphs used for distance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text

MOST = 3
"""Blank paragraphs that are no matter: round the title and before the signature."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """One finding for the file."""
    assert text.layout is not None
    count = sum(look.empty for look in text.layout.looks)
    if count > MOST:
        line = place(text)
        yield Hit(line.start, line.end, f"全文有{count}个空段落。", "删去，改用段前、段后间距。")


RULE = Rule(
    code="JG907",
    title="空段落太多",
    authority="实务",
    level="提示",
    why="用空段落撑间距，一改就乱；间距用段前段后。",
    check=check,
    needs=("layout",),
    bad=(
        Example("⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(looks=(Look(0, empty=True),) * 5)),
    ),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(0, empty=True),) * 2)),),
)
