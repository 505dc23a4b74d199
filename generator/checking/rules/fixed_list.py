"""Lists with fixed members: complete and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import FixedList, fixed_lists
from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_JOIN = r"(?:、|，|和|与|以及|及)"


def _pattern(entry: FixedList) -> re.Pattern[str]:
    member = "|".join(sorted(map(re.escape, entry.members), key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fff]{{0}}、)(?:{member})(?:{_JOIN}(?:{member}))+")


_PATTERNS = tuple((entry, _pattern(entry)) for entry in fixed_lists())


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Runs of members that are out of order, and runs that lack some."""
    assert context.as_of is not None
    for entry, pattern in _PATTERNS:
        if context.as_of < entry.valid_from or sum(m in text.body for m in entry.members) < 2:
            continue
        for match in pattern.finditer(text.body):
            yield from _judge(entry, match)


def _judge(entry: FixedList, match: re.Match[str]) -> Iterator[Hit]:
    member = "|".join(sorted(map(re.escape, entry.members), key=len, reverse=True))
    said = re.findall(member, match[0])
    if len(said) < entry.least or _part_of_longer(match):
        return
    right = [m for m in entry.members if m in said]
    full = "、".join(entry.members)
    if said != right:
        message = f"“{entry.name}”的次序不对。"
        yield Hit(match.start(), match.end(), message, f"规范的次序：{full}。")
    elif len(right) < len(entry.members) and not _excerpt(entry, right, match):
        missing = "、".join(m for m in entry.members if m not in said)
        message = f"“{entry.name}”不完整，缺少：{missing}。"
        yield Hit(match.start(), match.end(), message, f"规范的说法：{full}。")


def _excerpt(entry: FixedList, said: list[str], match: re.Match[str]) -> bool:
    """Whether only neighbours of the list stand there and nobody names it."""
    first = entry.members.index(said[0])
    near = match.string[max(0, match.start() - 16) : match.end() + 16]
    return (
        entry.parts
        and entry.name not in near
        and list(entry.members[first : first + len(said)]) == said
    )


def _part_of_longer(match: re.Match[str]) -> bool:
    """Whether other members stand beside the run, so that it is another list."""
    body = match.string
    return (
        body[match.end() : match.end() + 1] == "、"
        or body[match.start() - 1 : match.start()] == "、"
    )


RULE = Rule(
    code="JG504",
    title="固定并列的次序或内容不对",
    authority="党章、党代会报告和有关会议的原文（见 lexicon/lists.yaml）",
    level="错误",
    why="“四个意识”“四个自信”等的成员和次序是固定的。",
    check=check,
    needs=("date",),
    bad=(
        Example("增强⟦大局意识、政治意识、核心意识、看齐意识⟧。", as_of="2026-02-26"),
        Example("坚定⟦道路自信、理论自信、制度自信⟧。", as_of="2026-02-26"),
    ),
    good=(Example("增强政治意识、大局意识、核心意识、看齐意识。", as_of="2026-02-26"),),
    alike=(
        Example("坚定道路自信、理论自信、制度自信。", as_of="2015-02-26"),
        Example("坚持绿色、开放的理念，经济建设、社会建设都要抓。", as_of="2026-02-26"),
        Example("提高政治意识、大局意识、责任意识。", as_of="2026-02-26"),
        Example("带动廉洁纪律、群众纪律、工作纪律、生活纪律严起来。", as_of="2026-02-26"),
    ),
)
