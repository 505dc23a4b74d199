"""Comments, tracked changes and hidden text left in the file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """One finding for the file."""
    facts = text.layout
    assert facts is not None
    kinds = ((facts.comments, "条批注"), (facts.revisions, "处修订"), (facts.hidden, "个隐藏的字"))
    left = [f"{count}{what}" for count, what in kinds if count]
    if left:
        line = place(text)
        message = f"文件里还有{'、'.join(left)}。"
        yield Hit(line.start, line.end, message, "接受或拒绝修订，删除批注和隐藏文字后再发。")


RULE = Rule(
    code="JG107",
    title="批注、修订或隐藏文字没有清除",
    authority="实务：保密和定稿要求",
    level="错误",
    why="批注、修订痕迹、隐藏文字会随文件发出去。",
    check=check,
    needs=("layout",),
    bad=(Example("⟦在全县工作会议上的讲话⟧", layout=LayoutFacts(comments=2)),),
    good=(Example("在全县工作会议上的讲话", layout=LayoutFacts(looks=(Look(1),))),),
)
