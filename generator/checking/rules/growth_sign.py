"""Growth with a minus sign, falls of more than all, falls by multiples."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG402",
    title="增减的说法和数字矛盾",
    authority="GB/T 15835-2011；实务：降低不用倍数",
    level="错误",
    why="“增长-3%”“下降-5%”“减少2倍”“下降120%”都不成话。",
    check=each(
        r"(?:增长|增加|提高|上升|下降|减少|降低|回落|提升)(?:了|到|为)?(?:[-－−]|负)\d[\d.]*(?:%|％|个百分点)?|(?:下降|减少|降低|缩短|缩小|压缩|压减)(?:了)?(?:近|约)?\d[\d.]*(?:多|余)?倍|(?:下降|减少|降低|压缩|压减)(?:了)?(?:1[0-9]\d|[2-9]\d\d)(?:\.\d+)?%|负增长[-－]\d[\d.]*%?",
        "“{0}”说法和数字矛盾。",
        "下降就写“下降几”，不带负号、不用倍数，也不会超过100%。",
    ),
    bad=examples("工业增加值⟦增长-3.2%⟧。", "能耗⟦降低2倍⟧。", "投诉⟦下降120%⟧。"),
    good=examples("工业增加值下降3.2%。", "投诉减少一半。", "收入增长2倍。"),
    alike=examples("产量增长120%。", "增长3%-5%。", "由-3%增长到5%。"),
)
