"""Quotations put into somebody's mouth that the facts do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.known import fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_SAID = re.compile(r"(?:指出|强调|说过?|讲过?|要求|告诫|教导)[：:，,]\s*“([^”\n]{8,})”")


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A quotation of eight characters or more behind 指出：."""
    said = fact_words(context)
    for match in _SAID.finditer(text.body):
        if match[1].rstrip("。！") not in said:
            message = "引用的原话在要素表里没有，无从核对。"
            yield Hit(
                match.start(1), match.end(1), message, "对照原文逐字核对，把原文和出处写进要素表。"
            )


RULE = Rule(
    code="JG506",
    title="引语没有出处",
    authority="党政机关公文处理工作条例第十九条；实务",
    level="警告",
    why="引用讲话、文件要一字不差，有据可查。",
    check=check,
    needs=("facts",),
    bad=(Example("领导同志指出：“⟦要把群众的事当成自己的事来办⟧”。", facts={"范围": "全县"}),),
    good=(
        Example(
            "领导同志指出：“要把群众的事当成自己的事来办”。",
            facts={"引语": "要把群众的事当成自己的事来办"},
        ),
    ),
    alike=(Example("落实“三会一课”制度，强调“一岗双责”。", facts={"范围": "全县"}),),
)
