"""Ellipsis and dash take two characters."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG807",
    title="省略号或破折号不规范",
    authority="GB/T 15834-2011 4.10、4.11",
    level="提示",
    why="省略号是六个小圆点“……”，破折号是“——”。",
    check=each(
        r"(?<!\.)\.{3,}(?!\.)|。{3,}|(?<!…)…(?!…)|(?<![\-—\w|:])--+(?![\-—\w|:])|(?<=[\u4e00-\u9fff])--+(?=[\u4e00-\u9fff])|(?<![—\d%年月日号])^—(?=[\u4e00-\u9fff])",
        "“{0}”写得不规范。",
        "改为“{fix}”。",
        lambda match: "……" if match[0][0] in ".。…" else "——",
    ),
    bad=(
        Example("学习、培训、考核⟦...⟧", fixed="学习、培训、考核……"),
        Example("只有一个目标⟦--⟧让群众满意。", fixed="只有一个目标——让群众满意。"),
        Example("⟦—⟧抓学习", fixed="——抓学习"),
    ),
    alike=examples("2021—2025年", "学习……", "——抓学习", "北京—上海", "|---|---|"),
)
