"""约…左右, 超过…以上: said twice."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG701",
    title="约数说了两遍",
    authority="GB/T 15835-2011 5.1.3；实务",
    level="警告",
    why="“约、近、超过、不低于”和“左右、上下、以上、多”说的是同一个意思，只留一个。",
    check=each(
        r"(?:大约|约|约为|近|将近|接近)\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3}?(?:左右|上下|以上|(?<!最)多)(?=[的，。；、个名人]|$)|(?:超过|超|突破|不低于|不少于|至少)\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3}?(?:以上|左右)(?=[的，。；、]|$)|(?:不超过|至多|最多)\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3}?(?:以下|以内|左右)(?=[的，。；、]|$)",
        "“{0}”把约数说了两遍。",
        "前后只留一个。",
    ),
    bad=examples("全年增长⟦约8%左右⟧。", "投资⟦超过10亿元以上⟧。", "控制在⟦不超过5%以内⟧。"),
    alike=examples(
        "全年增长8%左右。", "投资10亿元以上。", "约8%，完成率90%以上。", "超过10亿元的项目5个以上。"
    ),
)
