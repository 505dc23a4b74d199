"""Numbers of one level run 一、二、三 without a jump or a repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Line, Text

_NUMERAL = re.compile(r"[一二三四五六七八九十百]+|\d+")


def check(text: Text, _: Context) -> Iterator[Hit]:
    """A lower level begins anew under a higher one, or runs on through the whole text."""
    counts = [0, 0, 0, 0, 0]
    latest = [0, 0, 0, 0, 0]
    for line in text.lines:
        match = _NUMERAL.search(line.label) if line.kind == "heading" else None
        if match is None:
            continue
        number, expected = value(match[0]), counts[line.level] + 1
        alone = number == 1 and counts[line.level] == 1
        missing = alone or number not in (expected, 1, latest[line.level] + 1)
        if missing and not _stands(text, line, expected):
            yield _hit(line.start, line.label, expected, number)
        counts[line.level] = latest[line.level] = number
        counts[line.level + 1 :] = [0] * (4 - line.level)


def _stands(text: Text, line: Line, expected: int) -> bool:
    """Whether a paragraph above begins with the number before this one, heading or not."""
    before = {value(m[1]): m.start() for m in _LABEL.finditer(text.body[: line.start])}
    return (
        line.label.endswith("、") and expected in before and value(line.label[:-1]) == expected + 1
    )


_LABEL = re.compile(r"^[ \u3000]*([一二三四五六七八九十]{1,3})、", re.MULTILINE)


def _hit(start: int, label: str, expected: int, number: int) -> Hit:
    what = "重复或倒退" if number < expected else "跳号"
    message = f"序号“{label}”{what}：按顺序这里应当是第{expected}个。"
    return Hit(start, start + len(label), message, "改正序号，或找回漏掉的部分。")


RULE = Rule(
    code="JG601",
    title="序号不连续",
    authority="GB/T 9704-2012 7.3.3",
    level="错误",
    why="同一层级的序号应当连续；跳号往往是删了一段没有改号，重号往往是拼接留下的。",
    check=check,
    bad=examples(
        "一、总结成绩\n成绩很大。\n⟦三、⟧明确任务\n任务很重。",
        "（一）加强学习。要学。\n（二）改进作风。要改。\n⟦（二）⟧严明纪律。要严。",
        "1.学习\n2.调研\n⟦4.⟧整改",
        "一、总结成绩\n成绩很大。\n⟦一、⟧明确任务\n任务很重。",
    ),
    good=examples("一、总结\n（一）甲\n（二）乙\n二、任务\n（一）丙\n（二）丁"),
    alike=examples(
        "一、总结\n1.甲\n2.乙\n二、任务\n3.丙\n4.丁",
        "一、总结\n1.甲\n2.乙\n二、任务\n1.丙\n2.丁",
        "1.甲\n2.乙\n另有几点：\n1.丙\n2.丁",
    ),
)
