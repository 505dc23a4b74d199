"""…… and 等 say the same."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG808",
    title="省略号和“等”重复",
    authority="GB/T 15834-2011 4.11.3.4",
    level="警告",
    why="省略号已经表示列举未尽，不再用“等”“等等”。",
    check=each(
        r"……等等?|(?<=[\u4e00-\u9fff])等?等…+(?=领域|方面|工作|行业|问题|部门|单位|措施|内容|环节|产业)|(?<=[\u4e00-\u9fff])等等等+",
        "“{0}”重复表示列举未尽。",
        "留一个，改为“{fix}”。",
        lambda match: "等",
    ),
    bad=(Example("学习、培训、考核⟦……等⟧工作。", fixed="学习、培训、考核等工作。"),),
    alike=examples("学习、培训等工作。", "我们不能再等……", "等等再说。"),
)
