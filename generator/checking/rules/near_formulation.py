"""A set formulation with one character wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

CANON = (
    "习近平新时代中国特色社会主义思想", "以习近平同志为核心的党中央", "中央八项规定精神", "全心全意为人民服务",
    "绿水青山就是金山银山", "国家治理体系和治理能力现代化", "中华民族伟大复兴", "人类命运共同体",
    "全过程人民民主", "党风廉政建设和反腐败", "不忘初心、牢记使命", "中国特色社会主义制度", 
    "新时代党的建设总要求", "马克思列宁主义", "坚持和加强党的全面领导",
    "巩固拓展脱贫攻坚成果", "铸牢中华民族共同体意识", "统筹推进“五位一体”总体布局", "协调推进“四个全面”战略布局",
)  # fmt: skip
"""Formulations long enough that one other character can only be a slip."""

_HEADS = Words({phrase[:2]: phrase for phrase in CANON})
_BY_HEAD = {
    head: [phrase for phrase in CANON if phrase.startswith(head)] for head in _HEADS.entries
}


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Windows that begin like a formulation and differ from it in exactly one place."""
    for at, head, _phrase in _HEADS.find(text.body):
        for phrase in _BY_HEAD[head]:
            said = text.body[at : at + len(phrase)]
            if _slips(said, phrase) == 1 and "\n" not in said:
                message = f"“{said}”和规范的提法差一个字。"
                yield Hit(at, at + len(said), message, f"改为“{phrase}”。", phrase)


def _slips(said: str, phrase: str) -> int:
    if len(said) != len(phrase):
        return 0
    return sum(a != b for a, b in zip(said, phrase, strict=True))


RULE = Rule(
    code="JG508",
    title="固定提法差一个字",
    authority="党章、党代会报告的原文",
    level="错误",
    why="固定提法里错一个字，比别处的错字严重得多。",
    check=check,
    bad=(
        Example("落实⟦中央八顶规定精神⟧。", fixed="落实中央八项规定精神。"),
        Example("坚持⟦绿水青山就是金山银上⟧。", fixed="坚持绿水青山就是金山银山。"),
    ),
    good=(Example("落实中央八项规定精神，全心全意为人民服务。"),),
    alike=(Example("弘扬中国特色社会主义文化，中华民族伟大精神，中央八项规定实施细则。"),),
)
