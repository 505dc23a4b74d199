"""Long spans that stand in earlier speeches too."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.originality.compare import Copied, compare
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text


def spans(text: Text, context: Context) -> list[Copied]:
    """All copied spans of a text; empty without a corpus."""
    return compare(text.body, context.corpus) if context.corpus else []


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Every span over the limit; set formulations do not count."""
    for span in spans(text, context):
        if span.length > context.limit:
            message = f"连续{span.length}字和“{span.source}”第{span.at}字起的一样。"
            yield Hit(span.start, span.end, message, "换成自己的话；引用文件的，注明出处。")


RULE = Rule(
    code="JG201",
    title="和往年文稿连续相同",
    authority="实务：连续十三字以上相同视为照抄",
    level="警告",
    why="大段照搬往年或别处的稿子，查重一查就知道。",
    check=check,
    needs=("corpus",),
    limit=13,
    bad=(
        Example(
            "今年要继续努力。⟦组建二十七支突击队推动老旧小区改造提前完工⟧，群众满意。",
            earlier=("去年，组建二十七支突击队，推动老旧小区改造提前完工，受到好评。",),
        ),
    ),
    good=(Example("组建突击队推动改造。", earlier=("组建突击队推动改造，受到好评。",)),),
    alike=(
        Example(
            "坚持以习近平新时代中国特色社会主义思想为指导，抓好落实。",
            earlier=("坚持以习近平新时代中国特色社会主义思想为指导，改进作风。",),
        ),
    ),
)
