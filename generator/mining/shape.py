"""Whether words can stand as a unit of their own: nothing hangs loose at either end."""

from __future__ import annotations

from collections.abc import Sequence

from generator.mining.lexicon import words

CHAIN = "、"
"""Joins the members of a chain."""

PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"))


def is_whole(pieces: Sequence[str]) -> bool:
    """Whether neither the first nor the last word needs a neighbour.

    >>> is_whole(["围绕", "中心", "、", "服务大局"]), is_whole(["建设", "的"])
    (True, False)
    """
    return bool(pieces) and pieces[0] not in words("首忌") and pieces[-1] not in words("尾忌")


def is_balanced(text: str) -> bool:
    """Whether every quote and bracket that opens also closes.

    >>> is_balanced("落实“三会一课”制度"), is_balanced("一课”制度")
    (True, False)
    """
    return all(text.count(left) == text.count(right) for left, right in PAIRS)
