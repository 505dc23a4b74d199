"""Texts that break programs: control characters, half characters, markup, giants, other scripts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from generator.draft import (
    Draft,
    Missing,
    Origin,
    OriginKind,
    Paragraph,
    Run,
    Section,
    Style,
    Table,
)
from generator.rendering.extras import Extras

RANGES = (
    (0, 0x20), (0x20, 0x7F), (0x80, 0xA0), (0x4E00, 0x9FFF), (0x2000, 0x206F), (0xE000, 0xF8FF),
    (0xFFF0, 0xFFFF), (0x20000, 0x2A6DF), (0x1F300, 0x1F6FF), (0x590, 0x6FF), (0x300, 0x36F),
)  # fmt: skip
SPECIALS = (
    "<w:p>", "]]>", "&amp;", "&#0;", "<!--", "</w:t>", '"\'', "\r\n", "\u2028", "\t", "{会议名称}",
    "——", "……", "“”", "【待补：", "\\", "%s", "\ufeff", "\u202e", "👨‍👩‍👧", "e\u0301",
)  # fmt: skip
HALF = "\ud840"
"""Half a character: no file can hold it."""

STYLES: tuple[Style, ...] = (
    "title", "subtitle", "date", "speaker", "salutation", "heading1", "heading2", "heading3",
    "heading4", "body", "body", "body", "signature", "note", "placeholder", "list", "quotation",
    "row", "row", "attachment_note", "attachment", "attachment_title",
)  # fmt: skip
KINDS: tuple[OriginKind, ...] = ("template", "concept", "line", "heading", "fact", "outline", "gap")
FRONT = frozenset(("title", "subtitle", "date", "speaker", "salutation"))


def text(source: random.Random) -> str:
    """Some 30 characters of the worst kinds."""
    kinds: Mapping[str, Callable[[], str]] = {
        "one": lambda: chr(source.randint(*source.choice(RANGES))),
        "special": lambda: source.choice(SPECIALS),
        "plain": lambda: "党的建设，" * source.randint(1, 3),
    }
    parts = [kinds[source.choice(list(kinds))]() for _ in range(source.randint(0, 25))]
    if source.random() < 0.02:
        parts.insert(0, HALF)
    if source.random() < 0.005:
        parts.append("长。" * 50_000)
    return "".join(parts)


def draft(source: random.Random) -> Draft:
    """A draft of up to 12 paragraphs in any styles, with origins, missing facts and a table."""
    paragraphs = [_paragraph(source) for _ in range(source.randint(0, 12))]
    if source.random() < 0.005:
        paragraphs += [_heading(source, n) for n in range(500)]
    front = tuple(p for p in paragraphs if p.style in FRONT)
    rest = tuple(p for p in paragraphs if p.style not in FRONT)
    missing = (Missing(text(source), text(source), True),)
    table = Table(text(source), ("甲", text(source)), ((text(source), text(source)),))
    tables = (table,) * (source.random() < 0.2)
    return Draft("恶", 1, 300, "speech", front, (Section("任务", "1", rest),), missing, (), tables)


def _heading(source: random.Random, number: int) -> Paragraph:
    style = source.choice(("heading1", "heading2", "heading3", "heading4"))
    return Paragraph(style, (Run(f"{number}. 标题", Origin("heading", "h")),))


def _paragraph(source: random.Random) -> Paragraph:
    runs = tuple(
        Run(text(source), Origin(source.choice(KINDS), text(source), text(source)), lead=n == 0)
        for n in range(source.randint(0, 4))
    )
    return Paragraph(source.choice(STYLES), runs)


def extras(made: Draft, source: random.Random) -> Extras:
    """Any of the switches; lists of other wordings for any runs."""
    places = {
        (n, at, at + 1): (text(source), text(source))
        for n, paragraph in enumerate(made.paragraphs, 1)
        for at in range(len(paragraph.runs))
        if source.random() < 0.3
    }
    coin = [source.random() < 0.5 for _ in range(7)]
    return Extras(
        *coin[:3],
        alternatives=places,
        pauses=coin[3],
        stresses=coin[4],
        contents=coin[5],
        numbering=coin[6],
    )


def drafts(count: int) -> Iterator[tuple[Draft, Extras, str]]:
    """So many drafts, each with switches and a layout; always the same."""
    source = random.Random(9704)
    for n in range(count):
        made = draft(source)
        yield made, extras(made, source), ("speech", "gbt9704", "reading", "article")[n % 4]
