"""No 、 between book titles or quotations that stand side by side."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG803",
    title="并列的书名号、引号之间用了顿号",
    authority="GB/T 15834-2011 4.5.3.5",
    level="提示",
    why="标有引号、书名号的并列成分之间通常不用顿号。",
    check=each(
        r"(?<=[》”])、(?=[《“])(?![“《][^》”\n]{1,20}[》”](?:变成|成为|变|是|不是))(?!(?:[《“][^》”\n]{1,40}[》”]、)+[^《“])",
        "并列的书名号或引号之间不用顿号。",
        "删去顿号。",
        lambda match: "",
    ),
    bad=(
        Example("学习《党章》⟦、⟧《准则》和《条例》。", fixed="学习《党章》《准则》和《条例》。"),
        Example("落实“三会一课”⟦、⟧“主题党日”制度。", fixed="落实“三会一课”“主题党日”制度。"),
    ),
    alike=examples(
        "学习《党章》（修订）、《准则》。",
        "“三会一课”和“主题党日”",
        "“李白”（字太白）、“杜甫”",
        "“云办公”、“宅经济”、在线教育",
        "防止硬约束变成“橡皮筋”、“长效”变成“无效”。",
    ),
)
