"""Straight quotation marks in Chinese."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG812",
    title="用了直引号",
    authority="GB/T 15834-2011 4.8",
    level="警告",
    why="中文用弯引号“ ”和‘ ’。",
    check=each(
        r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"',
        "{0}用了直引号。",
        "改为弯引号{fix}。",
        lambda match: f"“{match[1]}”",
    ),
    bad=(Example('落实⟦"三会一课"⟧制度。', fixed="落实“三会一课”制度。"),),
    alike=examples("落实“三会一课”制度。", '屏幕尺寸为5"。'),
)
