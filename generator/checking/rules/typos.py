"""Common typos."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking import data
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_WORDS = Words(data.typos())
_PARTS = {"布署名", "既使有关", "训炼金", "部份额"}
"""Right words that begin like a typo."""
_BEFORE = {
    "布署": "发公颁",
    "时侯": "诸",
    "部份": "全",
    "过份": "超",
    "烂用": "腐",
    "侯选": "诸",
    "资询": "投融",
    "付予": "支",
    "安祥": "平",
}
"""Typo → characters before it that make another word of it."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Every wrong word of the list."""
    for at, word, right in _WORDS.find(text.body):
        if any(text.body.startswith(part, at) for part in _PARTS):
            continue
        if text.body[at - 1 : at] in tuple(_BEFORE.get(word, "")) and at:
            continue
        yield Hit(at, at + len(word), f"“{word}”是错别字。", f"改为“{right}”。", right)


RULE = Rule(
    code="JG709",
    title="错别字",
    authority="现代汉语词典（第7版）",
    level="错误",
    why="常见的错别字和误用字。",
    check=check,
    bad=(
        Example("认真⟦布署⟧各项工作。", fixed="认真部署各项工作。"),
        Example("发扬⟦再接再励⟧的精神。", fixed="发扬再接再厉的精神。"),
    ),
    good=examples("认真部署各项工作。"),
    alike=examples(
        "发布署名文章。", "既使用新设备，又保留老工艺。", "既使得群众满意，又节约开支。"
    ),
)
