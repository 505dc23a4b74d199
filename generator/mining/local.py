"""Why a clause may not become a wording: local matter, fragments, what only its text can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from generator.corpus.characters import HAN
from generator.mining.lexicon import cue, words
from generator.mining.segment import tags
from generator.mining.shape import is_balanced, is_whole

Reason = Literal["太长", "太短", "掩码与异字", "数字", "地名", "人名", "引用", "指代", "残句"]

SHORTEST, LONGEST = 6, 16
"""Characters of a wording, quotes not counted."""

_CLEAN = re.compile(rf"[{HAN}、“”‘’]+")
_PLACE = re.compile(r"[一-龥]{1,3}(?:市|县|镇|乡|村|州|盟|旗)(?:直|委|级|域|政府|区)?")
_QUOTE = re.compile(r"“([^”]*)”")


def drop_reason(text: str, pieces: Sequence[str]) -> Reason | None:
    """Why a clause (and its words, quotes left out) is no wording; None when nothing speaks
    against it.

    >>> drop_reason("推动潮州市机关党建", ["推动", "潮州市", "机关", "党建"])
    '地名'
    >>> drop_reason("压实党建主体责任", ["压实", "党建", "主体责任"]) is None
    True
    """
    length = len("".join(pieces))
    checks: tuple[tuple[bool, Reason], ...] = (
        (length > LONGEST, "太长"),
        (cue("数字").search(text) is not None, "数字"),
        (_CLEAN.fullmatch(text) is None, "掩码与异字"),
        (length < SHORTEST, "太短"),
        (cue("人名").search(text) is not None, "人名"),
        (has_place(text, pieces), "地名"),
        (cue("引述").search(text) is not None, "引用"),
        (_quotes_a_clause(text), "引用"),
        (any(char in words("指代") for char in text), "指代"),
        (_is_fragment(text, pieces), "残句"),
    )
    return next((reason for found, reason in checks if found), None)


def is_local(text: str, pieces: Sequence[str]) -> bool:
    """Whether a phrase names a place, a person, a number or a written source."""
    return bool(cue("数字").search(text) or cue("人名").search(text) or has_place(text, pieces))


def names_somebody(text: str, pieces: Sequence[str]) -> bool:
    """Whether a phrase names a place or a person; numbers are no matter (“四个意识”)."""
    return bool(cue("人名").search(text)) or has_place(text, pieces)


def has_place(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text names a place."""
    return any(is_place(piece) for piece in pieces) or any(
        is_place(match[0]) for match in _PLACE.finditer(text)
    )


@lru_cache(maxsize=20_000)
def is_place(word: str) -> bool:
    """Whether a word is a place name of the dictionary, general ones (中国, 基层) left out."""
    if len(word) < 2 or word in words("泛指"):
        return False
    return tags().get(word) == "ns" or any(tags().get(word + kind) == "ns" for kind in "市县")


def _quotes_a_clause(text: str) -> bool:
    return any(len(quoted) > 8 for quoted in _QUOTE.findall(text))


def _is_fragment(text: str, pieces: Sequence[str]) -> bool:
    if cue("残句").search(text) or not is_balanced(text):
        return True
    return not is_whole(pieces) or pieces[-1] in words("收尾") or len(pieces) < 2
