"""Where every character of a cleaned text stands in the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import eq
from typing import NamedTuple

from generator.corpus.cleaners import Cleaned, clean

ANCHORS = ((8, 4000, 0), (4, 400, 20), (2, 60, 40))
"""Length of what two texts must have in common to be in step again, how far ahead it is looked for,
and what a short one costs."""

ANNOTATED = (1, 16, 8)
"""The same behind a bracket: in annotated text every character stands alone."""

PUT_IN, REPLACED = 6, 4
"""What a character costs that cleaning put in, or wrote for another: mostly it takes out."""

ALIKE = 0.25
STRETCH = 64
"""Texts of one length with so many equal characters in every stretch differ in single ones only."""


class Block(NamedTuple):
    """So many characters that stand side by side in both texts."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From places in a text to places in its source."""

    blocks: Sequence[Block]
    starts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [block.at for block in self.blocks])

    def source(self, at: int) -> int:
        """The place in the source; of a character that cleaning put in, where it went in."""
        number = bisect_right(self.starts, at) - 1
        if number < 0:
            return 0
        block = self.blocks[number]
        return block.source + min(at - block.at, block.length)

    def after(self, earlier: SourceMap) -> SourceMap:
        """The map through both: ``earlier`` made the source of this one."""
        return SourceMap(list(_joined(_through(self.blocks, earlier))))


def trace(text: str) -> tuple[Cleaned, SourceMap]:
    """A text cleaned, and where its characters come from."""
    places = SourceMap([Block(0, 0, len(text))])

    def note(_step: str, before: str, after: str) -> None:
        nonlocal places
        places = align(before, after).after(places)

    return clean(text, note), places


def align(before: str, after: str, begin: int = 0) -> SourceMap:
    """The map of one change of a text; what was only moved counts as taken out and put in.

    ``begin``: where in the text before the other one starts.

    >>> align("機(jī)關(guān)黨建", "機關黨建").blocks
    [Block(at=0, source=0, length=1), Block(at=1, source=5, length=1), Block(at=2, source=12, length=2)]
    """
    if len(before) == len(after) and _alike(before, after):
        return SourceMap([Block(0, 0, len(after))])
    return SourceMap(list(_joined(_blocks(before, after, begin))))


def _alike(before: str, after: str) -> bool:
    return all(
        sum(map(eq, before[at : at + STRETCH], after[at : at + STRETCH]))
        >= ALIKE * len(after[at : at + STRETCH])
        for at in range(0, len(after), STRETCH)
        if before[at : at + STRETCH] != after[at : at + STRETCH]
    )


def _blocks(before: str, after: str, i: int) -> Iterator[Block]:
    j = 0
    while j < len(after) and i < len(before):
        length = _common(before, i, after, j)
        if length:
            yield Block(j, i, length)
            i, j = i + length, j + length
            continue
        over, put_in = _out_of_step(before, i, after, j)
        if over == put_in:  # characters replaced one by one
            yield Block(j, i, over)
        i, j = i + over, j + put_in


def _common(before: str, i: int, after: str, j: int) -> int:
    """How many characters two texts have in common from here."""
    length, step = 0, 64
    while before[i + length : i + length + step] == after[j + length : j + length + step]:
        if j + length + step >= len(after) or i + length + step >= len(before):
            break
        length += step
        step *= 2
    limit = min(len(before) - i, len(after) - j)
    while length < limit and before[i + length] == after[j + length]:
        length += 1
    return length


def _out_of_step(before: str, i: int, after: str, j: int) -> tuple[int, int]:
    """How much to pass over on either side until the texts are in step again."""
    ways = [(PUT_IN * (len(before) + len(after)), len(before) - i, len(after) - j)]
    for size, reach, price in (*ANCHORS, ANNOTATED) if before[i] in "(（" else ANCHORS:
        out = before.find(after[j : j + size], i, i + reach)
        if out >= 0 and j + size <= len(after):
            ways.append((price + out - i, out - i, 0))
        put = after.find(before[i : i + size], j, j + reach)
        if put >= 0 and i + size <= len(before):
            ways.append((price + PUT_IN * (put - j), 0, put - j))
        for both in range(1, min(reach // 4, 40)):
            piece = after[j + both : j + both + size]
            out = before.find(piece, i, i + both + reach // 4) if len(piece) == size else -1
            if out > i:
                ways.append((price + out - i + REPLACED * both, out - i, both))
                break
    _, over, put_in = min(ways)
    return over, put_in


def _through(blocks: Sequence[Block], earlier: SourceMap) -> Iterator[Block]:
    """Every block as the pieces of it that the earlier map knows."""
    for at, source, length in blocks:
        number = max(0, bisect_right(earlier.starts, source) - 1)
        for block in earlier.blocks[number:]:
            if block.at >= source + length:
                break
            start, end = max(source, block.at), min(source + length, block.at + block.length)
            if start < end:
                yield Block(at + start - source, block.source + start - block.at, end - start)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that follow on each other as one."""
    last: Block | None = None
    for block in blocks:
        if last and block.at - last.at == block.source - last.source == last.length:
            last = last._replace(length=last.length + block.length)
            continue
        if last:
            yield last
        last = block
    if last:
        yield last
