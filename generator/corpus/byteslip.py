"""Mending GBK byte-slips: one lost byte shifts every pair behind it until an ASCII byte or a ?.

``?!兑庖姟分芯蛨猿值脑瓌t`` is 。《意見》中就堅持的原則 without its first byte 0xA1. We read the
damaged run again byte by byte, try what was lost, and keep the reading the character model
likes best; if it does not like one clearly better than the text as it stands, nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import NamedTuple

from generator.corpus.characters import GAP, PINYIN
from generator.corpus.doubts import with_gaps
from generator.corpus.gbk import is_common
from generator.corpus.language import cost
from generator.corpus.readings import MARKS, NONE, Clues, Reading
from generator.corpus.shifting import Stepper

MARGIN = 6.0
"""The repaired reading must be better than the literal one by this many nats."""

DOUBTFUL = 3.8
"""Nats a character above which a reading is not believed at once."""

PLAUSIBLE = 8.5
"""Nats a character below which what follows a mark is simply what somebody wrote."""

GLANCE = 5
"""So many characters behind the mark tell it."""

LOOK_AHEAD = 12
"""How far behind a mark symbols tell that pairs went missing inside the run."""

BEAM = 40
WINDOW = 24.0
"""Readings dearer than the cheapest by so many nats are given up."""

DROPPED_BEAM = 6
"""So many of the best readings are tried with pairs missing."""

DROPPED_WITHIN = 16
"""Characters behind the mark within which a pair may have gone missing."""

SETTLED = 4
"""After so many plain characters behind a run its reading is compared."""

LONGEST = 60
WINDOW_CHARACTERS = LONGEST + 20
"""What is looked at behind a mark."""

SLIPS = 2
"""A third one that close is no slip but what somebody wrote."""

TRIES = 60
"""A text in which so many marks lead to nothing is not damaged in this way."""

PLAIN = "，。、；：！—“”（）《》…·\u3000 "
"""Marks that stand beside a lost character and tell nothing."""

_TOKEN = re.compile(rf"[{MARKS}][{PINYIN}]{{1,6}}\)|.", re.DOTALL)
_FOUND = re.compile(rf"[{MARKS}]")
_WRITTEN = re.compile(
    rf"[{MARKS}]{{3,}}|[{MARKS}]{{2}}(?=[余多]?[亿万千百元个名家人户项公年月日%％])"
)
"""A row of marks, or two before a unit: an unknown figure, not a lost character."""

_DAMAGE = re.compile("[?\ufffd(]|^[!-~]")
_ODD = re.compile("[ǖǘǚǜ\u2200-\u22ff\u2460-\u249b\u2500-\u257f\u3105-\u3129]")
"""Rows 2, 8 and 9 of GB 2312: what （一） and its like turn into."""


class _Found(NamedTuple):
    """The best reading of a run against the text as it stands."""

    gain: float
    """Nats by which it is better than the literal text, margin taken off."""
    reading: Reading
    used: int
    """Characters of the text it takes."""


def mend(text: str, clues: Clues | None = None) -> tuple[str, int]:
    """The text with its byte-slips repaired, and how many were.

    Where bytes tell of one slip, the marks that stand for a whole character are looked at too;
    in any other text ?? is what somebody wrote.
    """
    mended, count = _mend_lines(text, _Work(clues or Clues(), guess=False))
    if not count:
        return text, 0
    mended, more = _mend_lines(mended, _Work(clues or Clues(), guess=True))
    return mended, count + more


@dataclass(slots=True)
class _Work:
    """What the runs of one text have in common."""

    clues: Clues
    guess: bool
    """Whether readings that no pair of bytes tells are believed."""
    tries: int = TRIES
    """So many fruitless searches are left before the text is taken as it stands."""
    seen: dict[tuple[str, str, bool], _Found | None] = field(default_factory=dict)

    def search(self, before: str, rest: str, dropped: bool) -> _Found | None:
        """What ``_search`` finds; damage that comes again is not searched again."""
        key = (before[-2:], rest, dropped)
        if key not in self.seen:
            self.seen[key] = _search(before, rest, self.clues, dropped)
        return self.seen[key]


def _mend_lines(text: str, work: _Work) -> tuple[str, int]:
    lines, count = [], 0
    for line in text.split("\n"):
        mended, number = _mend_line(line, work) if _FOUND.search(line) else (line, 0)
        lines.append(mended)
        count += number
    return "\n".join(lines), count


def _mend_line(line: str, work: _Work) -> tuple[str, int]:
    parts: list[str] = []
    before, at, count = "", 0, 0
    while work.tries > 0 and (match := _FOUND.search(line, at)):
        start = match.start()
        before = (before + line[max(at, start - 2) : start])[-2:]
        reading, used = _mend_run(before, line[start : start + WINDOW_CHARACTERS], work)
        parts += [line[at:start], reading.text]
        before = (before + reading.text)[-2:]
        count += reading.slips
        at = start + used
    return "".join([*parts, line[at:]]), count


def _mend_run(before: str, rest: str, work: _Work) -> tuple[Reading, int]:
    """The best reading of a run that starts with a mark, and how many characters it takes."""
    written = _WRITTEN.match(rest)
    if written or _is_plausible(before, rest):
        return _as_written(written[0] if written else rest[0])
    found = work.search(before, rest, dropped=False)
    doubtful = found is None or found.reading.cost > DOUBTFUL * len(found.reading.text)
    if doubtful and _ODD.search(rest, 0, LOOK_AHEAD):
        found = max(
            (f for f in (found, work.search(before, rest, dropped=True)) if f), default=None
        )
    if found is None or not (work.guess or _is_told(found, rest)):
        work.tries -= 1
        return _as_written(rest[0])
    behind = rest[found.used : found.used + 2]
    return with_gaps(found.reading, before, behind), found.used


def _is_told(found: _Found, rest: str) -> bool:
    """Whether bytes tell of the slip: a pair that fits, and characters that nobody would write."""
    run = rest[1 : found.used - found.reading.plain]
    odd = not all(char in MARKS + PLAIN or is_common(char) for char in run)
    return found.reading.told > 0 and (odd or GAP in found.reading.text)


def _as_written(text: str) -> tuple[Reading, int]:
    return Reading(0.0, NONE, text, 0, 0), len(text)


def _is_plausible(before: str, rest: str) -> bool:
    """Whether the words behind a mark read well as they stand: it is a genuine question mark."""
    words = rest[1 : GLANCE + 1]
    if _DAMAGE.search(words):
        return False
    if rest[0] == "？" and all(is_common(char) or char in PLAIN for char in words):
        return True
    context, total = (before + rest[0])[-2:], 0.0
    for char in words:
        total += cost(context, char)
        context = (context + char)[-2:]
    return total <= PLAUSIBLE * len(words)


def _search(before: str, rest: str, clues: Clues, dropped: bool) -> _Found | None:
    """Beam search; None when the literal text stands. ``dropped``: try lost pairs too."""
    context = literal_context = before[-2:] or "\n"
    readings = [Reading(0.0, NONE, "", 0, 0)]
    literal = 0.0
    used = 0
    for token in _TOKEN.finditer(rest + "\n"):
        used = min(token.end(), len(rest))
        for char in token[0]:
            literal += cost(literal_context, char)
            literal_context = (literal_context + char)[-2:]
        tail = rest[token.end() : token.end() + 4]
        readings = _pruned(
            step
            for rank, reading in enumerate(readings)
            for step in Stepper(reading, context, clues).steps(
                token[0], tail, dropped and rank < DROPPED_BEAM and used <= DROPPED_WITHIN
            )
            if step.slips <= SLIPS
        )
        if not readings:
            return None
        if (readings[0].pending == NONE and readings[0].plain >= SETTLED) or used >= LONGEST:
            break
    best = min((r for r in readings if r.pending == NONE), default=None)
    if best is None or not best.slips or best.cost + MARGIN * best.slips > literal:
        return None
    gain = literal - best.cost - MARGIN * best.slips
    return _Found(gain, best._replace(text=best.text.removesuffix("\n")), used)


def _pruned(steps: Iterator[Reading]) -> list[Reading]:
    """The cheapest reading for each pending byte and last two characters."""
    best: dict[tuple[int, str], Reading] = {}
    for step in steps:
        key = (step.pending, step.text[-2:])
        if key not in best or step.cost < best[key].cost:
            best[key] = step
    if not best:
        return []
    limit = min(best.values())[0] + WINDOW
    return nsmallest(BEAM, [step for step in best.values() if step.cost <= limit])
