"""Passages with what the user brings between them: items behind their thread, clauses of own layers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.bank.bank import stable_key
from generator.draft import Origin, Run
from generator.drafting.constraints import unsaid
from generator.drafting.items import TEMPLATE
from generator.drafting.memory import Spoken
from generator.drafting.numerals import numeral
from generator.drafting.sampler import Said, Sampler, Slot
from generator.drafting.seeds import noise
from generator.drafting.skeleton import ItemAsk, PassageAsk, Sentence, Skeleton

ITEM_OPENINGS = ("今年，要", "要", "今年要", "重点要")
"""How a task of the user's begins that stands as a sentence of its own."""

_TIMED = re.compile("每年|每月|每季|全年|年底|年内|年初|今年|明年|上半年|下半年|到|\\d+月")
"""How an item begins that says itself when it is done."""

_NUMBER = re.compile("([一二三四五六七八])([要是])$")
"""The number that a template writes before a passage."""

PASSAGE = 100
"""Characters of a passage, about."""

NUMBERS = "numbers"
"""How a number is named in its origin that carries on those of the template."""

OWN = "own"
"""How the sentence around a clause of the user's is named in its origin."""

OWN_IN_POINT = 2
"""Clauses of the user's own layers that a point of passages takes in."""


def say_passages(
    skeleton: Skeleton, sampler: Sampler, queue: list[Said], spoken: Spoken, room: int
) -> bool:
    """Say a block of passages; False when the bank lacks one. Placed items leave the queue.

    An item stands behind the passage on whose thread it is; one without a thread of its own behind
    the last passage, before which nothing could come between it and what it belongs to. ``room``:
    characters that the whole block should have.
    """
    explicit = sum(isinstance(piece, ItemAsk) for piece in skeleton.pieces)
    if explicit > len(queue):
        return False
    first, rest = queue[:explicit], queue[explicit:]
    rows = skeleton.sentences
    last = max(n for n, row in enumerate(rows) if _asks(row))
    left, end = skeleton.passages, spoken.length + room - sum(len(said.text) for said in queue)
    for n, row in enumerate(rows):
        sampler.wanted = tuple(said.thread for said in rest)
        sampler.aim = max(0, end - spoken.length) / max(1, left)
        said_items = [first.pop(0) if isinstance(slot, ItemAsk) else slot for slot in row]
        slots = _numbered(said_items, spoken)
        if not sampler.fill(slots, spoken):
            return False
        if _asks(row):
            left -= 1
            thread = spoken.threads[-1] if spoken.threads else ""
            due = [said for said in rest if n == last or said.thread == thread != ""]
            rest = [said for said in rest if said not in due]
            for said in due:
                _say_item(said, sampler, spoken)
    queue[:] = rest
    _say_own(sampler, spoken)
    spoken.used.blocks.append(skeleton.block)
    return True


def no_room(queue: Sequence[Said], room: int) -> bool:
    """Whether the user's items alone fill what a point may have."""
    return bool(queue) and sum(len(said.text) for said in queue) > room - PASSAGE / 2


def say_items(sampler: Sampler, queue: list[Said], spoken: Spoken) -> None:
    """The user's items and nothing else, each a sentence."""
    for said in queue:
        _say_item(said, sampler, spoken)
    queue.clear()


def _numbered(row: Sequence[Slot], spoken: Spoken) -> Sequence[Slot]:
    """A passage carries on the numbers of those before it: after 二要 comes 三要."""
    if len(row) == 1 and isinstance(row[0], PassageAsk) and spoken.numbers:
        style = spoken.numbers[-1]
        number = f"{numeral(len(spoken.numbers) + 1)}{style}"
        spoken.numbers.append(style)
        return [Run(number, Origin("template", NUMBERS)), replace(row[0], lead=True)]
    for slot in row:
        if isinstance(slot, Run) and (match := _NUMBER.search(slot.text)):
            spoken.numbers.append(match[2])
    return row


def _asks(row: Sentence) -> bool:
    return any(isinstance(piece, PassageAsk) for piece in row)


def _say_item(said: Said, sampler: Sampler, spoken: Spoken) -> None:
    """One of the user's items as a sentence of its own."""
    origin = Origin("template", TEMPLATE)
    row: list[Slot] = [said, Run("。", origin)]
    if sampler.aspect == "任务" and not said.apart and (opening := _opening(said, sampler)):
        row.insert(0, Run(opening, origin))
    sampler.fill(row, spoken)


def _opening(said: Said, sampler: Sampler) -> str:
    if _TIMED.match(said.text):
        return ""
    return min(ITEM_OPENINGS, key=lambda text: noise(sampler.node, stable_key(text + said.text)))


def _say_own(sampler: Sampler, spoken: Spoken) -> None:
    """Clauses that the user put into the bank, pinned ones first, as sentences of their own."""
    clauses = sampler.words.own(sampler.subtopic, sampler.aspect)
    waiting = [clause for clause in clauses if unsaid(clause, sampler.memory)]
    waiting.sort(key=lambda c: (not c.entry.pinned, noise(sampler.node, c.key)))
    origin = Origin("template", OWN)
    start: Sequence[Slot] = (Run("要", origin),) if sampler.aspect == "任务" else ()
    said = 0
    for clause in waiting:
        if said < OWN_IN_POINT and clause.id not in spoken.used.concepts:
            said += sampler.fill((*start, clause, Run("。", origin)), spoken)
