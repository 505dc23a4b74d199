"""The fonts of body and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.layout_facts import LayoutFacts, Look
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.layout_place import place
from generator.checking.text import Text

ALLOWED = {"body": ("仿宋", "FangSong"), "1": ("黑体", "SimHei"), "2": ("楷体", "KaiTi")}

MINORITY = 4
"""An abstract or a table in another font is less than a quarter of the paragraphs."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The first paragraph of each kind with another font, when they are no mere exception."""
    assert text.layout is not None
    wrong: dict[str, list[tuple[int, str]]] = {}
    total = Counter[str]()
    for look in text.layout.looks:
        line = place(text, look.line)
        key = "body" if line.kind == "body" else str(line.level) if line.alone else ""
        fonts = {font for font in look.fonts if font}
        total[key] += bool(look.line)
        if look.line and key in ALLOWED and fonts and not _right(fonts, ALLOWED[key]):
            wrong.setdefault(key, []).append((look.line, "、".join(sorted(fonts))))
    for key, places in wrong.items():
        if len(places) * MINORITY < total[key]:
            continue
        line = place(text, places[0][0])
        message = f"这一段用的是{places[0][1]}，共{len(places)}段。"
        yield Hit(line.start, line.end, message, f"改为{ALLOWED[key][0]}。")


def _right(fonts: set[str], names: tuple[str, ...]) -> bool:
    """Bold leads in 楷体 or 黑体 may stand in a paragraph of 仿宋."""
    return any(name.lower() in font.lower() for font in fonts for name in names)


RULE = Rule(
    code="JG902",
    title="字体不对",
    authority="GB/T 9704-2012 7.3.3（正文3号仿宋，一级黑体，二级楷体）",
    level="提示",
    why="正文用仿宋，一级标题用黑体，二级标题用楷体。",
    check=check,
    needs=("layout",),
    bad=(
        Example(
            "⟦要认真贯彻落实会议精神，抓好各项工作。⟧",
            layout=LayoutFacts(looks=(Look(1, fonts=frozenset({"宋体"})),)),
        ),
    ),
    good=(
        Example(
            "要认真贯彻落实会议精神，抓好各项工作。",
            layout=LayoutFacts(looks=(Look(1, fonts=frozenset({"仿宋_GB2312"})),)),
        ),
    ),
)
