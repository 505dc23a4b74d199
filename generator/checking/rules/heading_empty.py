"""A heading with nothing under it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Looks only at texts where other headings of the level do have body text."""
    lines = [line for line in text.lines if line.kind != "blank"]
    full = {a.level for a, b in pairwise(lines) if a.alone and b.kind == "body"}
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        if (
            line.text[-1:] in "；。"
            or line.text.lstrip().startswith("第")
            or not line.alone
            or line.level not in full
            or len(line.text) > 40
        ):
            continue
        if following is None or (following.alone and following.level <= line.level):
            yield Hit(
                line.start,
                line.end,
                f"“{line.heading}”下面没有内容。",
                "补上内容，或删去这个标题。",
            )


RULE = Rule(
    code="JG607",
    title="标题下面没有内容",
    authority="实务",
    level="警告",
    why="标题下面空着，多半是删了段落忘了删标题。",
    check=check,
    bad=examples("一、总结成绩\n成绩很大。\n⟦二、分析问题⟧\n三、明确任务\n任务很重。"),
    good=examples("一、总结成绩\n成绩很大。\n二、明确任务\n任务很重。"),
    alike=examples(
        "一、总结成绩\n（一）经济\n经济很好。\n（二）社会\n社会很好。", "1.学习\n2.调研\n3.整改"
    ),
)
