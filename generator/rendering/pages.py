"""A draft cut into lines and pages as the layout has them, for formats that do not do it themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from generator.draft import Draft, Paragraph, Style
from generator.rendering.layout import HEAD, Layout, Look
from generator.rendering.lines import break_lines
from generator.rendering.titles import line_breaks


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its lines, or as much of it as stands on one page."""

    paragraph: Paragraph
    look: Look
    lines: tuple[tuple[int, int], ...]
    """Offsets of the lines in the words of the paragraph, brackets of the layout included."""
    opening: str
    closing: str
    before: int = 0
    """Space above in twips."""
    first: bool = True
    """Whether it begins the paragraph."""
    last: bool = True


def pages(draft: Draft, layout: Layout) -> list[list[Block]]:
    """The blocks of every page: headings stay with what follows, no line is cut."""
    blocks = list(_blocks(draft, layout))
    page = layout.page
    # The grid holds whole lines only (5.2.3); what is left below the last is not used.
    height = (page.height - page.top - page.bottom) // page.pitch * page.pitch
    sheets: list[list[Block]] = [[]]
    at = 0  # twips from the top of the text area
    for n, block in enumerate(blocks):
        space = block.before
        if sheets[-1] and at + space + _needed(blocks, n) > height:
            sheets.append([])
            at = space = 0
        for part in _parts(block, height - at - space, height):
            if not part.first:
                sheets.append([])
                at = space = 0
            sheets[-1].append(replace(part, before=space))
            at += space + len(part.lines) * part.look.line
            space = 0
    return sheets


def _blocks(draft: Draft, layout: Layout) -> Iterator[Block]:
    shown = [paragraph for paragraph in draft.paragraphs if paragraph.text.strip()]
    head = [p for p in draft.front if p.style in HEAD and p.text.strip()][-1:]
    previous: Paragraph | None = None
    for paragraph in shown:
        style = _shown_style(paragraph)
        look = layout.look(style)
        same = previous is not None and _shown_style(previous) == style and not look.apart
        before = 0 if same else round(layout.page.pitch * look.before / 100)
        if previous is not None and head and previous is head[0]:
            before += round(layout.page.pitch * layout.page.head_gap / 100)
        elif previous is not None and not same:
            before += round(layout.page.pitch * layout.look(_shown_style(previous)).after / 100)
        yield _block(paragraph, look, layout, before)
        previous = paragraph


def _shown_style(paragraph: Paragraph) -> Style:
    return "body" if paragraph.style == "placeholder" else paragraph.style


def _block(paragraph: Paragraph, look: Look, layout: Layout, before: int) -> Block:
    opening, closing = look.wrap(paragraph.text)
    text = opening + paragraph.text + closing
    width = layout.page.text_width
    if paragraph.style == "title" and "\n" not in text:
        seams = list(accumulate(len(run.text) for run in paragraph.runs))
        starts = [0, *line_breaks(text, width // look.advance, seams), len(text)]
        lengths = [b - a for a, b in pairwise(starts)]
    else:
        lengths = [len(line) for line in break_lines(text, look, width)]
    return Block(paragraph, look, tuple(_offsets(text, lengths)), opening, closing, before)


def _offsets(text: str, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Offsets of the lines; a break that the author made stands between two of them."""
    at = 0
    for length in lengths:
        at += text[at : at + 1] == "\n"
        yield at, at + length
        at += length


def _needed(blocks: Sequence[Block], at: int) -> int:
    """Twips that must be free for a block to begin: a heading takes a line of the next with it."""
    block = blocks[at]
    if block.look.keep_next and at + 1 < len(blocks):
        following = blocks[at + 1]
        own = len(block.lines) * block.look.line
        return own + following.before + _needed(blocks, at + 1)
    return block.look.line * (len(block.lines) if block.look.keep_lines else 1)


def _parts(block: Block, room: int, height: int) -> list[Block]:
    """The block as pieces: as much as there is room for, then whole pages."""
    line = block.look.line
    fit = max(1, room // line)
    if len(block.lines) <= fit:
        return [block]
    rest, step = block.lines[fit:], max(1, height // line)
    groups = [block.lines[:fit], *(rest[n : n + step] for n in range(0, len(rest), step))]
    last = len(groups) - 1
    return [
        replace(block, lines=group, before=0, first=n == 0, last=n == last)
        for n, group in enumerate(groups)
    ]
