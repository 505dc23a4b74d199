"""Small makers of checks: from a pattern, from a list of words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from generator.checking.finding import Hit
from generator.checking.rule import Check, Context
from generator.checking.text import Text

T = TypeVar("T")


def each(
    pattern: str,
    message: str,
    remedy: str,
    fix: Callable[[re.Match[str]], str] | None = None,
    group: int | str = 0,
) -> Check:
    """A check that hits every match; ``{0}`` in the messages is the match, ``{fix}`` the fix."""
    compiled = re.compile(pattern, re.MULTILINE)

    def check(text: Text, _: Context) -> Iterator[Hit]:
        for match in compiled.finditer(text.body):
            mended = fix(match) if fix else None
            words = {"fix": mended or ""}
            yield Hit(
                match.start(group),
                match.end(group),
                message.format(match[group], **words),
                remedy.format(match[group], **words),
                mended,
            )

    return check


class Words(Generic[T]):
    """Many words looked for at once: by their first two characters, the longest first."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self.entries = entries
        by_head: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(entries, key=len, reverse=True):
            by_head[word[:2]].append(word)
        self._by_head = dict(by_head)

    def find(self, text: str) -> Iterator[tuple[int, str, T]]:
        """Offset, word and entry of every occurrence; longer words hide the shorter inside."""
        places = pairs(text)
        found = sorted(
            (at, word)
            for head in self._by_head.keys() & places.keys()
            for at in places[head]
            if (word := next((w for w in self._by_head[head] if text.startswith(w, at)), ""))
        )
        covered = 0
        for at, word in found:
            if at >= covered:
                covered = at + len(word)
                yield at, word, self.entries[word]


@lru_cache(maxsize=8)
def pairs(text: str) -> Mapping[str, Sequence[int]]:
    """Every two neighbouring characters of a text, with the places where they stand."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - 1):
        found[text[at : at + 2]].append(at)
    return found
