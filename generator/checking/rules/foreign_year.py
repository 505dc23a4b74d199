"""Years that neither the day of the speech nor the facts explain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.known import fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)(?!年?(?:修订|通过|印发|版))")


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Last year, this year and next are always known."""
    assert context.as_of is not None
    near = {str(context.as_of.year + n) for n in (-1, 0, 1)}
    said = fact_words(context)
    for match in _YEAR.finditer(text.body):
        if match[1] in near or match[1] in said or _quoted(text.body, match.start()):
            continue
        message = f"稿子是{context.as_of.year}年的，这里写的是{match[1]}年，要素表里也没有。"
        yield Hit(match.start(), match.end(), message, "核对是不是往年稿子带过来的。")


def _quoted(body: str, at: int) -> bool:
    """Within 〔2024〕 or a title 《…》."""
    opening = body.rfind("《", max(0, at - 40), at)
    return opening > body.rfind("》", 0, at)


RULE = Rule(
    code="JG304",
    title="没有来历的年份",
    authority="实务：沿用去年稿子的痕迹",
    level="警告",
    why="去年的稿子改今年用，年份最容易漏改。",
    check=check,
    needs=("facts", "date"),
    bad=(Example("⟦2023⟧年，我们完成了各项任务。", as_of="2026-02-26", facts={"范围": "全县"}),),
    good=(
        Example(
            "2025年，我们完成了各项任务。2026年要再接再厉。",
            as_of="2026-02-26",
            facts={"范围": "全县"},
        ),
    ),
    alike=(
        Example(
            "落实《2021年至2035年规划》，共2023个点位。", as_of="2026-02-26", facts={"范围": "全县"}
        ),
    ),
)
