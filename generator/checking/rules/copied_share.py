"""How much of the speech is copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.copied_span import spans
from generator.checking.text import Text


def check(text: Text, context: Context) -> Iterator[Hit]:
    """One finding at the first line when more than the limit (per cent) is copied."""
    copied = [span for span in spans(text, context) if span.length > 13]
    total = sum(1 for char in text.body if "\u4e00" <= char <= "\u9fff")
    share = 100 * sum(span.length for span in copied) / max(1, total)
    if share > context.limit:
        line = next(line for line in text.lines if line.kind != "blank")
        sources = Counter[str]()
        for span in copied:
            sources[span.source] += span.length
        named = "、".join(f"“{name}”{count}字" for name, count in sources.most_common(3))
        message = f"全文有{share:.0f}%和往年文稿相同，主要来自{named}。"
        yield Hit(line.start, line.end, message, "重写照搬的部分；从 JG201 指出的地方改起。")


_OLD = "组建二十七支突击队推动老旧小区改造提前完工，两千多名党员到社区报到认领微心愿"

RULE = Rule(
    code="JG202",
    title="照抄的比例太高",
    authority="实务",
    level="错误",
    why="全文三成以上照搬，就不是新稿子。",
    check=check,
    needs=("corpus",),
    limit=30,
    bad=(Example(f"⟦{_OLD}。⟧", earlier=(f"去年，{_OLD}，很好。",)),),
    good=(Example("今年要继续努力。", earlier=(_OLD,)),),
)
