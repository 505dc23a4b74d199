"""Passages and lines: which may be said at a place, best first, with their choices made."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.bank import BUILT_IN, SLOT, Line, Wording, stable_key
from generator.bank.choices import mean_length, parts
from generator.bank.pairs import count_pairs, pairs
from generator.draft import Run
from generator.drafting.judged import Judged, judged
from generator.drafting.memory import Memory, Spoken
from generator.drafting.polish import polished, without_echo
from generator.drafting.seeds import noise
from generator.drafting.skeleton import PassageAsk
from generator.drafting.words import Words

PIN_BONUS = 4.0
"""What a pinned entry gains: it is said wherever it fits (noise times weight is at most 4)."""

OWN_BONUS = 0.5
"""What gains a line that the office or a person has written or reworded."""

OCCASION_BONUS, TOPIC_BONUS = 0.3, 0.5
"""What gains a line of this occasion, or of this topic, over one that fits any."""

MADE_FOR = 1.5
"""What a passage gains that is written for this occasion, or by the office itself, over one that
serves any."""

FACT_BONUS = 0.3
"""What gains a line that is not a passage and carries a fact: the others must keep their turn."""

NEWS_BONUS = 0.9
"""What gains a passage that can carry a number of the user's which is not said yet."""

RAISED_BONUS = 1.2
"""What a task gains whose thread an earlier section raised as a problem."""

WANTED_BONUS = 1.5
"""What a passage gains on whose thread the user has an item to say."""

OFF_AIM = 120
"""Characters off the length it should have for which a passage loses as much as chance can give."""

OFF_LINE = 30
"""The same of a line in a paragraph that cannot grow."""

REPEAT_PENALTY = 2.0
"""What a passage loses for every clause of its fixed words that the draft has said."""

ABOUT_BONUS, ABOUT_MOST = 0.2, 1.2
"""What a passage gains for every pair of characters that it shares with heading and items."""

CONTRADICTION = 1.5
"""What a passage loses that praises what is a problem elsewhere in the draft, or the reverse."""

OFF_MANNER = 1.5
"""What a passage loses that is built in no way like the office's own texts, where their profile is
given: a little more than chance can give."""

SAME_MATTER, MATTER_TWICE = 0.3, 3.0
"""From which overlap two passages speak of one matter, and what the second loses in a point."""

RESTATES, RESTATED = 0.5, 4.0
"""Share of the pairs of a clause of the user's from which a passage says it again, and what it loses:
more than a passage on its thread gains."""

REPORTS, ORDERED = ("报告", "总结"), 3.0
"""Genres that give account: tasks stand there without 今年要, nobody is ordered about, and what a
passage loses that does."""

_ORDER = re.compile("(?:部门|单位|乡镇|街道|机关|党委|政府|干部|村[居组社]?|局|办)[^，。；]{0,6}要")

WORN_PENALTY = 0.1
"""What a passage loses for every time that the draft has said a worn word of its fixed words."""

SAME_START = 0.4
"""What a passage loses that begins like the one before it."""


class Saying(Struct, frozen=True):
    """A line or passage with its choices made."""

    line: Line
    wording: Wording
    lead: str = ""
    """The short phrase before it, without its full stop."""

    @property
    def text(self) -> str:
        """Its words, facts as their names."""
        return (f"{self.lead}。" if self.lead else "") + self.wording.text

    @property
    def lead_runs(self) -> tuple[Run, ...]:
        """The short phrase with its full stop."""
        return (Run(f"{self.lead}。", self.wording.origin),) if self.lead else ()


def line_sayings(
    role: str,
    subtopic: str,
    words: Words,
    memory: Memory,
    spoken: Spoken,
    node: int,
    stretch: float | None = None,
) -> Iterator[Saying]:
    """Lines of a role that the draft has not said, best first. ``stretch``: how many times as long
    as usual a line should be; None: any length."""
    aim = None if stretch is None else stretch * words.line_mean(role, subtopic)

    def score(line: Line) -> float:
        text = line.wording.text
        shared = len(pairs(text) & spoken.pairs) / max(1, len(text))
        chance = noise(node, stable_key(line.id)) * min(line.weight, 4.0)
        own = OCCASION_BONUS * bool(line.occasions) + TOPIC_BONUS * bool(line.topic)
        again = REPEAT_PENALTY * _fixed(text, line.id).repeats(memory.clauses)
        off = 0.0 if aim is None else abs(words.line_length(line) - aim) / OFF_LINE
        return chance + own + _favour(line) + FACT_BONUS * ("{" in text) - 2 * shared - again - off

    lines = (line for line in words.lines(role, subtopic) if _unsaid(line, memory, spoken))
    for line in sorted(lines, key=lambda v: -score(v)):
        yield _settle(line, words, memory, memory.clauses, node)


class Turn(Struct, frozen=True):
    """Where a passage is asked for."""

    subtopic: str
    node: int
    wanted: tuple[str, ...] = ()
    """Threads of the user's items that are still to be said."""
    aim: float = 0.0
    """Characters that the passage should have; 0: any number."""
    about: frozenset[str] = frozenset()
    """Pairs of characters of the heading and of the user's items, the topic's own left out."""
    raised: frozenset[str] = frozenset()
    """Threads of which the user gives a problem: a review does not praise them."""
    told: tuple[frozenset[str], ...] = ()
    """Pairs of characters of every clause of the user's items, the topic's own left out."""


