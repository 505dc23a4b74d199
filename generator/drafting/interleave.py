"""Passages with what the user brings between them: items behind their thread, clauses of own layers."""

from __future__ import annotations

from collections.abc import Sequence

from generator.bank.bank import stable_key
from generator.draft import Origin, Run
from generator.drafting.constraints import unsaid
from generator.drafting.items import TEMPLATE
from generator.drafting.memory import Spoken
from generator.drafting.sampler import Said, Sampler, Slot
from generator.drafting.seeds import noise
from generator.drafting.skeleton import ItemAsk, PassageAsk, Sentence, Skeleton

ITEM_OPENINGS = ("今年，要", "要", "今年要", "重点要")
"""How a task of the user's begins that stands as a sentence of its own."""

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
        slots = [first.pop(0) if isinstance(slot, ItemAsk) else slot for slot in row]
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


def _asks(row: Sentence) -> bool:
    return any(isinstance(piece, PassageAsk) for piece in row)


def _say_item(said: Said, sampler: Sampler, spoken: Spoken) -> None:
    """One of the user's items as a sentence of its own."""
    origin = Origin("template", TEMPLATE)
    row: list[Slot] = [said, Run("。", origin)]
    if sampler.aspect == "任务" and not said.apart:
        row.insert(0, Run(_opening(said, sampler), origin))
    sampler.fill(row, spoken)


def _opening(said: Said, sampler: Sampler) -> str:
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
