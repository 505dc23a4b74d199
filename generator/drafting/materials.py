"""The user's materials: examples and quotations that are told within a point, not listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.bank import stable_key
from generator.drafting.environment import Templates, skeletons
from generator.drafting.items import home_of, item_fields
from generator.drafting.memory import Spoken
from generator.drafting.passages import REPORTS
from generator.drafting.sampler import Material, Sampler
from generator.drafting.seeds import noise
from generator.drafting.skeleton import ItemAsk, Skeleton, common_line
from generator.drafting.words import Words
from generator.facts.model import Item
from generator.vocabulary import Move, Use

TEMPLATE = "material"

HOMES: Mapping[Use, Sequence[Move]] = {
    "事例": ("经验", "任务", "对策", "回顾", "体会"),
    "典型": ("经验", "任务", "对策", "回顾", "体会"),
    "教训": ("问题", "原因", "任务", "组织", "对策"),
    "引语": ("意义", "任务", "对策", "原则", "体会"),
}
"""In which move a material is told, dearest first; in any other where none of these has room."""

ACCOUNTS = (*REPORTS, "述职报告")
DONE: Sequence[Move] = ("经验", "回顾")
"""In which genres what has been done is told first of all where it is accounted for."""

SAID_AGAIN = 0.6
"""What a way of telling loses for every material that the draft has told so."""


class Home(Struct, frozen=True):
    """A part of the outline in which materials can be told."""

    path: str
    move: Move
    subtopics: tuple[str, ...]


def housed(materials: Iterable[Item], homes: Sequence[Home], words: Words) -> dict[str, list[Item]]:
    """Materials by the path of the part that tells them, their subtopics settled; none without homes."""
    everywhere = list(dict.fromkeys(name for home in homes for name in home.subtopics))
    told: dict[str, list[Item]] = {}
    for item in materials if everywhere else ():
        assert item.use
        subtopic, moves = home_of(item, everywhere, words), HOMES[item.use]
        if words.genre in ACCOUNTS and item.use in ("事例", "典型"):
            moves = (*DONE, *moves)
        fitting = [home for home in homes if subtopic in home.subtopics]
        best = min(fitting, key=lambda home: _rank(home.move, moves))
        told.setdefault(best.path, []).append(replace(item, subtopic=subtopic))
    return told


def _rank(move: Move, moves: Sequence[Move]) -> int:
    return moves.index(move) if move in moves else len(moves)


def material(item: Item, subtopic: str, told: bool, words: Words, templates: Templates) -> Material:
    """A material with its ways of being told. ``told``: among what has been, not what is to do."""
    assert item.use
    fields = {**item_fields(item), "use": item.use, "told": told, "line": common_line}
    made = skeletons(templates.pattern(TEMPLATE).heads, fields)
    ways = tuple(skeleton for skeleton in made if skeleton is not None)
    return Material(item.use, item.content, words.nearest_thread(subtopic, item.content), ways)


def tell(told: list[Material], sampler: Sampler, spoken: Spoken, *, briefly: bool = False) -> None:
    """Tell all of some materials; those leave the list that could be told. ``briefly``: without a
    comment of the bank."""
    for one in list(told):
        _tell(one, told, sampler, spoken, briefly)


def tell_first(
    told: list[Material], sampler: Sampler, spoken: Spoken, *, briefly: bool = False
) -> None:
    """Tell what stands at the head of a point: quotations, and what goes wrong before what to do."""
    uses = ("引语", "教训") if sampler.aspect == "任务" else ("引语",)
    for one in [one for use in uses for one in told if one.use == use]:
        _tell(one, told, sampler, spoken, briefly)


def tell_next(told: list[Material], sampler: Sampler, spoken: Spoken) -> None:
    """Tell one material on the thread of the passage that has just been said."""
    thread = spoken.threads[-1] if spoken.threads else ""
    for one in [one for one in told if one.thread == thread != ""][:1]:
        _tell(one, told, sampler, spoken)


def _tell(
    one: Material, told: list[Material], sampler: Sampler, spoken: Spoken, briefly: bool = False
) -> None:
    """In the way that the draft has used least, by seed."""
    ways = [way for way in _ranked(one, sampler) if not (briefly and way.asks)]
    if any(_told(way, sampler, spoken) for way in ways):
        told.remove(one)


def _ranked(one: Material, sampler: Sampler) -> list[Skeleton]:
    def cost(way: Skeleton) -> float:
        chance = noise(sampler.node, stable_key(way.block))
        return SAID_AGAIN * sampler.memory.blocks[way.block] - chance

    return sorted(one.ways, key=cost)


def _told(way: Skeleton, sampler: Sampler, spoken: Spoken) -> bool:
    trial = spoken.copy()
    rows = [[slot for slot in row if not isinstance(slot, ItemAsk)] for row in way.sentences]
    if not all(sampler.fill(row, trial) for row in rows):
        return False
    trial.used.blocks.append(way.block)
    spoken.become(trial)
    return True
