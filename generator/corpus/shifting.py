"""Reading a damaged GBK run one token on: every way a lost byte lets its neighbours be read."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from generator.corpus import gbk
from generator.corpus.characters import GAP, NUMERALS, SENTENCE_END
from generator.corpus.language import cost
from generator.corpus.readings import (
    AFTER_DROPPED,
    CANDIDATES,
    DROPPED_CHOICES,
    DROPPED_PAIR,
    HEADING_NUMBER,
    HEADING_OPENS,
    INDENT,
    LOST_WHOLE,
    MARKS,
    NO_HEADING,
    NONE,
    NUMBER_GOES_ON,
    OPEN_NUMBER,
    PINYIN_CLUE,
    QUESTION,
    SLIP,
    SLIP_BEHIND,
    SWALLOWED,
    TIE,
    TO_WIDE,
    UNLIKELY,
    WIDE,
    WILD,
    WRONG_SCRIPT,
    YEAR_WITHOUT_HEAD,
    Clues,
    Guess,
    Reading,
    likely,
)
from generator.corpus.script import simplified_character


class Stepper:
    """All ways to read one more token behind one reading."""

    def __init__(self, reading: Reading, before: str, clues: Clues) -> None:
        self.reading = reading
        self.context = (before + reading.text)[-2:]
        self.before = before
        self.clues = clues
        self.open_number = OPEN_NUMBER.search(self.context) is not None

    def steps(self, token: str, tail: str, dropped: bool) -> Iterator[Reading]:
        """``tail``: what follows the token; ``dropped``: whether pairs may be missing."""
        if self.reading.pending == NONE:
            yield from self._in_step(token)
            return
        if token[0] in MARKS:
            yield from self._closed_by_mark(token, tail)
        else:
            yield from self._shifted(token)
        if dropped and self.reading.pending != WILD:
            yield from self._behind_dropped(token)

    def _in_step(self, token: str) -> Iterator[Reading]:
        """Outside a run: the token as it stands, or the first byte of a run lost at a mark."""
        reading = self.reading
        if len(token) == 1:
            yield self._emit(token, NONE)._replace(plain=reading.plain + 1)
        if token[0] in MARKS:
            slips = reading.slips + 1
            yield reading._replace(cost=reading.cost + SLIP, pending=WILD, slips=slips, plain=0)
            if len(token) == 1:
                for step in self._pair(WILD, gbk.FULL_WIDTH, QUESTION, SLIP_BEHIND):
                    yield step._replace(slips=slips)

    def _shifted(self, token: str) -> Iterator[Reading]:
        """A character inside the run: its first byte belongs to the pending one."""
        pair = gbk.bytes_of(token)
        if pair is not None:
            yield from self._pair(self.reading.pending, *pair)
        elif token.isascii():
            told = self.reading.told + (self.reading.pending != WILD)
            for char in self._candidates(self.reading.pending, ord(token)):
                yield self._emit(char, NONE)._replace(told=told)
            if "!" <= token <= "~":
                wide = ord(token) + TO_WIDE
                yield from self._pair(self.reading.pending, gbk.FULL_WIDTH, wide, WIDE)

    def _closed_by_mark(self, token: str, tail: str) -> Iterator[Reading]:
        """A ? inside the run: a lost second byte, or the full-width ？ it looks like."""
        swallowed = len(token) == 1 and YEAR_WITHOUT_HEAD.match(tail)
        clued = [char for char in self.clues.readings if self._is_clued(char, token)]
        for char in [*self._candidates(self.reading.pending, WILD), *clued]:
            whole = LOST_WHOLE if self.reading.pending == WILD and len(token) == 1 else 0.0
            clue = self._pinyin_price(char, token)
            step = self._emit(char, NONE, whole + clue)
            if clue:
                step = step._replace(told=step.told + 1)
            else:
                guess = Guess(len(self.reading.text), self.reading.pending, WILD)
                step = step._replace(guesses=(*step.guesses, guess))
            if swallowed:
                price = step.cost + SWALLOWED
                step = step._replace(text=step.text + GAP, cost=price, told=step.told + 1)
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

    def _behind_dropped(self, token: str) -> Iterator[Reading]:
        """One or two pairs GBK does not know went missing before this token."""
        for step, trails in self._dropped():
            follower = Stepper(step, self.before, self.clues)
            yield from follower._after_one_of(trails, token)
            if follower.open_number:
                for second, more in follower._number_dropped(trails):
                    yield from Stepper(second, self.before, self.clues)._after_one_of(more, token)

    def _dropped(self) -> list[tuple[Reading, tuple[int, ...]]]:
        """The first half of a missing pair read; its second, pending, is one of some bytes."""
        pending = self.reading.pending
        choices = [
            (self._emit(char, NONE, DROPPED_PAIR), gbk.undefined_after(lead))
            for lead in gbk.LEADS
            if gbk.undefined_after(lead) and (char := gbk.char_of(pending, lead))
        ]
        return nsmallest(DROPPED_CHOICES, choices)

    def _number_dropped(self, trails: tuple[int, ...]) -> Iterator[tuple[Reading, tuple[int, ...]]]:
        """The same once more where a number in brackets is open: it goes on or is closed."""
        for char in NUMBER_GOES_ON:
            pair = gbk.bytes_of(char)
            if pair and pair[0] in trails and gbk.undefined_after(pair[1]):
                yield self._emit(char, NONE, DROPPED_PAIR), gbk.undefined_after(pair[1])

    def _after_one_of(self, trails: tuple[int, ...], token: str) -> list[Reading]:
        """The likeliest readings of a token when the pending byte is one of some."""
        pair = gbk.bytes_of(token)
        ways = [(*pair, 0.0)] if pair else []
        if token.isascii():
            ways = [(ord(token[0]), NONE, 0.0), (gbk.FULL_WIDTH, ord(token[0]) + TO_WIDE, WIDE)]
        return nsmallest(AFTER_DROPPED, (
            self._emit(char, pending, price)
            for first, pending, price in ways
            for trail in trails
            if (char := gbk.char_of(trail, first))
        ))  # fmt: skip

    def _pair(self, lead: int, trail: int, pending: int, price: float = 0.0) -> Iterator[Reading]:
        """Readings with the character of two bytes, the next byte left pending."""
        for char in self._candidates(lead, trail):
            step = self._emit(char, pending, price)
            if lead == WILD:
                guess = Guess(len(self.reading.text), lead, trail)
                step = step._replace(guesses=(*step.guesses, guess))
            else:
                step = step._replace(told=step.told + 1)
            yield step

    def _candidates(self, lead: int, trail: int) -> list[str]:
        """What two bytes can be when one or both of them may be lost (WILD)."""
        if lead != WILD and trail != WILD:
            char = gbk.char_of(lead, trail)
            return [char] if char else []
        choices = likely(lead, trail, self.context)
        if self.context == "\n":
            return nsmallest(CANDIDATES, choices, key=self._worth)
        return nsmallest(CANDIDATES, choices, key=lambda char: cost(self.context, char))

    def _emit(self, char: str, pending: int, price: float = 0.0) -> Reading:
        reading = self.reading
        total = reading.cost + price + self._worth(char)
        return reading._replace(cost=total, pending=pending, text=reading.text + char, plain=0)

    def _worth(self, char: str) -> float:
        if char == INDENT:
            return 0.0 if self.context == "\n" else UNLIKELY
        worth = cost(self.context, char)
        if self.context in HEADING_OPENS:
            worth = HEADING_NUMBER if char in NUMERALS else worth + NO_HEADING
        if self.open_number and char not in "）)" and char not in NUMERALS:
            worth += UNLIKELY
        if char in SENTENCE_END:
            worth += TIE
        if not self.clues.traditional and simplified_character(char) != char:
            worth += WRONG_SCRIPT
        return worth
