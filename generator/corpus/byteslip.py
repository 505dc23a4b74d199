"""Mending GBK byte-slips: one lost byte shifts every pair behind it until an ASCII byte or a ?.

``?!兑庖姟分芯蛨猿值脑瓌t`` is 。《意見》中就堅持的原則 without its first byte 0xA1. We read the
damaged run again byte by byte, try what was lost, and keep the reading the character model
likes best; if it does not like one clearly better than the text as it stands, nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import NamedTuple

from generator.corpus import gbk
from generator.corpus.characters import GAP, NUMERALS, PINYIN, SENTENCE_END
from generator.corpus.language import cost, followers
from generator.corpus.script import simplified_character

SLIP = 6.0
"""Nats against believing that a byte was lost here."""

SLIP_BEHIND = 2.0
"""The same when the ? is the full-width mark that the next two bytes make: likelier."""

DROPPED_PAIR = 4.0
WIDE = 0.5
"""An ASCII mark that was full-width before somebody normalised the text."""

SWALLOWED = 3.0
MARGIN = 6.0
"""The repaired reading must be better than the literal one by this many nats."""

DOUBTFUL = 3.8
"""Nats a character above which a reading is not believed at once."""

LOOK_AHEAD = 12
"""How far behind a mark symbols tell that pairs went missing inside the run."""

UNLIKELY = 12.0
WRONG_SCRIPT = 3.0
TIE = 0.2
"""Between a mark and a character that the model, which rounds, likes equally: the character."""

PINYIN_CLUE = 8.0
DROPPED_CHOICES = 4
DROPPED_BEAM = 16
BEAM = 120
CANDIDATES = 40
SETTLED = 4
"""After so many plain characters behind a run its reading is compared."""

LONGEST = 60
WILD = -1
"""Pending byte that is lost itself."""

NONE = 0
"""No byte pending: pairs are in step."""

TO_WIDE = 0x80
QUESTION = 0xBF
"""0xA3BF is the full-width question mark."""

HEADING_OPENS = ("\n（", "\u3000（")
HEADING_NUMBER = 1.0
NO_HEADING = 4.0
INDENT = "\u3000"
_MARK = "?？\ufffd"
_TOKEN = re.compile(rf"[{_MARK}][{PINYIN}]{{1,6}}\)|.", re.DOTALL)
_FOUND = re.compile(rf"[{_MARK}]")
_ODD = re.compile("[ǖǘǚǜ\u2200-\u22ff\u2460-\u249b\u2500-\u257f\u3105-\u3129]")
"""Rows 2, 8 and 9 of GB 2312: what （一） and its like turn into."""

_OPEN_NUMBER = re.compile(rf"[（(][{NUMERALS}]$")
_NUMERAL = re.compile(rf"[{NUMERALS}]")
_YEAR_WITHOUT_HEAD = re.compile(r"0?\d\d年|0\d")


class _Reading(NamedTuple):
    """One way to read the run so far."""

    cost: float
    pending: int
    text: str
    slips: int
    plain: int
    """Characters read in step since the last repair."""


class _Found(NamedTuple):
    """The best reading of a run against the text as it stands."""

    gain: float
    """Nats by which it is better than the literal text, margin taken off."""
    reading: _Reading
    used: int
    """Characters of the text it takes."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What else the text tells about its lost characters."""

    readings: Mapping[str, str] = field(default_factory=dict)
    """Character to pinyin, as annotated elsewhere in the same text."""
    traditional: bool = False
    """Whether the text is in traditional script."""


def mend(text: str, clues: Clues | None = None) -> tuple[str, int]:
    """The text with its byte-slips repaired, and how many were."""
    if not _FOUND.search(text):
        return text, 0
    clues = clues or Clues()
    lines, count = [], 0
    for line in text.split("\n"):
        mended, number = _mend_line(line, clues) if _FOUND.search(line) else (line, 0)
        lines.append(mended)
        count += number
    return "\n".join(lines), count


