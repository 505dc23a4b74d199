"""How an office writes, as mined from its own texts: what passages are weighed by where several fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct, field

from generator.bank.choices import parts
from generator.errors import bad_data
from generator.files import read_bytes

CHAINED = 2
"""Marks 、 from which on a clause enumerates."""

_SENTENCE = re.compile("[。！？]")
_CLAUSE = re.compile("[，；：]")


class Manner(Struct, frozen=True):
    """How sentences of one move are built."""

    shortest: int = field(name="句长一成")
    """Characters that nine in ten sentences have at least."""
    longest: int = field(name="句长九成")
    """Characters that nine in ten sentences have at most."""
    clauses: float = field(name="每句分句")
    enumerations: float = field(name="并列分句占比")


Manners = Mapping[str, Manner]
"""By move."""


def load_manners(path: Path) -> Manners:
    """The profile that ``jianggao mine`` writes. Raises DataError."""
    try:
        return msgspec.json.decode(read_bytes(path), type=dict[str, Manner])
    except msgspec.DecodeError as error:
        raise bad_data(
            "这不是语步画像，读不出句长、分句和并列的数字。", "请用 jianggao mine 重新生成。", path
        ) from error


@lru_cache(maxsize=20_000)
def distance(manner: Manner, text: str) -> float:
    """How far a text is from a manner: 0 (alike) to 1, the mean of three differences.

    >>> manner = Manner(10, 40, 2.0, 0.0)
    >>> distance(manner, "要压实责任，抓好落实到位。"), distance(manner, "抓。")
    (0.0, 0.5)
    """
    plain = "".join(part[0] for part in parts(text))
    sentences = [sentence for sentence in _SENTENCE.split(plain) if sentence]
    clauses = [clause for sentence in sentences for clause in _CLAUSE.split(sentence) if clause]
    if not clauses:
        return 0.0
    usual = sum(manner.shortest <= len(sentence) <= manner.longest for sentence in sentences)
    outside = 1 - usual / len(sentences)
    built = abs(len(clauses) / len(sentences) - manner.clauses) / max(1.0, manner.clauses)
    chained: float = sum(clause.count("、") >= CHAINED for clause in clauses) / len(clauses)
    return (outside + min(1.0, built) + abs(chained - manner.enumerations)) / 3
