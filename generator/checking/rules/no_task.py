"""Every problem of the fact sheet that the speech names is met by something to do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

PROBLEMS, TASKS = "问题", "任务"
"""Names of the two lists in a fact sheet."""

ENOUGH = 2
"""Pairs of characters that a later paragraph must share with the problem."""

_COMMON = frozenset(
    [
        "工作",
        "问题",
        "干部",
        "党员",
        "部门",
        "单位",
        "个别",
        "有的",
        "一些",
        "不够",
        "不足",
        "不到",
        "突出",
        "存在",
        "没有",
        "还有",
        "比较",
    ]
)


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A problem counts as met by a task of its subtopic, or by later words about the same thing."""
    assert context.facts is not None
    met = {item.subtopic for item in context.facts.items.get(TASKS, ()) if item.subtopic}
    for item in context.facts.items.get(PROBLEMS, ()):
        at = text.body.find(item.content)
        if at < 0 or item.subtopic in met:
            continue
        line = text.line_at(at)
        after = text.body[line.end :]
        if sum(pair in after for pair in _pairs(item.content)) < ENOUGH:
            message = "点了这个问题，后面没有说怎么办。"
            yield Hit(
                at, at + len(item.content), message, "在任务部分补上对应的措施，或不点这个问题。"
            )


def _pairs(words: str) -> set[str]:
    return {words[n : n + 2] for n in range(len(words) - 1)} - _COMMON


RULE = Rule(
    code="JG611",
    title="有问题没有对策",
    authority="实务：问题和任务一一对应",
    level="警告",
    why="前面点了问题，后面没有一句对策，等于没讲。",
    check=check,
    needs=("facts",),
    bad=(
        Example(
            "一、问题\n⟦档案库房漏雨严重⟧，要引起重视。\n二、任务\n要加强学习。",
            facts={"问题": ("档案库房漏雨严重",)},
        ),
    ),
    good=(
        Example(
            "一、问题\n档案库房漏雨严重，要引起重视。\n二、任务\n要改造档案库房。",
            facts={"问题": ("档案库房漏雨严重",)},
        ),
    ),
    alike=(Example("要改造档案库房。", facts={"问题": ("档案库房漏雨严重",)}),),
)
