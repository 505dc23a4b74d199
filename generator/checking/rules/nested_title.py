"""Double book-title marks inside book-title marks."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG816",
    title="书名号里面又用了双书名号",
    authority="GB/T 15834-2011 4.15.3.3",
    level="警告",
    why="书名号里还要用书名号时，外面用双书名号，里面用单书名号。",
    check=each(
        r"(?<=《)[^《》\n]{0,30}《[^《》\n]{1,30}》[^《》\n]{0,30}(?=》)",
        "“{0}”里面还用了双书名号。",
        "改为“{fix}”。",
        lambda match: match[0].replace("《", "〈").replace("》", "〉"),
    ),
    bad=(
        Example(
            "印发《⟦关于学习《党章》的通知⟧》。",
            fixed="印发《关于学习〈党章〉的通知》。",
        ),
    ),
    good=examples("印发《关于学习〈党章〉的通知》。"),
    alike=examples("学习《党章》《准则》和《条例》。"),
)
