"""What is told about each document of a chunk beside its text: its year, and who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from generator.document import Document
from generator.mining.chunk import Source
from generator.mining.hashing import Hashes, hashes_of
from generator.mining.local import places
from generator.mining.segment import Cutter
from generator.mining.tape import Tape

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOLD_OFTEN = 3
"""Times a place is named before it is taken for the one that speaks."""

_HEAD = 3000
"""Characters that are searched for it."""

_IN_TITLE = 2
"""What a place counts that is named in the title."""


def told_sources(
    documents: Sequence[Document], paths: Sequence[tuple[str, str]], tape: Tape, cut: Cutter
) -> Iterator[Source]:
    """The sources of documents; ``paths``: for each its file and the stamp of that."""
    named = _places_named(tape, len(documents))
    for document, (path, stamp), told in zip(documents, paths, named, strict=True):
        match = _YEAR.search(document.date) or _YEAR.search(document.name)
        for place in filter(places().__contains__, cut(document.title)):
            told[place] += _IN_TITLE
        yield Source(
            document.name, path, stamp, int(match[0]) if match else 0, _origin(document, told),
            len(document.text),
        )  # fmt: skip


def _origin(document: Document, told: Counter[str]) -> str:
    """The place that a document speaks of most, where it does so often; else its own name."""
    place = min(told, key=lambda name: (-told[name], name), default="")
    return place if told[place] >= _TOLD_OFTEN else document.name


def _places_named(tape: Tape, documents: int) -> list[Counter[str]]:
    """For every document how often each place is named in its first characters."""
    starts = np.flatnonzero(tape.word_start)
    ends = np.append(starts[1:], len(tape.chars))
    owners = tape.documents[tape.stretch[starts]]
    firsts = np.searchsorted(owners, np.arange(documents))
    near = starts - starts[np.minimum(firsts, len(starts) - 1)][owners] < _HEAD
    near &= ends - starts > 1
    starts, ends, owners = starts[near], ends[near], owners[near]
    known = np.isin(Hashes(tape.chars).of(starts, ends), hashes_of(sorted(places())))
    found: list[Counter[str]] = [Counter() for _ in range(documents)]
    for start, end, owner in zip(
        starts[known].tolist(), ends[known].tolist(), owners[known].tolist(), strict=True
    ):
        found[owner][tape.text(start, end)] += 1
    return found
