"""A paragraph as spans: stretches that a comment speaks of or a drop-down list offers words for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.draft import Origin, Paragraph, Run
from generator.rendering.extras import Extras

SAID_BY_OTHERS = frozenset({"concept", "line", "passage", "heading", "fact"})
"""Origins worth a comment; templates and outlines are the program's own words."""

_KINDS = {"concept": "套语", "line": "语句", "passage": "句群", "heading": "标题", "fact": "要素"}


class Span(NamedTuple):
    """Runs that belong together."""

    runs: tuple[Run, ...]
    note: str = ""
    """Where they come from; empty for no comment."""
    choices: tuple[str, ...] = ()
    """Other wordings; empty for none."""


def spans(paragraph: Paragraph, number: int, extras: Extras) -> list[Span]:
    """The paragraph cut where comments and lists need it; one span when they are off."""
    if not extras.by_origin:
        return [Span(paragraph.runs)]
    return list(_by_origin(paragraph.runs, number, extras))


def _by_origin(runs: tuple[Run, ...], number: int, extras: Extras) -> Iterator[Span]:
    ends = {place[1]: place for place in extras.alternatives if place[0] == number}
    at = 0
    while at < len(runs):
        place = ends.get(at, (number, at, at + 1))
        group = runs[at : place[2]]
        note = _note(group, extras) if extras.comments else ""
        yield Span(group, note, extras.alternatives.get(place, ()))
        at = place[2]


def _note(runs: Iterable[Run], extras: Extras) -> str:
    origins = dict.fromkeys(run.origin for run in runs if run.origin.kind in SAID_BY_OTHERS)
    return "；".join(_described(origin, extras) for origin in origins)


def _described(origin: Origin, extras: Extras) -> str:
    count = extras.evidence.get(origin.ref, 0)
    seen = f"见于{count}篇文稿" if count else ""
    words = (_KINDS[origin.kind], origin.layer, origin.ref, origin.source, seen)
    return " ".join(word for word in words if word)
