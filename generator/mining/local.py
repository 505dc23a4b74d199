"""Why a clause may not become a wording: local matter, fragments, what only its text can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from generator.corpus.characters import HAN
from generator.divisions import bare_name, divisions
from generator.mining.lexicon import cue, words
from generator.mining.pieces import without_quotes
from generator.mining.segment import tags
from generator.mining.shape import is_balanced, is_whole

Reason = Literal["太长", "太短", "掩码与异字", "数字", "地名", "人名", "引用", "指代", "残句"]

SHORTEST, LONGEST = 6, 16
"""Characters of a wording, quotes not counted."""

_CLEAN = re.compile(rf"[{HAN}、“”‘’]+")
_PLACE = re.compile(r"[一-龥]{1,3}(?:市|县|镇|乡|村|州|盟|旗)(?:直|委|级|域|政府|区)?")
_NAMES = frozenset(("ns", "nr", "nrt", "nz"))
"""Tags of names; 资源 and 公安 are divisions too, but other words first."""

_QUOTE = re.compile(r"“([^”]*)”")


def drop_reason(text: str, pieces: Sequence[str]) -> Reason | None:
    """Why a text (and its words, quotes left out) is no wording; None when nothing speaks
    against it.

    >>> drop_reason("推动潮州市机关党建", ["推动", "潮州市", "机关", "党建"])
    '地名'
    >>> drop_reason("压实党建主体责任", ["压实", "党建", "主体责任"]) is None
    True
    """
    return size_reason(without_quotes(text)) or text_reason(text) or words_reason(text, pieces)


def size_reason(bare: str) -> Reason | None:
    """Why its length alone speaks against a text without its quotes."""
    return "太长" if len(bare) > LONGEST else "太短" if len(bare) < SHORTEST else None


def text_reason(text: str) -> Reason | None:
    """Why its characters speak against a text, before anybody cuts it into words."""
    return next((reason for found, reason in _checks(text) if found), None)


def _checks(text: str) -> Iterator[tuple[bool, Reason]]:
    yield cue("数字").search(text) is not None, "数字"
    yield _CLEAN.fullmatch(text) is None, "掩码与异字"
    yield cue("人名").search(text) is not None, "人名"
    yield cue("引述").search(text) is not None, "引用"
    yield _quotes_a_clause(text), "引用"
    yield not words("指代").isdisjoint(text), "指代"
    yield bool(cue("残句").search(text)) or not is_balanced(text), "残句"


def words_reason(text: str, pieces: Sequence[str]) -> Reason | None:
    """Why the words of a text speak against it."""
    if has_place(text, pieces):
        return "地名"
    fits = is_whole(pieces) and pieces[-1] not in words("收尾") and len(pieces) >= 2
    return None if fits else "残句"


def is_local(text: str, pieces: Sequence[str]) -> bool:
    """Whether a phrase names a place, a person, a number or a written source."""
    return bool(cue("数字").search(text) or cue("人名").search(text) or has_place(text, pieces))


def names_somebody(text: str, pieces: Sequence[str]) -> bool:
    """Whether a phrase names a place or a person; numbers are no matter (“四个意识”)."""
    return bool(cue("人名").search(text)) or has_place(text, pieces)


def has_place(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text names a place."""
    return not places().isdisjoint(pieces) or any(
        is_place(match[0]) for match in _PLACE.finditer(text)
    )


def is_place(word: str) -> bool:
    """Whether a word is a place name of the dictionary, general ones (中国, 基层) left out."""
    return word in places()


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Divisions with and without their suffix, and of what the dictionary takes for a place what
    its last character calls a river, a mountain, a country: the rest of it is noise (城市, 美丽).
    """
    known = tags()
    named = {word for word, tag in known.items() if tag == "ns"}
    short = {bare_name(name) for name in divisions()}
    short = {name for name in short if len(name) > 1 and known.get(name, "ns") in _NAMES}
    nature = {word for word in named if word[-1] in "江河湖海洋山岛洲湾峡国省州" and len(word) > 1}
    return frozenset({*divisions(), *short, *nature, *words("地域")} - words("泛指"))


def _quotes_a_clause(text: str) -> bool:
    return "“" in text and any(len(quoted) > 8 for quoted in _QUOTE.findall(text))
