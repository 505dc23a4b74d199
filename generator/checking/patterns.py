"""Small makers of checks: from a pattern, from a list of words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
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
        heads = self._by_head
        at = 0
        while at < len(text) - 1:
            candidates = heads.get(text[at : at + 2])
            word = next((w for w in candidates or () if text.startswith(w, at)), "")
            if word:
                yield at, word, self.entries[word]
            at += len(word) or 1
