"""One chain, one kind of number: not 第一…二是…第三."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Rule, examples
from generator.checking.rules.chain import LINK
from generator.checking.text import Line, Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The next number in another kind, while its own kind does not go on."""
    for line in text.prose:
        kind, last, used = "", 0, ""
        for match in LINK.finditer(line.text):
            number, own = value(match[1] or match[3]), match[2] or "第"
            if (
                kind
                and own != kind
                and number == last + 1
                and f"{match[1] or match[3]}{kind}" not in line.text
            ):
                at = line.start + match.start()
                message = f"前面用“{used}”，这里用“{match[0]}”，序数混用。"
                yield Hit(at, at + len(match[0]), message, "同一组列举用同一种序数。")
            kind, last, used = own, number, match[0]
        yield from _second_is(line)


_SECOND_IS = re.compile(r"(?<=[，。；])第二(?=是|要)")


def _second_is(line: Line) -> Iterator[Hit]:
    """一是…，第二是…"""
    for match in _SECOND_IS.finditer(line.text):
        before = line.text[: match.start()]
        if re.search("(?:^|[：，。；])一[是要]", before) and "第一" not in before:
            at = line.start + match.start()
            message = f"前面用“一是”，这里用“{match[0]}”，序数混用。"
            yield Hit(at, at + len(match[0]), message, "同一组列举用同一种序数。")


RULE = Rule(
    code="JG604",
    title="序数混用",
    authority="实务",
    level="警告",
    why="一组并列的要点，序数前后要一个样。",
    check=check,
    bad=examples("第一，抓学习。⟦二是⟧抓落实。", "一是抓学习。⟦二要⟧抓落实。"),
    good=examples("一是抓学习。二是抓落实。"),
    alike=examples("第一，抓学习。一是学理论，二是学业务。第二，抓落实。"),
)
