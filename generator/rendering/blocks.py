"""The paragraphs of a draft as blocks of lines, for formats and tables that need to know the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.draft import Draft, Paragraph, Run
from generator.rendering.aloud import SPOKEN, minute, sentences, with_pauses
from generator.rendering.attachments import PADDING, SIDE, column_widths, note_indent
from generator.rendering.extras import Extras
from generator.rendering.flow import Numbered, cells, flow, groups
from generator.rendering.layout import HEAD, TITLES, Layout, Look, StyleKey
from generator.rendering.lines import break_lines
from generator.rendering.signature import signature_indents
from generator.rendering.spans import spans
from generator.rendering.titles import line_breaks


class Block(Struct, frozen=True):
    """A paragraph, a sentence of a reading copy or a row, or as much of it as stands on one page."""

    number: int
    """Of the paragraph in the draft; 0 for what the draft does not have."""
    paragraph: Paragraph
    style: StyleKey
    look: Look
    lines: tuple[tuple[int, int], ...]
    """Offsets of the lines in the words of the paragraph, brackets of the layout included."""
    opening: str = ""
    closing: str = ""
    before: int = 0
    """Space above in twips."""
    first: bool = True
    """Whether it begins the paragraph."""
    last: bool = True
    new_page: bool = False
    minutes: int = 0
    """What a clock in the margin says; 0 for no clock."""
    widths: tuple[int, ...] = ()
    """Of the columns of a row."""

    @property
    def height(self) -> int:
        """Twips without the space above; a row has the padding of its cells."""
        return len(self.lines) * self.look.line + (2 * PADDING if self.widths else 0)


def blocks(draft: Draft, layout: Layout, extras: Extras) -> Iterator[Block]:
    """Every paragraph that stands on paper, with the space above it."""
    head = [p for p in draft.front if p.style in HEAD and p.text.strip()][-1:]
    previous: Block | None = None
    for block in _raw(draft, layout, extras):
        gap = layout.page.head_gap if previous and previous.paragraph in head else 0
        before = 0 if block.new_page else _space(previous, block, gap)
        yield replace(block, before=round(layout.page.pitch * before / 100))
        previous = block


def _space(previous: Block | None, block: Block, gap: int) -> int:
    """1/100 lines between two blocks: the larger of what both want, as Word has it; none between
    two of one style, unless the style wants that.
    """
    if previous and previous.style == block.style and not block.look.apart:
        return gap
    return max(block.look.before, gap or (previous.look.after if previous else 0))


def _raw(draft: Draft, layout: Layout, extras: Extras) -> Iterator[Block]:
    spoken = 0
    for style, group in groups(flow(draft)):
        if style == "row":
            yield from _rows(group, layout, extras)
            continue
        looks = _looks(group, layout)
        for (number, paragraph), look in zip(group, looks, strict=True):
            if style in SPOKEN and (_marked(layout, extras) or layout.aloud.sentences):
                for block in _aloud(number, paragraph, layout, extras):
                    before, spoken = minute(spoken), spoken + len(block.paragraph.text)
                    clock = layout.aloud.minutes and minute(spoken) > before
                    yield replace(block, minutes=minute(spoken) if clock else 0)
            else:
                yield _block(number, paragraph, look, layout, extras)


def _marked(layout: Layout, extras: Extras) -> bool:
    return layout.aloud.pauses or extras.pauses


def _looks(group: Sequence[Numbered], layout: Layout) -> Iterator[Look]:
    """Looks with the indents that depend on the words: signatures, notes of attachments."""
    style = group[0][1].style
    look = layout.look(style)
    rights = signature_indents([p.text for _, p in group], look.right)
    for (_, paragraph), right in zip(group, rights, strict=True):
        if style == "signature":
            yield replace(look, right=right)
        elif style == "attachment_note":
            left, first = note_indent(paragraph.text, look)
            yield replace(look, left=left, first=first)
        else:
            yield look


def _aloud(number: int, paragraph: Paragraph, layout: Layout, extras: Extras) -> Iterator[Block]:
    """Sentence by sentence where the layout has it so, with the marks that are said nowhere."""
    whole = spans(paragraph, number, extras)
    for n, line in enumerate(sentences(whole) if layout.aloud.sentences else [whole]):
        parts = with_pauses(line) if _marked(layout, extras) else line
        runs = tuple(run for part in parts for run in part.runs)
        style: StyleKey = "sentence" if n else paragraph.style
        words = replace(paragraph, runs=runs)
        yield _block(number, words, layout.looks[style], layout, extras, style)


def _block(
    number: int,
    paragraph: Paragraph,
    look: Look,
    layout: Layout,
    extras: Extras,
    style: StyleKey | None = None,
) -> Block:
    style = style or ("body" if paragraph.style == "placeholder" else paragraph.style)
    opening, closing = look.wrap(paragraph.text)
    seams = list(_seams(paragraph.runs, len(opening))) if extras.spaced else None
    text = opening + paragraph.text + closing
    lengths = _balanced(text, paragraph, layout) if style in TITLES else []
    if not lengths:
        width = layout.page.text_width
        lengths = [len(line) for line in break_lines(text, look, width, seams)]
    lines = tuple(_offsets(text, lengths))
    new_page = style == "attachment"
    return Block(number, paragraph, style, look, lines, opening, closing, new_page=new_page)


def _balanced(text: str, title: Paragraph, layout: Layout) -> list[int]:
    """Lengths of the lines of a title that is broken by hand; none where it is not."""
    if "\n" in text:
        return []
    runs = list(accumulate(len(run.text) for run in title.runs))
    places = line_breaks(text, layout.title_width, runs)
    return [b - a for a, b in pairwise([0, *places, len(text)])] if places else []


def _rows(group: Sequence[Numbered], layout: Layout, extras: Extras) -> Iterator[Block]:
    """Rows of a table, each as high as its highest cell and never broken."""
    texts = [cells(row) for _, row in group]
    widths = tuple(column_widths(texts, layout.page.text_width))
    for n, ((number, row), words) in enumerate(zip(group, texts, strict=True)):
        style: StyleKey = "table" if n else "table_head"
        look = replace(layout.looks[style], keep_lines=True)
        high = max(
            len(break_lines(text, look, width - 2 * SIDE, () if extras.spaced else None))
            for text, width in zip(words, widths, strict=False)
        )
        yield Block(number, row, style, look, ((0, 0),) * high, widths=widths)


def _seams(runs: Sequence[Run], at: int) -> Iterator[int]:
    """Where a run-in heading ends."""
    for run, after in pairwise(runs):
        at += len(run.text)
        if run.lead != after.lead:
            yield at


def _offsets(text: str, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Offsets of the lines; a break that the author made stands between two of them."""
    at = 0
    for length in lengths:
        at += text[at : at + 1] == "\n"
        yield at, at + length
        at += length
