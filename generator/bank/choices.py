"""Choices inside a text: ``要[摸清底数|查明实情]，逐项整改。``"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, product
from math import prod

from generator.bank.shape import SLOT

Part = tuple[str, ...]
"""One piece of a text: its options; a fixed piece has one."""

_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@lru_cache(maxsize=20_000)
def parts(text: str) -> tuple[Part, ...]:
    """The pieces of a text in order.

    >>> parts("要[摸底|排查]，整改。")
    (('要',), ('摸底', '排查'), ('，整改。',))
    """
    pieces = _CHOICE.split(text)
    split = (tuple(piece.split("|")) if n % 2 else (piece,) for n, piece in enumerate(pieces))
    return tuple(part for part in split if part != ("",))


def required(text: str) -> tuple[str, ...]:
    """Facts without which a text cannot be said at all: those of its fixed pieces.

    >>> required("{甲}个，[{乙}处|若干处]。")
    ('甲',)
    """
    if "{" not in text:
        return ()
    found: dict[str, None] = {}
    for part in parts(text):
        sets = [dict.fromkeys(SLOT.findall(option)) for option in part]
        found |= {name: None for name in sets[0] if all(name in other for other in sets)}
    return tuple(found)


def settled(text: str, choose: Callable[[int, Part], str]) -> str:
    """The text with every choice made; ``choose`` gets the number of the piece and its options."""
    return "".join(
        choose(n, part) if len(part) > 1 else part[0] for n, part in enumerate(parts(text))
    )


def plain(text: str) -> str:
    """The text with the first option of every choice: for lists and reports.

    >>> plain("要[摸底|排查]，整改。")
    '要摸底，整改。'
    """
    return settled(text, lambda _, part: part[0])


MOST = 512
"""Sayings of one text that are looked at."""


def sayings(text: str) -> Iterator[str]:
    """Every way in which a text can be said, at most ``MOST``.

    >>> list(sayings("要[摸底|排查]，整改。"))
    ['要摸底，整改。', '要排查，整改。']
    """
    return map("".join, islice(product(*parts(text)), MOST))


_MARKS = re.compile("[，。；：！？]")


def clauses(text: str) -> frozenset[str]:
    """The clauses of all ways in which a text can be said.

    >>> sorted(clauses("要[摸底，排查|查清]，整改。"))
    ['排查', '整改', '要摸底', '要查清']
    """
    found: set[str] = set()
    segment: list[Part] = []
    for part in (*parts(text), ("。",)):
        if len(part) > 1 or not _MARKS.search(part[0]):
            segment.append(part)
            continue
        first, *rest = _MARKS.split(part[0])
        for said in islice(product(*segment, (first,)), MOST):
            found.update(_MARKS.split("".join(said)))
        found.update(rest[:-1])
        segment = [(rest[-1],)]
    return frozenset(filter(None, found))


def variety(text: str) -> int:
    """In how many ways a text can be said.

    >>> variety("要[摸底|排查]，[整改|销号]。")
    4
    """
    return prod(map(len, parts(text)))


@lru_cache(maxsize=20_000)
def mean_length(text: str) -> float:
    """Characters of a text on average over its choices, facts as their names."""
    return sum(sum(map(len, part)) / len(part) for part in parts(text))


def faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the brackets of a text, and what to do about it.

    >>> [what for what, _ in faults("要[摸底|排查，整改]]。")]
    ['方括号不成对。']
    """
    rest = _CHOICE.sub("", text)
    if "[" in rest or "]" in rest:
        yield "方括号不成对。", "“[甲|乙]”里不能再套方括号，前后括号要成对。"
    elif "|" in rest:
        yield "“|”在方括号外面。", "可以互换的说法要写在“[甲|乙]”里。"
    for part in _CHOICE.findall(text):
        options = part.split("|")
        if len(options) < 2:
            yield f"“[{part}]”里只有一种说法。", "请写成“[甲|乙]”，或去掉方括号。"
        elif len(set(options)) < len(options):
            yield f"“[{part}]”里有重复的说法。", "请去掉重复的一种。"
