"""Traditional script to simplified, when a text is in traditional script at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from generator.corpus.alphabet import foreign
from generator.corpus.characters import HAN

TRADITIONAL_SHARE = 0.02
"""Share of Chinese characters that exist only in traditional script, above which we convert."""

TRADITIONAL_AT_LEAST = 3

FOREIGN_SHARE = 0.005
"""Share of characters outside GB 2312 below which no counting is needed."""

WRONGLY_MENDED = {
    "原着": "原著",
    "专着": "专著",
    "论着": "论著",
    "名着": "名著",
    "巨着": "巨著",
    "译着": "译著",
    "编着": "编著",
    "合着": "合著",
    "遗着": "遗著",
    "着作": "著作",
    "着述": "著述",
    "着书": "著书",
}
"""tw2s writes 着 for every 著 it does not know as part of a word."""

SAME_IN_BOTH = "乾着覆藉瞭麽馀锺"
"""Characters in simplified text that the converter would still touch: no evidence."""

_HAN_ONLY = re.compile(f"[{HAN}]")


def simplify(text: str) -> tuple[str, int]:
    """The text in simplified script and the number of characters changed."""
    if not is_traditional(text):
        return text, 0
    result = str(_converter().convert(text))
    for wrong, right in WRONGLY_MENDED.items():
        result = result.replace(wrong, right)
    if len(result) != len(text):
        return result, abs(len(result) - len(text)) or 1
    return result, sum(a != b for a, b in zip(text, result, strict=True))


def is_traditional(text: str) -> bool:
    """Whether enough characters of the text exist only in traditional script."""
    if len(foreign(text)) < max(TRADITIONAL_AT_LEAST, len(text) * FOREIGN_SHARE):
        return False
    counts: dict[str, int] = {}
    for char in _HAN_ONLY.findall(text):
        counts[char] = counts.get(char, 0) + 1
    traditional = sum(
        number
        for char, number in counts.items()
        if char not in SAME_IN_BOTH and simplified_character(char) != char
    )
    return traditional >= max(TRADITIONAL_AT_LEAST, sum(counts.values()) * TRADITIONAL_SHARE)


@lru_cache(maxsize=30_000)
def simplified_character(char: str) -> str:
    """One character, without looking at its neighbours."""
    return char if char.isascii() else str(_converter().convert(char))


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("tw2s")
