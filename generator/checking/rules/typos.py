"""Common typos."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking import data
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_WORDS = Words(data.typos())
_PARTS = {"既使用", "既使得", "既使人", "身份量", "水份量"}
"""Right words that begin like a typo."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Every wrong word of the list."""
    for at, word, right in _WORDS.find(text.body):
        if any(text.body.startswith(part, at) for part in _PARTS) or text.body[at - 1 : at] == "身":
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
        Example("认真⟦布署各项⟧工作。", fixed="认真部署各项工作。"),
        Example("发扬⟦再接再励⟧的精神。", fixed="发扬再接再厉的精神。"),
    ),
    good=examples("认真部署各项工作。"),
    alike=examples(
        "发布署名文章。", "既使用新设备，又保留老工艺。", "既使得群众满意，又节约开支。"
    ),
)
