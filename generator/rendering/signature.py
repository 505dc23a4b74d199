"""Where the lines of a signature stand (GB/T 9704-2012, 7.3.5.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rendering.titles import width

_DATE = re.compile(r"\s*[\d〇零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月.*日\s*")
_STEP = 200
"""The date begins two characters to the right of the name above it."""


def signature_indents(lines: Sequence[str], usual: int) -> list[int]:
    """The right indent of every line in 1/100 character, ``usual`` for all but name over date.

    >>> signature_indents(["江北市机关工作委员会", "2026年3月5日"], 200)
    [200, 400]
    >>> signature_indents(["江北市委", "2026年3月5日"], 200)
    [600, 200]
    """
    result = [usual] * len(lines)
    if len(lines) < 2 or not _DATE.fullmatch(lines[-1]):
        return result
    name, day = (round(width(line.strip()) * 100) for line in lines[-2:])
    shift = name - day - _STEP
    result[-1] = usual + max(0, shift)
    result[-2] = usual + max(0, -shift)
    return result
