"""Brands and slogans that belong to another place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking import gazetteer
from generator.checking.data import place_terms
from generator.checking.finding import Hit
from generator.checking.known import fact_texts, fact_words
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_WORDS = Words(place_terms())
_LEARNING = ("学习", "借鉴", "推广", "运用", "对标", "考察", "坚持和发展")
"""Before a term that the speech openly takes over from others."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Terms of places outside the family of the known ones; learning from them is no leak."""
    known = gazetteer.family(fact_texts(context))
    said = fact_words(context)
    for at, word, place in _WORDS.find(text.body):
        clause = text.body[max(0, at - 8) : at]
        if place in known or word in said or any(verb in clause for verb in _LEARNING):
            continue
        message = f"“{word}”是{place}的提法（做法、特产）。"
        yield Hit(at, at + len(word), message, "换成本地的说法；确是学习借鉴的，写明是哪里的经验。")


RULE = Rule(
    code="JG308",
    title="别处的特色提法",
    authority="实务：移植稿件的痕迹（lexicon/terms.yaml）",
    level="警告",
    why="“最多跑一次”是浙江的、“昆山之路”是昆山的，抄进自己的稿子，懂行的一听就知道是哪里的稿。",
    check=check,
    needs=("home",),
    bad=(
        Example("深化⟦“最多跑一次”改革⟧。", org="云溪县"),
        Example("大力弘扬“⟦昆山之路⟧”精神。", org="云溪县"),
    ),
    good=(Example("深化“最多跑一次”改革。", org="德清县"),),
    alike=(
        Example(
            "学习借鉴“最多跑一次”改革的做法，办事“最多跑一次”，坚持和发展新时代“枫桥经验”。",
            org="云溪县",
        ),
    ),
)
