"""Words put right for this register, and the words that name an object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.mining.lexicon import senses, words
from generator.mining.shape import CHAIN
from generator.mining.tape import QUOTES

_QUOTES = re.compile(f"[{QUOTES}]")

HEAD_AT_LEAST, HEAD_AT_MOST = 4, 8
"""Characters of the words that name an object."""


def regrouped(pieces: Sequence[str]) -> list[str]:
    """Words with a verb stuck to its object parted, runs of single characters joined.

    >>> regrouped(["加强纪律", "教育"]), regrouped(["推进", "正", "风", "肃", "纪"])
    (['加强', '纪律', '教育'], ['推进', '正风肃纪'])
    """
    result: list[str] = []
    loose = False
    for piece in _with_terms(pieces):
        if len(piece) == 1 and loose and _joins(piece):
            result[-1] += piece
            continue
        loose = len(piece) == 1 and _joins(piece)
        if len(piece) >= 4 and piece not in senses() and _parts_behind_two(piece):
            result += [piece[:2], piece[2:]]
        else:
            result.append(piece)
    return result


def _with_terms(pieces: Sequence[str]) -> Iterator[str]:
    """Words, those that make up a term of the register (和美, 正风肃纪) joined."""
    at = 0
    while at < len(pieces):
        if pieces[at][0] not in _term_starts():
            yield pieces[at]
            at += 1
            continue
        for end in range(min(at + 4, len(pieces)), at + 1, -1):
            term = "".join(pieces[at:end])
            if term in words("专词"):
                yield term
                at = end
                break
        else:
            yield pieces[at]
            at += 1


@lru_cache(maxsize=1)
def _term_starts() -> frozenset[str]:
    return frozenset(term[0] for term in words("专词"))


def _parts_behind_two(word: str) -> bool:
    return word[:2] in senses() or (word[:2] in words("副词") and word[2:] in senses())


def _joins(char: str) -> bool:
    return char not in _loose()


@lru_cache(maxsize=1)
def _loose() -> frozenset[str]:
    """Words that stand for themselves even where they have one character."""
    return words("连接") | words("副词") | words("单字") | frozenset(senses())


def without_quotes(text: str) -> str:
    """The text with its quotes left out."""
    return _QUOTES.sub("", text)


def head_of(pieces: Sequence[str]) -> str:
    """The last words of a noun phrase, behind its last 的 where that leaves enough.

    >>> head_of(["列出", "党建", "责任", "清单"]), head_of(["法治", "政府", "建设"])
    ('党建责任清单', '法治政府建设')
    """
    pieces = [piece for piece in pieces if piece and piece not in words("补语")]
    if "的" in pieces:
        at = len(pieces) - 1 - pieces[::-1].index("的")
        pieces = pieces[at + 1 :] if _names_something(pieces[at + 1 :]) else pieces[:at]
    if CHAIN in pieces:
        behind = pieces[len(pieces) - pieces[::-1].index(CHAIN) :]
        if len("".join(behind)) >= HEAD_AT_LEAST:
            pieces = behind
    while pieces and pieces[0] in ("以上", "以下", "左右", "余"):
        pieces = pieces[1:]
    taken: list[str] = []
    telling = 0
    for piece in reversed(pieces):
        full = telling >= HEAD_AT_LEAST or len("".join(taken)) + len(piece) > HEAD_AT_MOST
        if full or piece in words("连接"):
            break
        taken.insert(0, piece)
        telling += 0 if piece in words("空泛") else len(piece)
    return "".join(taken)


def _names_something(pieces: Sequence[str]) -> bool:
    """Whether more is left behind the 的 than 关系, 作用 or 特点和规律."""
    return any(piece not in words("空泛") and piece not in words("连接") for piece in pieces)
