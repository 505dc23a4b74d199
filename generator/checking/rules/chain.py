"""一是…二是…三是… runs through; nothing left out, nothing alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

LINK = re.compile(
    r"(?:^|(?<=[。；！？：，]))(?:(?P<one>[一二三四五六七八九十]{1,2})(是|要|来)(?![个种些方面体样致切律定批项起到在不块直般同些年]|(?P=one)[。，、])|第([一二三四五六七八九十]{1,2})(，|、)(?!第))",
    re.MULTILINE,
)
_Links = list[tuple[int, str, int]]


def links(text: Text) -> dict[str, _Links]:
    """For each kind of chain its links: offset, words, number."""
    found: defaultdict[str, _Links] = defaultdict(list)
    for match in LINK.finditer(text.body):
        number = value(match[1] or match[3])
        if number:
            found[match[2] or "第"].append((match.start(), match[0], number))
    return found


def check(text: Text, _: Context) -> Iterator[Hit]:
    """A chain begins with one and goes on by one."""
    for chain in links(text).values():
        last = 0
        for n, (start, words, number) in enumerate(chain):
            follows = chain[n + 1][2] if n + 1 < len(chain) else 1
            if number not in (1, last + 1):
                message = f"“{words}”前面缺少第{last + 1}项。"
                yield Hit(start, start + len(words), message, "补上漏掉的一项，或改正序数。")
            elif number == 1 and follows == 1 and _counted(text, start):
                yield Hit(
                    start,
                    start + len(words),
                    f"只有“{words}”，没有第二项。",
                    "补上其他各项，或去掉序数。",
                )
            last = number


def _counted(text: Text, start: int) -> bool:
    """Whether 一是 at this place can only be a number: it opens a sentence or a paragraph."""
    return start == 0 or text.body[start - 1] in "\n。：；"


RULE = Rule(
    code="JG603",
    title="“一是…二是…”不完整",
    authority="GB/T 15834-2011 附录B.1；实务",
    level="错误",
    why="念到“一是”“三是”，听的人会问“二是”在哪里。",
    check=check,
    bad=examples(
        "一是抓学习。⟦三是⟧抓落实。",
        "一要学习，二要调研，⟦四要⟧整改。",
        "第一，抓学习。⟦第三，⟧抓落实。",
        "下一步怎么办。⟦一是⟧加强学习。各单位要抓紧。",
    ),
    good=examples("一是抓学习。二是抓落实。三是抓考核。", "一要学习，二要调研，三要整改。"),
    alike=examples(
        "这一是非问题要弄清，二是二、一是一。",
        "第一、第二、第三产业协调发展。",
        "一要学习，二要调研。同时，一要学习，二要整改。",
        "成绩的取得，一是靠党的领导。",
    ),
)
