"""A heading that stands alone has no full stop; 一、 above all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Only headings of level 1 and 2 on a line of their own, with a single clause."""
    lines = [line for line in text.lines if line.kind != "blank"]
    before = 0
    for line, following in zip_longest(lines, lines[1:]):
        listed = (line.level, line.text[-1:]) == (before, "。") or (
            following is not None and (following.kind, following.level) == ("heading", line.level)
        )
        before = line.level if line.kind == "heading" else 0
        short = not listed and line.alone and line.level in (1, 2) and len(line.text) <= 30
        if short and line.text[-1] in "。，：" and line.text.count("。") <= 1:
            message = f"单独成行的标题后面有“{line.text[-1]}”。"
            yield Hit(line.end - 1, line.end, message, "删去标题末尾的标点。", "")


RULE = Rule(
    code="JG606",
    title="标题末尾有标点",
    authority="GB/T 15834-2011 附录A.2（独立成行的标题末尾不用句号）；实务",
    level="提示",
    why="单独成行的标题末尾不用句号。",
    check=check,
    bad=(
        Example(
            "一、总结成绩，坚定信心⟦。⟧\n成绩很大。", fixed="一、总结成绩，坚定信心\n成绩很大。"
        ),
    ),
    good=examples("一、总结成绩\n成绩很大。"),
    alike=examples(
        "（一）加强学习。各单位要学起来。",
        "一、怎么看？\n要全面看。",
        "（一）孤老人员的所得；\n（二）烈属的所得。",
    ),
)
