"""The office's own words, from the word list in its rules.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Every word of the list that counts on the day of the speech."""
    for term in context.terms:
        day = context.as_of
        if day and (
            (term.valid_from and day < term.valid_from) or (term.valid_to and day > term.valid_to)
        ):
            continue
        for match in re.finditer(re.escape(term.word), text.body):
            remedy = f"改为“{term.instead}”。" if term.instead else "删去或换一种说法。"
            message = f"“{term.word}”在本单位的词表里。{term.note}"
            yield Hit(match.start(), match.end(), message, remedy, term.instead or None)


RULE = Rule(
    code="JG507",
    title="本单位词表里的说法",
    authority="本单位 rules.yaml 的“词表”",
    level="警告",
    why="单位自己规定的称呼和提法。",
    check=check,
    bad=(Example("推进⟦城区东扩⟧。", facts={"词表": "城区东扩"}),),
    good=(Example("推进城区建设。", facts={"词表": "城区东扩"}),),
)
