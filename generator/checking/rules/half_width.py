"""Half-width marks between Chinese characters."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

FULL = dict(zip(",;:?!().", "，；：？！（）。", strict=True))

RULE = Rule(
    code="JG801",
    title="中文里用了半角标点",
    authority="GB/T 15834-2011 5.1、附录A",
    level="警告",
    why="中文语句里的逗号、句号、冒号、分号、问号、叹号、括号都用全角。",
    check=each(
        r"(?<=[\u4e00-\u9fff”’）》])[,;:?!](?=[\u4e00-\u9fff“‘（《\d]|$)|(?<=[\d%％])[,;:?](?=[\u4e00-\u9fff“‘（《])|(?<=[\u4e00-\u9fff”’）》])\.(?=$|[\u4e00-\u9fff])|\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\(|(?<=[\u4e00-\u9fff])\)|\)(?=[\u4e00-\u9fff，。；：、])",
        "“{0}”是半角标点。",
        "改为全角“{fix}”。",
        lambda match: FULL[match[0]],
    ),
    bad=(
        Example("认真贯彻落实⟦,⟧扎实推进。", fixed="认真贯彻落实，扎实推进。"),
        Example("⟦(⟧一⟦)⟧加强学习。", fixed="（一）加强学习。"),
        Example("坚持问题导向⟦;⟧坚持目标导向。", fixed="坚持问题导向；坚持目标导向。"),
    ),
    alike=examples(
        "增长8.5%，完成投资1,234万元。", "会议9:30开始。", "全员劳动生产率（R&D）提升。"
    ),
)
