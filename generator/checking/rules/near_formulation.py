"""A set formulation with one character wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.data import alike
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
    "全面从严治党", "全面建设社会主义现代化国家", "以人民为中心的发展思想", "社会主义核心价值观", "意识形态工作责任制",
    "中国共产党纪律处分条例", "基层群众自治制度", "“两个确立”的决定性意义",
    "问题导向、目标导向", "中国特色社会主义道路",
    "中国特色社会主义理论体系", "中国特色社会主义事业", "党的路线方针政策", "推进国家安全体系和能力现代化",
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
            if said := _slip(text.body, at, phrase):
                message = f"“{said}”和规范的提法差一个字。"
                yield Hit(at, at + len(said), message, f"改为“{phrase}”。", phrase)
                break


def _slip(body: str, at: int, phrase: str) -> str:
    """What stands at a place when it is the phrase with one character wrong, lost or too many."""
    size = len(phrase)
    same = body[at : at + size]
    if same == phrase:
        return ""
    if len(same) == size:
        slips = [n for n, char in enumerate(same) if char != phrase[n]]
        if len(slips) == 1 and _wrong(same[slips[0]], phrase[slips[0]], slips[0] == size - 1):
            return same
    short, long = body[at : at + size - 1], body[at : at + size + 1]
    if size >= _LONG and any(phrase[:n] + phrase[n + 1 :] == short for n in _content(phrase)):
        return short
    if size >= _LONG and any(long[:n] + long[n + 1 :] == phrase for n in _content(long)):
        return "" if "\n" in long else long
    return ""


def _wrong(said: str, right: str, last: bool) -> bool:
    """Whether one character for another is a slip; the last one may begin another word."""
    if said in _LIGHT or right in _LIGHT or not "\u4e00" <= said <= "\u9fff":
        return False
    return not last or said in alike().get(right, "")


_LONG = 6
_LIGHT = frozenset("的和与及、“”，而是地\n ")
"""Characters that good writers put in or leave out."""


def _content(words: str) -> list[int]:
    """Places behind the head whose character must stand."""
    return [n for n in range(2, len(words) - 1) if words[n] not in _LIGHT]


RULE = Rule(
    code="JG508",
    title="固定提法差一个字",
    authority="党章、党代会报告的原文",
    level="错误",
    why="固定提法里错一个字，比别处的错字严重得多。",
    check=check,
    bad=(
        Example("落实⟦中央八顶规定精神⟧。", fixed="落实中央八项规定精神。"),
        Example("坚持⟦绿水清山就是金山银山⟧。", fixed="坚持绿水青山就是金山银山。"),
        Example("推动⟦全面从治党⟧向纵深发展。", fixed="推动全面从严治党向纵深发展。"),
        Example("弘扬⟦社会主义核心心价值观⟧。", fixed="弘扬社会主义核心价值观。"),
    ),
    good=(Example("落实中央八项规定精神，全心全意为人民服务。"),),
    alike=(
        Example("坚持社会主义核心价值体系，签订党风廉政建设责任书，问题导向和目标导向相统一。"),
        Example("坚持加强党的全面领导，全面建设社会主义现代化的国家。"),
        Example("弘扬中国特色社会主义文化，中华民族伟大精神，中央八项规定实施细则。"),
    ),
)
