"""A compilation (第一篇：… 第二篇：…) split into its documents."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.corpus.characters import NUMERALS, SENTENCE_END
from generator.corpus.numbering import chinese_number

LONGEST_TITLE = 60

_MARKER = re.compile(
    rf"^(?:#+ )?第([{NUMERALS}]{{1,3}})篇(?:\s*[：:、]\s*|\s+|$)(.{{0,{LONGEST_TITLE}}})$",
    re.MULTILINE,
)
_STOPS = tuple(SENTENCE_END)
_VALUE = {chinese_number(value): value for value in range(1, 100)}
SAME_TITLE = 0.6
"""Similarity from which the line behind a marker repeats its title."""


def split(text: str) -> list[str]:
    """The texts of a compilation, each beginning with its title; one text if it is none.

    What stands before the first marker is a text of its own unless it is only a title.
    """
    markers = [mark for mark in _MARKER.finditer(text) if mark[2][-1:] not in _STOPS]
    numbers = [_VALUE.get(marker[1]) for marker in markers]
    if len(markers) < 2 or numbers != list(range(1, len(markers) + 1)):
        return [text]
    preface = text[: markers[0].start()].strip("\n")
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    return [preface] * any(mark in preface for mark in SENTENCE_END) + [
        _with_title(marker[2].strip(), text[marker.end() : end].strip("\n"))
        for marker, end in zip(markers, ends, strict=True)
    ]


def _with_title(title: str, body: str) -> str:
    """The body under the marker's title, unless it brings nearly the same one itself."""
    first = body.split("\n", 1)[0].lstrip("# ")
    own = len(first) <= LONGEST_TITLE and first[-1:] not in SENTENCE_END
    alike = SequenceMatcher(None, title, first, autojunk=False).ratio() >= SAME_TITLE
    return body if not title or (own and alike) else f"{title}\n{body}"
