"""Counts and places of an entry; never its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.bank.model import Evidence
from generator.document import Document

PLACES = 5
_YEAR = re.compile(r"(?:19|20)\d\d")

Place = tuple[int, int]
"""A document's number and an offset in its text."""


def evidence(places: Iterable[Place], documents: Sequence[Document], count: int = 0) -> Evidence:
    """Evidence with up to five places, in different documents where there are so many.

    ``count``: how often, when it is more than the places given.
    """
    ordered = sorted(set(places))
    firsts = {document: (document, at) for document, at in reversed(ordered)}
    chosen = sorted(firsts.values())[:PLACES]
    chosen += [place for place in ordered if place not in chosen][: PLACES - len(chosen)]
    years = {year for document in firsts for year in year_of(documents[document])}
    return Evidence(
        count or len(ordered),
        len(firsts),
        tuple(sorted(years)),
        tuple(f"{documents[document].name}:{at}" for document, at in sorted(chosen)),
    )


def year_of(document: Document) -> tuple[int, ...]:
    """The year of a document as its date or its name tells; empty when neither does."""
    match = _YEAR.search(document.date) or _YEAR.search(document.name)
    return (int(match[0]),) if match else ()
