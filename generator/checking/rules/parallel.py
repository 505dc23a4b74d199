"""Headings of one group are parallel: when all but one are built alike, the odd one is seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Line, Text

MOST = 12
"""Headings that look alike have clauses up to this long."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """A group of four or more, all built alike but one that differs by three characters or more."""
    for group in groups(text):
        shapes = [tuple(len(c) for c in re.split("[，、]", line.heading)) for line in group]
        usual, count = Counter(shapes).most_common(1)[0]
        if len(group) < 4 or count < len(group) - 1 or max(usual) > MOST:
            continue
        for line, shape in zip(group, shapes, strict=True):
            if abs(sum(shape) - sum(usual)) >= 3 or len(shape) != len(usual):
                yield _hit(line, group)


def groups(text: Text) -> Iterator[list[Line]]:
    """Headings of one level that follow each other without one of a higher level between."""
    open_groups: dict[int, list[Line]] = {}
    for line in text.lines:
        if line.kind != "heading":
            continue
        for level in [x for x in open_groups if x > line.level]:
            yield open_groups.pop(level)
        open_groups.setdefault(line.level, []).append(line)
    yield from open_groups.values()


def _hit(line: Line, group: list[Line]) -> Hit:
    other = next(x for x in group if x is not line)
    at = line.start + max(0, line.text.find(line.heading[:3]))
    message = f"同级标题字数、句式整齐，只有“{line.heading}”不同。"
    return Hit(at, at + len(line.heading), message, f"改成和“{other.heading}”一样的句式。")


RULE = Rule(
    code="JG609",
    title="同级标题不整齐",
    authority="实务",
    level="提示",
    why="一组标题个个对仗，只有一个不合，多半是后来改动留下的。",
    check=check,
    bad=examples(
        "一、加强学习\n学。\n二、改进作风\n改。\n三、严明纪律\n严。\n四、⟦把各项责任落实到每个支部⟧\n落。"
    ),
    good=examples("一、加强学习\n学。\n二、改进作风\n改。\n三、严明纪律\n严。\n四、落实责任\n落。"),
    alike=examples(
        "一、过去五年工作回顾\n好。\n二、今后目标\n干。\n三、今年的主要工作安排\n干。\n四、政府自身建设\n建。"
    ),
)
