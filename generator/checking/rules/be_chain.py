"""Three passives in one sentence."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG706",
    title="一句里“被”太多",
    authority="实务",
    level="提示",
    why="一句里三个以上“被”，拗口，也看不出谁在做事。",
    check=each(
        r"被(?!子|单|套|告|动|褥|服)[^。！？；\n]{1,14}?被(?!子|单|套|告|动|褥)[^。！？；\n]{1,14}?被(?!子|单|套|告|动|褥)",
        "一句话里用了三个“被”。",
        "改成主动的说法，写明谁来做。",
    ),
    bad=examples("问题⟦被发现、被通报、被⟧整改。"),
    alike=examples("被告和被动的局面，被褥送到群众手中。"),
)
