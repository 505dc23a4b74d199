"""Paragraphs that are nothing but set phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import stock
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Line, Text

_STOCK = Words(dict.fromkeys(stock(), True))
_CLAUSE = re.compile("[^，。；：！？…—]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_LIGHT = frozenset(
    "的地得和与及以为把在到对于了要是更将使让从而中上下又也就都不有着之其这那并等由向再能可必"
    "做抓讲干好实新大高强深严真各全"
)
"""Characters that carry nothing of their own."""
_OWN = re.compile(
    r"[\d《“〔]|[一二三四五六七八九十百千万两]+(?:个|家|项|户|名|件|条|类|次|年|天|月|万|所|处|公里|支)"
)
"""Figures, measures, titles and quoted names: the paragraph has something of its own."""
_CALL = re.compile("让我们|紧密团结|各位代表|各位委员|谢谢|祝")
"""Opening and closing lines are made of set phrases by custom."""
SENTENCES = 3
CHARACTERS = 60
"""A shorter paragraph is a link, not a point."""
LEFT = 2
"""Characters of its own that a clause may have and still say nothing."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Paragraphs of several sentences in which nearly every clause is made of stock words."""
    asked = [line for line in text.prose if _asked(text, line)]
    if not asked:
        return
    covered = bytearray(len(text.body))
    for at, word, _ in _STOCK.find(text.body):
        covered[at : at + len(word)] = b"\x01" * len(word)
    for line in asked:
        clauses = list(_CLAUSE.finditer(text.body, line.start, line.end))
        empty = sum(_says_nothing(text.body, covered, *clause.span()) for clause in clauses)
        if 100 * empty >= context.limit * len(clauses):
            message = f"这一段{len(clauses)}个分句，{empty}句是放在哪里都通的套话。"
            remedy = "写上做什么、谁来做、做到什么程度；写不出来的整段删去。"
            yield Hit(line.start, line.end, message, remedy)


def _asked(text: Text, line: Line) -> bool:
    """Whether a paragraph is long enough, and has no figure, name or call."""
    return (
        len(line.text) >= CHARACTERS
        and not _OWN.search(line.text)
        and not _CALL.search(line.text)
        and len(text.sentences_in(line)) >= SENTENCES
    )


def _says_nothing(body: str, covered: bytearray, start: int, end: int) -> bool:
    own = (
        n
        for n in range(start, end)
        if not covered[n] and body[n] not in _LIGHT and _HAN.match(body[n])
    )
    return sum(1 for _ in own) <= LEFT


_EMPTY = (
    "要提高政治站位，统一思想认识，切实增强责任感、使命感和紧迫感。要压实责任，强化担当，"
    "把各项工作抓紧抓实抓细。要真抓实干，久久为功，奋力开创各项工作新局面。"
)

RULE = Rule(
    code="JG713",
    title="整段都是套话",
    authority="实务：讲话要有内容；中央八项规定“改进会风文风”",
    level="提示",
    why="一段话里没有一件具体的事、一个数、一个名字、一条自己的要求，念完等于没念。",
    check=check,
    limit=80,
    bad=examples(f"⟦{_EMPTY}⟧"),
    good=examples(
        "要提高政治站位，统一思想认识。各乡镇每月到村里走一遍，把没有通水的户数报上来。"
        "水利部门一户一户销号，年底前全部通水，通不了的说明原因。"
    ),
    alike=examples(
        "要提高政治站位，统一思想认识，切实增强责任感。要压实责任，强化担当。",
        _EMPTY.replace("各项工作抓紧", "27个老旧小区改造抓紧"),
        "同志们，使命光荣，责任重大。让我们更加紧密地团结起来，真抓实干，久久为功。"
        "以更高的标准、更实的作风，奋力开创各项工作新局面，作出新的更大贡献！",
        "要加强档案整理，清点库房和目录。要补拍缺页，核对借阅登记。要加固门窗，更换灭火器材。"
        "要定期晾晒，防虫防潮，把老档案保管好、利用好。",
    ),
)
