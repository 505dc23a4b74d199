"""A compilation (第一篇：… 第二篇：…) split into its documents."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.corpus.characters import NUMERALS, SENTENCE_END

_MARKER = re.compile(rf"^(?:#+ )?第([{NUMERALS}]{{1,3}})篇\s*[：:、]?\s*(.*)$", re.MULTILINE)
SAME_TITLE = 0.6
"""Similarity from which the line behind a marker repeats its title."""

LONGEST_TITLE = 60


def split(text: str) -> list[str]:
    """The texts of a compilation, each beginning with its title; one text if it is none."""
    markers = list(_MARKER.finditer(text))
    if len(markers) < 2 or markers[0][1] != "一" or markers[1][1] != "二":
        return [text]
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    return [
        _with_title(marker[2].strip(), text[marker.end() : end].strip("\n"))
        for marker, end in zip(markers, ends, strict=True)
    ]


def _with_title(title: str, body: str) -> str:
    """The body under the marker's title, unless it brings nearly the same one itself."""
    first = body.split("\n", 1)[0].lstrip("# ")
    own = len(first) <= LONGEST_TITLE and first[-1:] not in SENTENCE_END
    alike = SequenceMatcher(None, title, first, autojunk=False).ratio() >= SAME_TITLE
    return body if not title or (own and alike) else f"{title}\n{body}"