def _mend_line(line: str, clues: Clues) -> tuple[str, int]:
    done, rest, count = "", line, 0
    while match := _FOUND.search(rest):
        done += rest[: match.start()]
        rest = rest[match.start() :]
        reading, used = _mend_run(done, rest, clues)
        count += reading.slips
        done += reading.text
        rest = rest[used:]
    return done + rest, count


def _mend_run(before: str, rest: str, clues: Clues) -> tuple[_Reading, int]:
    """The best reading of a run that starts with a mark, and how many characters it takes."""
    found = _search(before, rest, clues, dropped=False)
    doubtful = found is None or found.reading.cost > DOUBTFUL * len(found.reading.text)
    if doubtful and _ODD.search(rest, 0, LOOK_AHEAD):
        found = max((f for f in (found, _search(before, rest, clues, dropped=True)) if f), default=None)
    if found is None:
        return _Reading(0.0, NONE, rest[0], 0, 0), 1
    return found.reading, found.used


def _search(before: str, rest: str, clues: Clues, dropped: bool) -> _Found | None:
    """Beam search; None when the literal text stands. ``dropped``: try lost pairs too."""
    context = literal_context = before[-2:] or "\n"
    readings = [_Reading(0.0, NONE, "", 0, 0)]
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
            for step in _Stepper(reading, context, clues).steps(
                token[0], tail, dropped and rank < DROPPED_BEAM
            )
        )
        if not readings:
            return None
        if (readings[0].pending == NONE and readings[0].plain >= SETTLED) or used >= LONGEST:
            break
    best = min((r for r in readings if r.pending == NONE), default=None)
    if best is None or not best.slips or best.cost + MARGIN > literal:
        return None
    gain = literal - best.cost - MARGIN
    return _Found(gain, best._replace(text=best.text.removesuffix("\n")), used)


def _pruned(steps: Iterator[_Reading]) -> list[_Reading]:
    """The cheapest reading for each pending byte and last two characters."""
    best: dict[tuple[int, str], _Reading] = {}
    for step in steps:
        key = (step.pending, step.text[-2:])
        if key not in best or step.cost < best[key].cost:
            best[key] = step
    return nsmallest(BEAM, best.values())


