"""A small character model of written Chinese: how likely is a character after the two before it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

MODEL = Path(__file__).with_name("characters.txt")
"""Built by benchmarks/train_characters.py; counts only, no text."""

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STEP = 0.35
"""Nats between two levels of the model."""

BACK_OFF = 1.6
"""What it costs, in nats, not to find a longer context."""

UNKNOWN = 18.0
FOLLOWERS = 200
DOUBT = 2.0
"""Nats by which one line must read better than two."""

EDGE = "¶"
"""The end of a line, as the model knows it."""

_SPECIAL = {"\n": EDGE, "\u3000": " "}

_DIGIT = re.compile(r"[0-9０-９]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_HALF_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")


def normal(text: str) -> str:
    """All digits one digit, all letters one letter, punctuation full-width, as the model counts."""
    return _LATIN.sub("a", _DIGIT.sub("0", text)).translate(_HALF_WIDTH)


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    """Every known n-gram and its cost in nats."""
    costs = {}
    worth = {letter: at * STEP for at, letter in enumerate(ALPHABET)}
    for line in MODEL.read_text(encoding="utf-8").splitlines():
        context, followers = line.split("\t", 1)
        for at in range(0, len(followers), 2):
            costs[context + followers[at]] = worth[followers[at + 1]]
    return costs


@lru_cache(maxsize=200_000)
def cost(context: str, char: str) -> float:
    """Nats for a character after up to two others; traditional ones cost as their simplified."""
    table = _table()
    gram = _plain(context[-2:]) + _plain(char)
    penalty = 0.0
    while gram:
        found = table.get(gram)
        if found is not None:
            return found + penalty
        gram = gram[1:]
        penalty += BACK_OFF
    return UNKNOWN


def continues(before: str, behind: str) -> bool:
    """Whether two pieces read better as one line than as two."""
    joined = cost(before[-2:], behind[0]) + cost(before[-1:] + behind[0], behind[1:2] or "\n")
    apart = cost(before[-2:], "\n") + cost("\n", behind[0]) + cost("\n" + behind[0], behind[1:2])
    return joined + DOUBT < apart


@lru_cache(maxsize=20_000)
def followers(context: str) -> tuple[str, ...]:
    """Characters known to come after a context, and the commonest characters of all."""
    after = _followers()
    plain = _plain(context[-2:])
    found = after.get(plain, "") + after.get(plain[-1:], "")[:FOLLOWERS] + after[""][:FOLLOWERS]
    return tuple(dict.fromkeys(char for char in found if char not in "0a¶"))


@lru_cache(maxsize=20_000)
def known_after(context: str) -> frozenset[str]:
    """Characters that the model has seen after a context."""
    after = _followers()
    plain = _plain(context[-2:])
    return frozenset(after.get(plain, "") + after.get(plain[-1:], ""))


@lru_cache(maxsize=1)
def _followers() -> dict[str, str]:
    result = {}
    for line in MODEL.read_text(encoding="utf-8").splitlines():
        context, coded = line.split("\t", 1)
        result[context] = coded[::2]
    return result


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    """Simplified and normalised, character by character."""
    from generator.corpus.script import simplified_character

    return normal(
        "".join(_SPECIAL.get(char) or simplified_character(char) for char in text)
    ).strip()
