"""A common four-character phrase with one character that sounds or looks alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.checking.data import alike, halves, phrases
from generator.checking.finding import Hit
from generator.checking.patterns import pairs
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_HAN = re.compile("[\u4e00-\u9fff]{4}")


@cache
def _by_half() -> dict[str, tuple[str, ...]]:
    """First and last two characters → the phrases that have them there (last ones behind a mark)."""
    halves: dict[str, list[str]] = {}
    for phrase in sorted(phrases()):
        halves.setdefault(phrase[:2], []).append(phrase)
        halves.setdefault("-" + phrase[2:], []).append(phrase)
    return {half: tuple(found) for half, found in halves.items()}


def check(text: Text, _: Context) -> Iterator[Hit]:
    """One half of a phrase is right, the other is no word and differs by one such character."""
    places, words = pairs(text.body), halves()
    right = {at for word in words & places.keys() for at in places[word]}
    covered = 0
    for at in sorted({at for at in right if at + 2 not in right} | _before(right)):
        said = text.body[at : at + 4]
        if at < covered or not _HAN.fullmatch(said) or _torn(text.body, at):
            continue
        if phrase := meant(said):
            yield Hit(at, at + 4, f"“{said}”疑是“{phrase}”。", f"改为“{phrase}”。", phrase)
            covered = at + 4


def _before(right: set[int]) -> set[int]:
    """Places two characters before a word where no word stands."""
    return {at - 2 for at in right if at >= 2 and at - 2 not in right}


def _torn(body: str, at: int) -> bool:
    """Whether the window cuts a word in two at one of its ends (群|众总体上)."""
    words = halves()
    before, behind = body[max(0, at - 1) : at + 1], body[at + 3 : at + 5]
    return (before in words and body[at : at + 2] not in words) or (
        behind in words and body[at + 2 : at + 4] not in words
    )


def meant(said: str) -> str:
    """The phrase that four characters stand for; empty when they are right or nothing is near.

    >>> meant("营商坏境"), meant("营商环境"), meant("营商政策")
    ('营商环境', '', '')
    """
    near, words = _by_half(), halves()
    first, last = said[:2], said[2:]
    if first in words and last in words:
        return ""
    if last not in words:
        for phrase in near.get(first, ()):
            if _one_alike(last, phrase[2:]):
                return phrase
    if first not in words:
        for phrase in near.get("-" + last, ()):
            if _one_alike(first, phrase[:2]):
                return phrase
    return ""


def _one_alike(said: str, right: str) -> bool:
    """Whether exactly one of two characters differs, by one that is easily mistyped."""
    if said[0] == right[0]:
        wrong, meant_one = said[1], right[1]
    elif said[1] == right[1]:
        wrong, meant_one = said[0], right[0]
    else:
        return False
    return wrong in alike().get(meant_one, "") and wrong not in _LIGHT


_LIGHT = frozenset(
    "说个有是在的了和与及把要我就这那也都不为以能会上下来去过对从到向其所各每再只可让给被将"
)
"""Characters that stand alone so often that a word may end or begin beside them."""


RULE = Rule(
    code="JG711",
    title="常用词语里错一个字",
    authority="现代汉语词典（第7版）；公文里的通行写法（lexicon/phrases.txt）",
    level="错误",
    why="拼音输入选错同音字、形近字，是讲话稿里最多的错字。",
    check=check,
    bad=(
        Example("优化⟦营商坏境⟧。", fixed="优化营商环境。"),
        Example("始终把⟦人名群众⟧放在心上。", fixed="始终把人民群众放在心上。"),
    ),
    good=examples("优化营商环境，始终把人民群众放在心上。"),
    alike=examples(
        "优化营商政策，问人名、记地名。",
        "依法履行职责，行使权力，保障权利。",
        "群众总体上满意，把问题说在前面，一个个环节过。",
    ),
)