def passage_sayings(
    ask: PassageAsk, turn: Turn, words: Words, memory: Memory, spoken: Spoken
) -> Iterator[Saying]:
    """Passages of a move that may be said next, best first; a thread has its turn once a point."""
    subtopic, node = turn.subtopic, turn.node
    said = memory.clauses.keys() | spoken.used.clauses
    common = words.bank.topic_pairs.get(subtopic, frozenset())

    def score(line: Line) -> float:
        text = line.wording.text
        fixed = _fixed(text, line.id)
        chance = noise(node, fixed.key) * min(line.weight, 4.0) + _favour(line)
        if "{" in text:
            chance += NEWS_BONUS * (not said.issuperset(words.numbers_in(judged(text))))
        raised = bool(line.thread and memory.subjects.get(f"问题:{subtopic}#{line.thread}"))
        chance += RAISED_BONUS * raised + WANTED_BONUS * (line.thread in turn.wanted)
        chance += MADE_FOR * (bool(line.occasions) + _is_own(line))
        chance -= OFF_MANNER * words.off_manner(ask.move, text)
        chance += min(ABOUT_MOST, ABOUT_BONUS * count_pairs(turn.about, text))
        if not ask.lead and restates(text, turn.told):
            chance -= RESTATED
        if words.genre in REPORTS and _ORDER.search(text):
            chance -= ORDERED
        if ask.move == "回顾" and line.thread in turn.raised:
            chance -= CONTRADICTION
        if ask.move == "问题" and memory.subjects.get(f"回顾:{subtopic}#{line.thread}"):
            chance -= CONTRADICTION
        if turn.aim:
            chance -= abs(mean_length(text) - turn.aim) / OFF_AIM
        if any(overlap(text, other, common) >= SAME_MATTER for other in spoken.used.texts):
            chance -= MATTER_TWICE
        same = bool(spoken.used.heads) and spoken.used.heads[-1] == text[:2]
        repeated, wear = fixed.repeats(memory.clauses), fixed.wear(memory.worn)
        return chance - REPEAT_PENALTY * repeated - SAME_START * same - WORN_PENALTY * wear

    lines = [
        line
        for line in words.lines(ask.move, subtopic)
        if _unsaid(line, memory, spoken)
        and (not ask.lead or line.leads)
        and f"{ask.move}:{subtopic}#{line.thread or line.id}" not in spoken.used.subjects
        and said.isdisjoint(words.numbers_in(_fixed(line.wording.text, line.id)))
    ]
    for line in sorted(lines, key=lambda v: -score(v)):
        saying = _settle(line, words, memory, said, node)
        if ask.move == "任务":
            saying = _reworded(saying, polished(saying.wording.text, node, line.id))
        if ask.lead:
            saying = _led(saying, memory, node)
            saying = _reworded(saying, without_echo(saying.wording.text, saying.lead))
        yield saying


def _reworded(saying: Saying, text: str) -> Saying:
    wording = Wording(text, tuple(SLOT.findall(text)), saying.wording.origin)
    return replace(saying, wording=wording)


@lru_cache(maxsize=50_000)
def restates(text: str, told: tuple[frozenset[str], ...]) -> bool:
    """Whether a text says again in general words what a clause of the user's has said in figures.

    >>> restates("改造提升农贸市场、社区商业。", (pairs("改造提升农贸市场6个"),))
    True
    """
    own = pairs(text)
    return any(len(clause & own) >= RESTATES * len(clause) for clause in told)


@lru_cache(maxsize=50_000)
def overlap(one: str, other: str, common: frozenset[str]) -> float:
    """Share of the pairs of characters of the shorter text that the longer one has as well, those
    left out that are ``common`` in the subtopic.

    >>> overlap("为基层减负", "减负要见效", frozenset())
    0.25
    """
    own, others = pairs(one) - common, pairs(other) - common
    return len(own & others) / max(1, min(len(own), len(others)))


@lru_cache(maxsize=20_000)
def _fixed(text: str, id: str) -> Judged:
    """What a passage says whatever is chosen, a comma where there is a choice.

    >>> _fixed("要[摸底|排查]，整改。", "甲").text
    '要，，整改。'
    """
    return judged("".join(part[0] if len(part) == 1 else "，" for part in parts(text)), id)


def _favour(line: Line) -> float:
    return PIN_BONUS * line.pinned + OWN_BONUS * _is_own(line)


def _is_own(line: Line) -> bool:
    return line.wording.origin.layer != BUILT_IN


def _unsaid(line: Line, memory: Memory, spoken: Spoken) -> bool:
    text = line.wording.text
    return not memory.texts.get(text) and text not in spoken.used.texts


def _settle(line: Line, words: Words, memory: Memory, said: Container[str], node: int) -> Saying:
    return Saying(line, words.settled(line.wording, node, said, memory.worn))


def _led(saying: Saying, memory: Memory, node: int) -> Saying:
    """With the phrase that the draft has not used yet, by seed."""
    leads = saying.line.leads
    best = min(leads, key=lambda lead: (memory.texts[lead], noise(node, stable_key(lead))))
    return replace(saying, lead=best)


def said_by(saying: Saying) -> Iterator[str]:
    """The texts a saying uses up."""
    yield saying.line.wording.text
    if saying.lead:
        yield saying.lead
