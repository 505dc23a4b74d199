"""Passages with what the user brings among them: items in front, clauses of own layers behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.bank.bank import stable_key
from generator.draft import Origin, Run
from generator.drafting.constraints import unsaid
from generator.drafting.materials import tell, tell_first, tell_next
from generator.drafting.memory import Spoken
from generator.drafting.numerals import numeral
from generator.drafting.passages import REPORTS
from generator.drafting.sampler import ITEM, Material, Said, Sampler, Slot, length_of
from generator.drafting.seeds import noise
from generator.drafting.skeleton import ItemAsk, PassageAsk, Sentence, Skeleton

FURTHER = "重点要"
OPENINGS = ("今年，要", "今年要", FURTHER, "要")
"""How one task of the user's begins that stands as a sentence of its own; one of them only behind
another sentence."""

SEVERAL = (
    "今年要抓好这样几件事：",
    "今年的重点是：",
    "今年，重点做好以下几项：",
    "重点抓好这样几项工作：",
    "",
)
"""How several tasks begin that stand together; most say themselves who does what by when."""

ANSWERS = ("围绕解决前面讲到的问题，要抓好这样几件事：", "对照前面点到的问题，重点抓好以下几项：")
"""How they may begin where the user has given a problem of the same subtopic."""

SAID_AGAIN, UNSAID_AGAIN = 1.2, 0.25
"""What such words lose for every time that the draft has said them, and what saying none loses."""

ANNOUNCED = 0.3
"""What words that announce several tasks lose for every time that the draft has announced some."""

_YEARLY = re.compile("年|会议|报告")
"""Occasions at which the tasks are those of a year."""

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
    """Say a block of passages; False when the bank lacks one. Said items leave the queue.

    What the user has to say is the main thing, and passages serve it: it stands together in front
    of them, behind a passage that says why (意义). A passage with a short phrase before it takes
    the items on its thread behind that phrase. ``room``: characters the whole block should have.
    """
    if skeleton.items > len(queue):
        return False
    first, rest = queue[: skeleton.items], queue[skeleton.items :]
    led = any(isinstance(p, PassageAsk) and p.lead for p in skeleton.pieces) or spoken.numbers
    materials = list(sampler.materials)
    sampler.wanted = (*(said.thread for said in queue), *(one.thread for one in materials))
    sampler.due = [said for said in rest if led and said.thread]
    together = [said for said in rest if said not in sampler.due]
    left, end = skeleton.passages, spoken.length + room
    for row in skeleton.sentences:
        if not _tells_why(row):
            tell_first(materials, sampler, spoken)
            say_items(sampler, together, spoken)
        waiting = length_of([*first, *together, *sampler.due, *materials])
        sampler.aim = max(0, end - waiting - spoken.length) / max(1, left)
        said_items = [first.pop(0) if isinstance(slot, ItemAsk) else slot for slot in row]
        if not sampler.fill(_numbered(said_items, spoken), spoken):
            return False
        left -= _asks(row)
        if _asks(row) and not _tells_why(row):
            tell_next(materials, sampler, spoken)
    queue.clear()
    say_items(sampler, [*together, *sampler.due], spoken)
    tell(materials, sampler, spoken)
    sampler.materials, sampler.due = materials, []
    _say_own(sampler, spoken)
    spoken.used.blocks.append(skeleton.block)
    return True


def _tells_why(row: Sentence) -> bool:
    return any(isinstance(piece, PassageAsk) and piece.move == "意义" for piece in row)


def no_room(queue: Sequence[Said], materials: Sequence[Material], room: int) -> bool:
    """Whether what the user gives alone fills what a point may have."""
    return length_of([*queue, *materials]) > max(0, room - PASSAGE / 2)


def say_items(sampler: Sampler, items: list[Said], spoken: Spoken) -> None:
    """Items of the user's together: one as a sentence, several as a list that runs on."""
    if not items:
        return
    row: list[Slot] = list(filter(None, [_opening(items, sampler, spoken)]))
    for said in owned_once(items):
        row += [said, Run("；", Origin("template", ITEM))]
    row[-1] = Run("。", Origin("template", ITEM))
    sampler.fill(row, spoken)
    items.clear()


def owned_once(items: Sequence[Said]) -> Iterator[Said]:
    """Items in a row: first those without an owner, then every owner's together, named once."""
    before = ""
    owners = ["", *dict.fromkeys(said.owner for said in items if said.owner)]
    for said in sorted(items, key=lambda said: owners.index(said.owner)):
        again = bool(said.owner) and said.owner == before
        yield replace(said, runs=said.unowned) if again else said
        before = said.owner


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


def _opening(items: Sequence[Said], sampler: Sampler, spoken: Spoken) -> Run | None:
    """The words before the user's tasks; None where they say themselves who and when."""
    timed = any(said.apart or _TIMED.match(said.text) for said in items)
    alone = len(items) == 1
    words = sampler.words
    if sampler.aspect != "任务" or words.genre in REPORTS or (alone and timed):
        return None
    several = (*SEVERAL, *(ANSWERS if sampler.raised else ()))
    first = [""] if alone or sampler.demands else several
    asked = OPENINGS if not timed and words.verbal(items[0].text) else ()
    choices = [*first, *asked]
    if sampler.demands or not _YEARLY.search(words.occasion):
        choices = [text for text in choices if "今年" not in text]
    if not spoken.runs:
        choices = [text for text in choices if text != FURTHER]

    said = sampler.memory.texts
    announced = ANNOUNCED * sum(said[text] for text in (*SEVERAL, *ANSWERS) if text)

    def cost(text: str) -> float:
        chance = noise(sampler.node, stable_key(text + items[0].text))
        again = SAID_AGAIN * said[text] + announced if text else UNSAID_AGAIN * said[text]
        return again + chance

    best = min(choices, key=cost)
    spoken.used.texts.append(best)
    return Run(best, Origin("template", ITEM)) if best else None


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
