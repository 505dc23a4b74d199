"""和 behind 、."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG817",
    title="顿号后面又用了“和”",
    authority="GB/T 15834-2011 4.5；实务",
    level="提示",
    why="并列的最后两项之间，顿号和“和”“以及”只用一个。",
    check=each(
        r"(?<=[\u4e00-\u9fff》”])、(?=(?:和(?![谐平睦美气解顺缓合善田县政硕布龙林静洽而衷])[\u4e00-\u9fff]{1,4}(?:[，。；级]|等)|以及))",
        "“、”后面又用了连词。",
        "删去顿号。",
        lambda match: "",
    ),
    bad=(Example("县、乡⟦、⟧和村三级联动。", fixed="县、乡和村三级联动。"),),
    good=examples("县、乡和村三级联动。"),
    alike=examples(
        "富强、民主、文明、和谐。",
        "依法、及时处理。",
        "求同存异、和而不同，推进和泰、和光两个项目。",
    ),
)
