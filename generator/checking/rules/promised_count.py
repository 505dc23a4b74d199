"""“讲三点意见” is followed by three, “以下五个方面” by five."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.numerals import value
from generator.checking.rule import Context, Rule, examples
from generator.checking.rules.chain import LINK
from generator.checking.text import Line, Text

_TALK = re.compile(
    r"(?:讲|谈|说|提|强调|汇报|通报|报告)(?:以下|下面|如下)?([两二三四五六七八九十])(?:点|个方面|个问题|方面|层)(?:的?(?:意见|要求|想法|体会|建议|看法|内容|意思|问题))?(?=[。：，]|$)"
)
_LIST = re.compile(
    r"(?:以下|下面|如下|这|有|分|主要是|重点是|体现在|表现在|做到|抓好|突出|把握)([两二三四五六七八九十])(?:点|个方面|个问题|方面|条|项工作|个环节|个重点|件事)[^。；：]{0,6}："
    r"|(?<=有)([两二三四五六])个：|“([两二三四五六七八九])个[\u4e00-\u9fff]{1,6}”："
)


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Counts headings after a promise in the opening, chain links after a colon."""
    headings = [x for x in text.lines if x.kind == "heading" and x.level == 1]
    for line in text.prose:
        for match in _TALK.finditer(line.text):
            if len(headings) >= 2 and line.start < headings[0].start:
                yield from _compared(line, match, len(headings), "下面的一级标题")
            elif said := _links(line.text[match.end() :].lstrip("。：，")):
                yield from _compared(line, match, said, "后面的序数")
        for match in _LIST.finditer(line.text):
            if said := _links(line.text[match.end() :]):
                yield from _compared(line, match, said, "后面的序数")


def _links(words: str) -> int:
    """How far the chain right behind a colon runs; 0 when there is none."""
    first = LINK.match(words)
    if first is None or value(first[1] or first[3]) != 1:
        return 0
    kind, last = first[2] or "第", 0
    for match in LINK.finditer(words):
        number = value(match[1] or match[3])
        if (match[2] or "第") == kind:
            if number != last + 1:
                break
            last = number
    return last if last > 1 else 0


def _compared(line: Line, match: re.Match[str], said: int, what: str) -> Iterator[Hit]:
    promised = value(next(filter(None, match.groups())))
    if promised != said:
        at = line.start + match.start()
        message = f"说的是“{next(filter(None, match.groups()))}”，{what}有{said}个。"
        yield Hit(at, at + len(match[0]), message, "改正数目，或补上、合并要点。")


RULE = Rule(
    code="JG405",
    title="说的数目和列的不一致",
    authority="实务",
    level="错误",
    why="说讲三点，列了四条，台下数得出来。",
    check=check,
    bad=examples(
        "下面，我⟦讲三点意见⟧。\n一、学习\n要学。\n二、调研\n要研。\n三、整改\n要改。\n四、考核\n要考。",
        "主要⟦体现在三个方面：⟧一是学习好，二是作风好。",
        "我⟦强调三点⟧。第一，要重视。第二，要落实。第三，要督查。第四，要问责。",
    ),
    good=examples(
        "下面，我讲两点意见。\n一、学习\n要学。\n二、调研\n要研。",
        "主要体现在两个方面：一是学习好，二是作风好。",
    ),
    alike=examples(
        "我再讲三点。学习、调研、整改都要抓。",
        "一、学习\n我讲三点意见。\n二、调研\n要研。",
        "抓好三项工作，一是学习。二是调研。",
    ),
)
