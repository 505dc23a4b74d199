"""A clean text as a Document: front matter, section tree, paragraphs, signature, gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.corpus import headings
from generator.corpus.boilerplate import Metadata
from generator.corpus.characters import CLAUSE_END, LINE_END, NUMERALS, SENTENCE_END
from generator.corpus.front import Front, date_of, is_note, read_front
from generator.corpus.gaps import find_gaps
from generator.corpus.genre import genre_of
from generator.corpus.leads import mark_leads
from generator.corpus.sections import BARE, GROUP, Line, build_tree
from generator.corpus.sentences import label_of
from generator.document import Document, Note

LONGEST_SIGNATURE = 30
SIGNATURE_LINES = 3
LONGEST_BARE_HEADING = 30

LONGEST_GROUP_HEADING = 60

GROUPS = 2
"""A paragraph between such a heading and its row is believed where there are so many."""

_ROW = re.compile("（一）")
_ORGANISATION = re.compile("[委局办府会厅部院组科处队所站校]$")
_MARKDOWN_HEADING = re.compile(r"(#{1,6}) +(.*)")
_NO_HEADING = re.compile(rf"[{CLAUSE_END}]| \| |^[{NUMERALS}]+[是要]|^——|^第[{NUMERALS}]+，")


class _Source(NamedTuple):
    """The lines of a text without heading marks, and the depth those marks told."""

    text: str
    lines: list[Line]


def structure(
    name: str, text: str, metadata: Metadata | None = None, repairs: Mapping[str, int] | None = None
) -> Document:
    """The document of a clean text (one paragraph a line, ``#`` before marked headings)."""
    metadata = metadata or Metadata()
    source = _without_marks(text)
    front = read_front([_marked(line) for line in source.lines])
    rest = source.lines[front.lines :]
    notes = [source.lines[number] for number in front.notes]
    body: list[Line] = []
    for line in rest:
        (notes if is_note(line.text) else body).append(line)
    signature = _signature(body)
    body = _with_bare_headings(body[: len(body) - len(signature)])
    return Document(
        name=name,
        text=source.text,
        title=front.title,
        subtitle=front.subtitle,
        date=_date(front, signature, metadata),
        byline=front.byline or metadata.author,
        salutation=front.salutation,
        source=metadata.source,
        genre=genre_of(front.title, front.salutation, source.text),
        signature="\n".join(line.text for line in signature),
        notes=tuple(Note(line.text, line.start, line.start + len(line.text)) for line in notes),
        gaps=find_gaps(source.text),
        sections=mark_leads(build_tree(body)),
        repairs=dict(repairs or {}),
    )


def _without_marks(text: str) -> _Source:
    lines = []
    at = 0
    for raw in text.split("\n"):
        words, depth = raw.strip(), 0
        if words.startswith("#") and (match := _MARKDOWN_HEADING.fullmatch(words)):
            words, depth = match[2], len(match[1])
        if words:
            lines.append(Line(words, at, depth))
            at += len(words) + 1
    return _Source("\n".join(line.text for line in lines), lines)


def _marked(line: Line) -> str:
    return f"{'#' * line.depth} {line.text}" if line.depth > 1 else line.text


def _signature(body: list[Line]) -> list[Line]:
    """The short lines at the end: who signs and when."""
    found: list[Line] = []
    for line in reversed(body[-SIGNATURE_LINES:]):
        dated = bool(date_of(line.text))
        signs = _ORGANISATION.search(line.text) or (found and date_of(found[0].text))
        short = len(line.text) <= LONGEST_SIGNATURE and line.text[-1] not in LINE_END
        if not (dated or (short and signs and not headings.is_heading(line.text))):
            break
        found.insert(0, line)
    return found


def _date(front: Front, signature: list[Line], metadata: Metadata) -> str:
    signed = [date for line in signature if (date := date_of(line.text))]
    return front.date or (signed[-1] if signed else "") or metadata.date


def _with_bare_headings(lines: list[Line]) -> list[Line]:
    """Short lines without marks between paragraphs are headings too."""
    heads = [_heads_a_row(line, lines[at + 1 : at + 3]) for at, line in enumerate(lines)]
    near = 2 if sum(map(bool, heads)) >= GROUPS else 1
    return [
        line._replace(depth=depth)
        if not line.depth and (depth := _bare_depth(line, lines[at + 1 : at + 2], heads[at], near))
        else line
        for at, line in enumerate(lines)
    ]


def _bare_depth(line: Line, following: list[Line], row: int, near: int) -> int:
    if len(line.text) <= LONGEST_BARE_HEADING and _is_bare_heading(line, following):
        return BARE
    return GROUP if 0 < row <= near else 0


def _heads_a_row(line: Line, following: list[Line]) -> int:
    """How far behind 一年来，我们……成效明显 (no stop) the row begins that it is the heading of; else 0."""
    if len(line.text) > LONGEST_GROUP_HEADING or line.text[-1] in LINE_END:
        return 0
    if headings.is_heading(line.text) or label_of(line.text):
        return 0
    return next((at for at, after in enumerate(following, 1) if _ROW.match(after.text)), 0)


def _is_bare_heading(line: Line, following: list[Line]) -> bool:
    if not following or headings.is_heading(line.text):
        return False
    if _NO_HEADING.search(line.text) or line.text[-1] in LINE_END:
        return False
    after = following[0].text
    if label_of(after):
        return False
    return after[-1] in SENTENCE_END + "：；”）" or headings.is_heading(after)
