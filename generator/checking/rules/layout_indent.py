"""First lines indented by the paragraph format."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Blanks typed at the start, or no indent at all."""
    assert text.layout is not None
    body = [x for x in text.layout.looks if x.line and place(text, x.line).kind == "body"]
    typed = [look for look in body if look.spaces]
    flush = [look for look in body if not look.spaces and look.indent < 1]
    for looks, what in ((typed, "段首敲了空格"), (flush, "首行没有缩进")):
        if looks:
            line = place(text, looks[0].line)
            remedy = "设“首行缩进2字符”，删去空格。"
            yield Hit(line.start, line.end, f"{what}，共{len(looks)}段。", remedy)


RULE = Rule(
    code="JG904",
    title="首行缩进不对",
    authority="GB/T 9704-2012 7.3.3（每个自然段左空二字）",
    level="提示",
    why="段首空两字用段落的首行缩进，不敲空格。",
    check=check,
    needs=("layout",),
    bad=(
        Example(
            "⟦要认真贯彻落实会议精神，抓好各项工作。⟧",
            layout=LayoutFacts(looks=(Look(1, spaces=2),)),
        ),
    ),
    good=(
        Example(
            "要认真贯彻落实会议精神，抓好各项工作。",
            layout=LayoutFacts(looks=(Look(1, indent=2.0),)),
        ),
    ),
)
