"""Questions that end in 。"""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG818",
    title="问句没有用问号",
    authority="GB/T 15834-2011 4.2.3.1",
    level="警告",
    why="问句末尾用问号，念的人才知道往上扬。",
    check=each(
        r"(?:(?:^|(?<=[。！？]))(?:那么，?)?(?:怎么[办看干做抓改]|为什么呢?|靠什么|谁来[干做抓管]|出路在哪里|差距在哪里|问题出在哪里)|(?<=[\u4e00-\u9fff]{3})吗)(。)",
        "问句末尾用了句号。",
        "改为“？”。",
        lambda match: "？",
        group=1,
    ),
    bad=(
        Example("怎么办⟦。⟧要靠实干。", fixed="怎么办？要靠实干。"),
        Example("这样能行吗⟦。⟧", fixed="这样能行吗？"),
    ),
    good=examples("怎么办？要靠实干。"),
    alike=examples("要弄清楚是什么、为什么、怎么办。"),
)
