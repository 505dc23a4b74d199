"""Sentences too long to be read out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_BREATH = re.compile("[^；：]+")


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A sentence is measured between its ；and ：, where a speaker may stop."""
    for piece in text.sentences:
        if len(piece.text) <= context.limit:
            continue
        for breath in _BREATH.finditer(piece.text):
            if len(breath[0]) > context.limit and not _customary(breath[0]):
                start = piece.start + breath.start()
                message = f"这句话有{len(breath[0])}字，超过{context.limit}字。"
                yield Hit(start, piece.start + breath.end(), message, "断成两三句，或用分号分开。")


_GUIDING = re.compile("思想为指导|指导思想|总体要求|“四个意识”、坚定“四个自信”")
_FIGURE = re.compile(r"\d+(?:\.\d+)?[%％万亿个家项元人]")
FIGURES = 6
"""So many figures make a row that is read item by item."""


def _customary(words: str) -> bool:
    """The sentence of the guiding thought, and a row of figures: long by custom."""
    return bool(_GUIDING.search(words)) or len(_FIGURE.findall(words)) >= FIGURES


RULE = Rule(
    code="JG707",
    title="句子太长",
    authority="实务：讲话稿一口气能念完",
    level="提示",
    why="一百二十字以上没有句号、分号，念的人喘不过气，听的人记不住。",
    check=check,
    limit=120,
    bad=examples("⟦" + "各级党组织要认真学习贯彻会议精神，" * 7 + "抓好落实。⟧"),
    good=examples("各级党组织要认真学习贯彻会议精神。" * 8),
    alike=examples("各级党组织要认真学习贯彻会议精神；" * 9 + "抓好落实。"),
)
