"""The shape of a wording, derived and never typed in: how it opens, how long it is, its rhythm."""

from __future__ import annotations

import re
from typing import Literal

from generator.bank.model import Concept

SLOT = re.compile(r"\{([^{}]+)\}")
"""A fact in a wording."""

OPENINGS = "对把由让使以用同与为从在"
"""Particles that a clause may open with; anything else opens with its verb."""

Polarity = Literal["立", "破", "守"]
"""立: builds something up; 破: does away with something; 守: keeps something from happening."""

_AGAINST = re.compile(
    "整治|治理|查处|纠正|清理|整改|消除|减|压缩|取消|破除|严查|惩治|打击|防范|防止|遏制"
)
_PARTS = re.compile("[、和与及]")
_LONG = 16
"""Characters from which a clause counts as long."""


def opens(text: str) -> str:
    """The particle a wording opens with, empty for a verb.

    >>> opens("把责任分解到岗"), opens("健全台账")
    ('把', '')
    """
    return text[0] if text[:1] and text[0] in OPENINGS else ""


def polarity(concept: Concept) -> Polarity:
    """Whether a concept builds up, does away with, or guards against."""
    if concept.stage == "底线":
        return "守"
    return "破" if _AGAINST.search("".join((*concept.task, *concept.review))) else "立"


def length(text: str) -> int:
    """Characters of a wording, facts not counted."""
    return len(SLOT.sub("", text))


def rhythm(text: str) -> str:
    """Lengths of the parts that 、 and 和 divide, and whether the clause is long.

    >>> rhythm("把责任分解到岗、明确到人")
    '7+4'
    >>> rhythm("对重点单位、重点部位、重点环节逐一过筛子")
    '5+4+9 长'
    """
    parts = "+".join(str(length(part)) for part in _PARTS.split(text))
    return parts + " 长" if length(text) > _LONG else parts


def pattern(text: str) -> str:
    """The pattern of a wording in a word: 把字式, 对字式, 让字式, … or 动宾式."""
    return f"{opens(text)}字式" if opens(text) else "动宾式"


def takes(concept: Concept) -> tuple[str, ...]:
    """The facts that a concept can carry, in the order of its wordings."""
    texts = (*concept.task, *concept.review, *concept.problem)
    return tuple(dict.fromkeys(slot for text in texts for slot in SLOT.findall(text)))