class _Stepper:
    """All ways to read one more token behind one reading."""

    def __init__(self, reading: _Reading, before: str, clues: Clues) -> None:
        self.reading = reading
        self.context = (before + reading.text)[-2:]
        self.before = before
        self.clues = clues

    def steps(self, token: str, tail: str, dropped: bool) -> Iterator[_Reading]:
        """``tail``: what follows the token; ``dropped``: whether pairs may be missing."""
        if self.reading.pending == NONE:
            yield from self._in_step(token)
            return
        if token[0] in _MARK:
            yield from self._closed_by_mark(token, tail)
        else:
            yield from self._shifted(token)
        if dropped and self.reading.pending != WILD:
            yield from self._behind_dropped(token)

    def _in_step(self, token: str) -> Iterator[_Reading]:
        """Outside a run: the token as it stands, or the first byte of a run lost at a mark."""
        reading = self.reading
        if len(token) == 1:
            yield self._emit(token, NONE)._replace(plain=reading.plain + 1)
        if token[0] in _MARK:
            slips = reading.slips + 1
            yield reading._replace(cost=reading.cost + SLIP, pending=WILD, slips=slips, plain=0)
            if len(token) == 1:
                for step in self._pair(WILD, gbk.FULL_WIDTH, QUESTION, SLIP_BEHIND):
                    yield step._replace(slips=slips)

    def _shifted(self, token: str) -> Iterator[_Reading]:
        """A character inside the run: its first byte belongs to the pending one."""
        pair = gbk.bytes_of(token)
        if pair is not None:
            yield from self._pair(self.reading.pending, *pair)
        elif token.isascii():
            for char in self._candidates(self.reading.pending, ord(token)):
                yield self._emit(char, NONE)
            if "!" <= token <= "~":
                wide = ord(token) + TO_WIDE
                yield from self._pair(self.reading.pending, gbk.FULL_WIDTH, wide, WIDE)

    def _closed_by_mark(self, token: str, tail: str) -> Iterator[_Reading]:
        """A ? inside the run: a lost second byte, or the full-width ？ it looks like."""
        swallowed = len(token) == 1 and _YEAR_WITHOUT_HEAD.match(tail)
        clued = [char for char in self.clues.readings if self._is_clued(char, token)]
        for char in [*self._candidates(self.reading.pending, WILD), *clued]:
            step = self._emit(char, NONE, self._pinyin_price(char, token))
            if swallowed:
                step = step._replace(text=step.text + GAP, cost=step.cost + SWALLOWED)
            yield step
        if len(token) == 1:
            yield from self._pair(self.reading.pending, gbk.FULL_WIDTH, QUESTION, WIDE)

    def _is_clued(self, char: str, token: str) -> bool:
        pair = gbk.bytes_of(char)
        fits = pair is not None and self.reading.pending in (WILD, pair[0])
        return fits and self._pinyin_price(char, token) < 0

    def _pinyin_price(self, char: str, token: str) -> float:
        """Negative when the annotation behind the mark is this character's, as elsewhere."""
        return -PINYIN_CLUE if self.clues.readings.get(char) == token[1:-1] else 0.0

    def _behind_dropped(self, token: str) -> Iterator[_Reading]:
        """One or two pairs GBK does not know went missing before this token."""
        for step in self._dropped():
            follower = _Stepper(step, self.before, self.clues)
            yield from follower._shifted(token)
            if _OPEN_NUMBER.search(step.text):
                for second in follower._dropped():
                    yield from _Stepper(second, self.before, self.clues)._shifted(token)

    def _dropped(self) -> Iterator[_Reading]:
        """Readings with the first half of a missing pair read and its second pending."""
        pending = self.reading.pending
        choices = [
            (self._emit(char, NONE, DROPPED_PAIR), lead)
            for lead in gbk.LEADS
            if gbk.undefined_after(lead) and (char := gbk.char_of(pending, lead))
        ]
        for step, lead in nsmallest(DROPPED_CHOICES, choices):
            for trail in gbk.undefined_after(lead):
                yield step._replace(pending=trail)

    def _pair(self, lead: int, trail: int, pending: int, price: float = 0.0) -> Iterator[_Reading]:
        """Readings with the character of two bytes, the next byte left pending."""
        for char in self._candidates(lead, trail):
            yield self._emit(char, pending, price)

    def _candidates(self, lead: int, trail: int) -> list[str]:
        """What two bytes can be when one or both of them may be lost (WILD)."""
        choices: Sequence[str]
        if lead != WILD and trail != WILD:
            char = gbk.char_of(lead, trail)
            return [char] if char else []
        if lead != WILD:
            choices = gbk.starting_with(lead)
        elif trail != WILD:
            choices = gbk.ending_in(trail)
        else:
            choices = followers(self.context)
        if self.context == "\n":
            return nsmallest(CANDIDATES, choices, key=self._worth)
        return nsmallest(CANDIDATES, choices, key=lambda char: cost(self.context, char))

    def _emit(self, char: str, pending: int, price: float = 0.0) -> _Reading:
        reading = self.reading
        total = reading.cost + price + self._worth(char)
        return _Reading(total, pending, reading.text + char, reading.slips, 0)

    def _worth(self, char: str) -> float:
        if char == INDENT:
            return 0.0 if self.context == "\n" else UNLIKELY
        worth = cost(self.context, char)
        if self.context in HEADING_OPENS:
            worth = HEADING_NUMBER if _NUMERAL.match(char) else worth + NO_HEADING
        if _OPEN_NUMBER.search(self.context) and char not in "）)" and not _NUMERAL.match(char):
            worth += UNLIKELY
        if char in SENTENCE_END:
            worth += TIE
        if not self.clues.traditional and simplified_character(char) != char:
            worth += WRONG_SCRIPT
        return worth
