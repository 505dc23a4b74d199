"""A section much longer or shorter than the outline plans it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Line, Text


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Sections under first-level headings against the shares of the outline, one by one."""
    heads = [x for x in text.lines if x.kind == "heading" and x.level == 1]
    if len(heads) != len(context.shares):
        return
    sizes = [_size(text, a, b) for a, b in zip(heads, [*heads[1:], None], strict=True)]
    whole, planned = sum(sizes), sum(context.shares)
    for head, size, share in zip(heads, sizes, context.shares, strict=True):
        wanted = whole * share / planned
        short = size * context.limit < wanted and not _unfinished(text)
        if size > wanted * context.limit or short:
            what = "超出" if size > wanted else "不足"
            message = f"这一部分{size}字，照提纲的比重应当是{wanted:.0f}字左右，{what}太多。"
            yield Hit(head.start, head.end, message, "增删内容，或调整提纲里各部分的比重。")


def _unfinished(text: Text) -> bool:
    """Whether the text still waits for something: then its gaps are what must be told."""
    return "【待补" in text.body


def _size(text: Text, head: Line, following: Line | None) -> int:
    end = following.start if following else len(text.body)
    return sum(
        x.end - x.start for x in text.lines if head.start <= x.start < end and x.kind != "signature"
    )


RULE = Rule(
    code="JG612",
    title="各部分的篇幅失衡",
    authority="提纲里各部分的比重",
    level="提示",
    why="问题只有一句、成绩讲了半天，听的人知道轻重放错了。",
    check=check,
    needs=("outline",),
    limit=3,
    bad=(
        Example(
            "⟦一、成绩⟧\n成绩很大。\n二、任务\n要抓好学习，抓好落实，抓好督查，抓好考核，抓好整改，抓好作风建设。",
            shares=(60, 40),
        ),
    ),
    good=(Example("一、成绩\n成绩很大很大。\n二、任务\n任务很重很重。", shares=(50, 50)),),
    alike=(
        Example("一、成绩\n成绩很大。", shares=(50, 50)),
        Example(
            "一、成绩\n【待补：成绩】\n二、任务\n" + "要抓好学习，抓好落实，" * 9, shares=(60, 40)
        ),
    ),
)
