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
    r"(?:^|(?<=[。；！？：，,;:摄])|(?<=[。；！？：，,;:][ \u3000])|(?<=[。；！？]”))(?:(?P<one>[一二三四五六七八九十]{1,2})(是|要|来)(?![素害]|点(?!面|燃|亮|准|出|名)|(?P=one)[。，、])|第([一二三四五六七八九十]{1,2})(，|、)(?!第))",
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
    """A chain begins with one and goes on by one; chains stand inside one another."""
    yield from _words(text)
    for chain in links(text).values():
        open_chains: list[tuple[int, int]] = []
        for n, (start, words, number) in enumerate(chain):
            begin = _paragraph(text, start)
            follows = chain[n + 1][2] if n + 1 < len(chain) else 1
            goes_on = _open(open_chains, number, begin, start in (begin, text.line_at(start).start))
            if number == 1:
                if (
                    follows == 1
                    and _counted(text, start)
                    and not _pair(text, chain, n)
                    and not _goes_on_later(chain[n + 1 :])
                ):
                    message = f"只有“{words}”，没有第二项。"
                    yield Hit(start, start + len(words), message, "补上其他各项，或去掉序数。")
            elif goes_on is None and not (
                words[0] == "第" and _said_otherwise(text, start, number)
            ):
                message = f"“{words}”前面缺少第{number - 1}项。"
                yield Hit(start, start + len(words), message, "补上漏掉的一项，或改正序数。")
            elif goes_on is not None:
                del open_chains[goes_on:]
            open_chains.append((number, begin))


_THIRDLY = re.compile("(?:^|(?<=[。；\n]))再次(?=，|，?要)")


def _words(text: Text) -> Iterator[Hit]:
    """首先…，再次… without 其次 between."""
    for line in text.prose:
        for match in _THIRDLY.finditer(line.text):
            before = line.text[: match.start()]
            if "首先" in before and not re.search("其次|然后|第二", before.rsplit("首先", 1)[1]):
                at = line.start + match.start()
                yield Hit(
                    at,
                    at + 2,
                    "“首先”后面没有“其次”，就到了“再次”。",
                    "补上“其次”一项，或改为“其次”。",
                )


def _pair(text: Text, chain: _Links, n: int) -> bool:
    """Whether 一是…，一是… stand side by side, both of them firsts."""
    return any(
        0 <= other < len(chain)
        and chain[other][2] == 1
        and text.line_at(chain[other][0]) == text.line_at(chain[n][0])
        for other in (n - 1, n + 1)
    )


def _said_otherwise(text: Text, start: int, number: int) -> bool:
    """Whether 首先 or 其次 stands for the number before, not far above."""
    word = {2: "首先", 3: "其次"}.get(number)
    return word is not None and word in text.body[max(0, start - 1500) : start]


def _paragraph(text: Text, offset: int) -> int:
    """Where the paragraph of an offset begins; a line broken inside a sentence is no end."""
    begin = text.line_at(offset).start
    while begin and text.body[max(0, begin - 9) : begin].rstrip()[-1:] not in tuple("。！？：；”"):
        begin = text.line_at(begin - 2).start
    return begin


def _open(chains: list[tuple[int, int]], number: int, line: int, leads: bool) -> int | None:
    """The innermost chain that this link continues: in its line, or anywhere when it leads one."""
    for n in range(len(chains) - 1, -1, -1):
        last, where = chains[n]
        if last + 1 == number and (where == line or leads):
            return n
    return None


def _goes_on_later(rest: _Links) -> bool:
    """Whether the outer chain comes back behind an inner one: more seconds than firsts follow."""
    depth = 0
    for _, _, number in rest[:12]:
        depth += (number == 1) - (number == 2)
        if depth < 0:
            return True
    return False


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
        "一要统筹规划。二要点面结合。三要排除隐患。",
        "这一是非问题要弄清，二是二、一是一。",
        "第一、第二、第三产业协调发展。",
        "一要学习，二要调研。同时，一要学习，二要整改。",
        "成绩的取得，一是靠党的领导。",
        "方针是抓两头：一是抓经济；一是抓党建。",
        "首先，要抓学习。其次，要抓落实。第三，要抓考核。",
        "他说：“关键在落实。”一要学习。二要调研。",
    ),
)
