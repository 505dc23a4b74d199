"""Arabic digits with 十 百 千: 3千人."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG810",
    title="阿拉伯数字和“十、百、千”混用",
    authority="GB/T 15835-2011 5.1.1、4.3",
    level="警告",
    why="阿拉伯数字后面只能带“万”“亿”，不能带“十、百、千”。",
    check=each(
        r"(?<![\d.万亿])\d+(?:\.\d+)?[十百千](?=[余多来]?(?:万|亿)?[余多]?(?:个|名|人|家|户|项|次|元|亩|吨|件|公里|册|场|例|村|支|天|年))|百分之\d[\d.]*|\d[\d.]*(?:亿万|万万|千百|百万亿|亿千万)(?=[元人亩吨])|\d亿\d[千百]万|(?<![\d.])\d{1,3}(?:万\d千|千\d百|百\d十)(?!\d)",
        "“{0}”混用了阿拉伯数字和汉字数位。",
        "写成阿拉伯数字（如3000）或汉字（如三千）。",
    ),
    bad=examples(
        "惠及群众⟦3千⟧人。",
        "发放资金⟦5百⟧万元。",
        "增长⟦百分之8.5⟧。",
        "投入⟦1亿2千万⟧元。",
        "收入⟦12.6亿万⟧元。",
    ),
    alike=examples("惠及群众3000人。", "投资3.5亿元。", "运行5千米。"),
)
