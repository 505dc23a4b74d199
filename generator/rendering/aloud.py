"""Help for a speaker who reads the text out: sentence by sentence, with pauses and the time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from generator.draft import CHARACTERS_PER_MINUTE, Run, Style
from generator.rendering.runs import PAUSE
from generator.rendering.spans import Span

SPOKEN: tuple[Style, ...] = ("body", "note", "list", "quotation")
"""What a reading copy cuts into sentences and marks."""

_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）》]*|[^。！？]+")
_CLAUSE = re.compile(r"(?<=[，；：])(?![”’）》])")
_MARK = "／"


def sentences(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans of a paragraph, sentence by sentence; a span with a list stays whole."""
    lines: list[list[Span]] = [[]]
    for piece in (piece for span in spans for piece in _cut(span)):
        if lines[-1] and _ends(lines[-1][-1]):
            lines.append([])
        lines[-1].append(piece)
    return lines


def _cut(span: Span) -> Iterator[Span]:
    """A span cut after every sentence end in it; the comment stays with the first piece."""
    if span.choices:
        yield span
        return
    note, group = span.note, list[Run]()
    for run in span.runs:
        for text in _SENTENCE.findall(run.text):
            group.append(replace(run, text=text))
            if text.rstrip("”’）》").endswith(("。", "！", "？")):
                yield Span(tuple(group), note)
                note, group = "", []
    if group:
        yield Span(tuple(group), note)


def _ends(span: Span) -> bool:
    text = "".join(run.text for run in span.runs)
    return text.rstrip("”’）》").endswith(("。", "！", "？"))


def with_pauses(spans: Sequence[Span]) -> list[Span]:
    """A mark after every clause that ends inside the line."""
    marked = [span if span.choices else _paused(span) for span in spans]
    if marked and marked[-1].runs and marked[-1].runs[-1].origin is PAUSE:
        marked[-1] = marked[-1]._replace(runs=marked[-1].runs[:-1])
    return marked


def _paused(span: Span) -> Span:
    return span._replace(runs=tuple(piece for run in span.runs for piece in _parted(run)))


def _parted(run: Run) -> Iterator[Run]:
    pieces = _CLAUSE.split(run.text)
    for n, text in enumerate(pieces):
        if text:
            yield replace(run, text=text)
        if n < len(pieces) - 1:
            yield Run(_MARK, PAUSE)


def minute(characters: int) -> int:
    """Whole minutes that so many characters take."""
    return characters // CHARACTERS_PER_MINUTE
