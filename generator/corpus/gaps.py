"""What a text leaves open: masked numbers, places, names, dates, and characters that are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.corpus.characters import GAP
from generator.document import Gap, GapContent

CENTURY = "20"
"""Before XX年 a part of the mask."""

_MAYBE_MASK = re.compile("[Xx×*某○_□]")
_MASK = re.compile(
    r"[Xx×]{2,}|(?<![A-Za-z0-9+-])[X×](?![A-Za-z])|\*{2,}|某{2,}|○{2,}|_{2,}|□+"
    r"|某(?=[省市县区镇乡村局委厅校])"
)

BEHIND: tuple[tuple[GapContent, re.Pattern[str]], ...] = (
    ("date", re.compile(r"[年月日]")),
    (
        "number",
        re.compile(
            r"[余多]?(?:[个名人户万亿元%％家项次亩件起岁吨天期位条场篇处台辆支倍届号册份页本]|公里|平方|小时|百分点)"
        ),
    ),
    ("place", re.compile(r"(?:自治)?[省市县区镇乡村州旗路](?!长|委书记|党委)|街道|社区")),
    (
        "organisation",
        re.compile(
            r"[局委办厅部院处科所站馆](?!长)|公司|集团|学校|[中大小]学|医院|支队|单位|中心|协会|银行|企业|党|支部|机关|工程"
        ),
    ),
    (
        "name",
        re.compile(
            r"同志|书记|主任|[局市县区镇乡省部厅处科校院村]长|主席|先生|女士|老师|同学|教授|等人"
        ),
    ),
)
"""What a mask holds, by what stands behind it; the first that fits decides."""

BEFORE: tuple[tuple[GapContent, re.Pattern[str]], ...] = (
    ("date", re.compile(r"(?:20|年|月)$")),
    (
        "name",
        re.compile(
            r"(?:书记|主任|[局市县区镇乡省部厅处科校院村]长|同志|作者|讲话人|报告人|主持人)[：: ]?$"
        ),
    ),
    ("number", re.compile(r"(?:第|共|约|达到?|超过|增长|下降|完成|新增|[0-9.])$")),
)
"""The same by what stands before it."""

REACH = 8
"""Characters on either side that are looked at."""


def find_gaps(text: str) -> tuple[Gap, ...]:
    """All gaps of a text in its order, masks with what they probably hold."""
    if GAP not in text and not _MAYBE_MASK.search(text):
        return ()
    lost = [Gap(m[0], m.start(), m.end(), "lost") for m in re.finditer(GAP, text)]
    masked = [
        Gap(text[start:end], start, end, "mask", holds(text, start, end))
        for start, end in _masks(text)
    ]
    return tuple(sorted(lost + masked, key=lambda gap: gap.start))


def _masks(text: str) -> Iterator[tuple[int, int]]:
    """Where masks stand: their characters are rare, so these are looked for first."""
    last = 0
    for maybe in _MAYBE_MASK.finditer(text):
        if maybe.start() >= last and (match := _MASK.match(text, maybe.start())):
            start, last = match.span()
            century = text[start - 2 : start] == CENTURY and text[last : last + 1] == "年"
            yield start - 2 * century, last


def holds(text: str, start: int, end: int) -> GapContent:
    """What the mask between two places stands for, empty when nothing tells.

    >>> holds("全县XX个支部", 2, 4), holds("在XX县调研", 1, 3), holds("书记XXX讲话", 2, 5)
    ('number', 'place', 'name')
    """
    behind, before = text[end : end + REACH], text[max(0, start - REACH) : start]
    for content, pattern in BEHIND:
        if pattern.match(behind):
            return content
    for content, pattern in BEFORE:
        if pattern.search(before):
            return content
    return ""
