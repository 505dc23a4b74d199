"""Full-width digits, letters and per cent signs."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width ASCII → ASCII."""

RULE = Rule(
    code="JG806",
    title="数字、字母或百分号用了全角",
    authority="GB/T 15835-2011 3.1、5.1",
    level="警告",
    why="阿拉伯数字和百分号用半角。",
    check=each(
        r"[０-９Ａ-Ｚａ-ｚ％．]*[０-９％Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?",
        "“{0}”是全角。",
        "改为半角“{fix}”。",
        lambda match: match[0].translate(HALF),
    ),
    bad=(
        Example("增长8⟦％⟧。", fixed="增长8%。"),
        Example("共⟦１２⟧个项目。", fixed="共12个项目。"),
    ),
    alike=examples("增长8%。", "共12个项目。"),
)
