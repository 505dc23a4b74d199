"""Levels in their order: 一、 then （一） then 1. then （1）."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_NAMES = ("", "一、", "（一）", "1.", "（1）")


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The standard lets a level be left out once (一、 then 1.), never turned round.

    Behind a line that ends with a colon a new list begins.
    """
    above, announced = 0, False
    seen: set[int] = set()
    for line in text.lines:
        if line.kind != "heading":
            announced = line.text.endswith("：") if line.text else announced
            continue
        if line.level < above and line.level not in seen and not announced:
            message = f"“{_NAMES[line.level]}”出现在“{_NAMES[above]}”的下面，层次颠倒。"
            remedy = "层次序数依次用“一、”“（一）”“1.”“（1）”。"
            yield Hit(line.start, line.start + len(line.label), message, remedy)
        seen = {level for level in seen if level <= line.level} | {line.level}
        above, announced = line.level, False


RULE = Rule(
    code="JG602",
    title="层次序数颠倒",
    authority="GB/T 9704-2012 7.3.3",
    level="警告",
    why="结构层次序数依次为“一、”“（一）”“1.”“（1）”。",
    check=check,
    bad=examples("1.加强学习\n⟦（一）⟧学理论\n（二）学业务", "（一）总体要求\n⟦一、⟧指导思想"),
    good=examples("一、总体要求\n（一）指导思想\n1.学习\n（1）读书"),
    alike=examples(
        "（一）成绩\n很大。\n重点做好两项工作：\n一、学习\n二、调研",
        "一、总体要求\n1.指导思想\n2.基本原则\n二、任务\n（一）学习",
    ),
)
