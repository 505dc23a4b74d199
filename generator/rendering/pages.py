"""Blocks put on pages as Word does: headings stay with what follows, no line is cut."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.draft import Draft
from generator.rendering.blocks import Block, blocks
from generator.rendering.extras import Extras
from generator.rendering.layout import Layout


class _Sheets(Struct):
    """Pages being filled."""

    height: int
    pages: list[list[Block]] = field(default_factory=lambda: [[]])
    at: int = 0
    """Twips from the top of the text area."""

    def turn(self) -> None:
        self.pages.append([])
        self.at = 0

    def put(self, block: Block) -> None:
        self.pages[-1].append(block)
        self.at += block.before + block.height


def pages(draft: Draft, layout: Layout, extras: Extras) -> list[list[Block]]:
    """The blocks of every page; a table that goes on has its head again."""
    all_blocks = list(blocks(draft, layout, extras))
    page = layout.page
    # The grid holds whole lines only (5.2.3); what is left below the last is not used.
    sheets = _Sheets((page.height - page.top - page.bottom) // page.pitch * page.pitch)
    head: Block | None = None
    for n, block in enumerate(all_blocks):
        head = block if block.style == "table_head" else head if block.widths else None
        needed = block.before + _needed(all_blocks, n)
        if sheets.pages[-1] and (block.new_page or sheets.at + needed > sheets.height):
            sheets.turn()
            block = replace(block, before=0)
            if head and head is not all_blocks[n]:
                sheets.put(replace(head, before=0))
        _put(block, sheets)
    return sheets.pages


def _put(block: Block, sheets: _Sheets) -> None:
    for part in _parts(block, sheets.height - sheets.at - block.before, sheets.height):
        if not part.first:
            sheets.turn()
        sheets.put(part)


def _needed(blocks: Sequence[Block], at: int) -> int:
    """Twips that must be free for a block to begin: a heading takes a line of the next with it."""
    needed = 0
    while blocks[at].look.keep_next and at + 1 < len(blocks) and not blocks[at + 1].new_page:
        needed += blocks[at].height + blocks[at + 1].before
        at += 1
    block = blocks[at]
    return needed + (block.height if block.look.keep_lines else block.look.line)


def _parts(block: Block, room: int, height: int) -> list[Block]:
    """The block as pieces: as much as there is room for, then whole pages."""
    line = block.look.line
    fit = max(1, room // line)
    if len(block.lines) <= fit or block.widths:
        return [block]
    rest, step = block.lines[fit:], max(1, height // line)
    groups = [block.lines[:fit], *(rest[n : n + step] for n in range(0, len(rest), step))]
    last = len(groups) - 1
    return [
        replace(
            block,
            lines=group,
            before=0 if n else block.before,
            minutes=0 if n else block.minutes,
            first=n == 0,
            last=n == last,
        )
        for n, group in enumerate(groups)
    ]
