"""Years are written in full: 2025年, not 25年."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG811",
    title="年份简写",
    authority="GB/T 15835-2011 5.1.5（年份不能简写）",
    level="提示",
    why="四位年份不简写为两位。",
    check=each(
        r"(?<![\d.一-鿿])(?:0\d|1\d|2\d)年(?=\d{1,2}月)|(?<=[。，；：、自从于在到至])(?:0\d|1\d|2\d)年(?=\d{1,2}月)|’\d{2}年",
        "年份“{0}”是简写。",
        "写成四位，如2025年。",
    ),
    bad=examples("自⟦25年⟧3月以来", "⟦24年⟧12月"),
    alike=examples("2025年3月", "刑期25年3个月。", "用了10年2个月。"),
)
