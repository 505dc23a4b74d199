"""What a clause does: its leading words taken off, its verb, its object, its pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from generator.mining.leads import without_lead
from generator.mining.lexicon import LONGEST_VERB, Sense, cue, one_of, senses, words
from generator.mining.pieces import head_of, regrouped, without_quotes
from generator.mining.segment import Cutter

Pattern = Literal["动宾", "把", "对", "让", "以为", "变化", "欠缺"]
"""变化: a subject that has changed (…明显增强); 欠缺: a subject that falls short (…不够强)."""

_MARKERS = frozenset(["把", "将", "对", "对于", "给", "为", "向", "与", "同"])
_FUNCTION = "了着过好"
_MENDING = frozenset(["解决", "防止", "整治", "改进"])
"""Senses whose object is a shortcoming."""

_CAUSATIVE = frozenset(["让", "使", "使得", "令"])
_COORDINATED = re.compile(r"^[和与、及并]")


class Parsed(NamedTuple):
    """A clause taken apart."""

    wording: str
    """The clause without leading connectives and without its subject."""
    pattern: Pattern
    verb: str
    """Empty for 变化 and 欠缺."""
    sense: Sense
    object: str
    """What it is about: the last words of the object or of the subject."""
    subject: str
    """Who does it, as written; empty when not said."""
    words: tuple[str, ...]
    """The words of the wording, quotes left out."""

    @property
    def core(self) -> str:
        """The words without leading adverbs: wordings with one core are no alternates."""
        return "".join(self.words[_behind_adverbs(self.words) :])


def parse(text: str, cut: Cutter) -> Parsed | None:
    """What a clause does; None when it is not the kind of clause a bank holds.

    >>> from generator.mining.segment import cut
    >>> found = parse("要建立健全党建责任清单", cut)
    >>> found.verb, found.object, found.wording
    ('建立健全', '党建责任清单', '建立健全党建责任清单')
    """
    wording, subject = without_lead(text, cut)
    says = may_say_something(without_quotes(wording))
    return taken_apart(wording, subject, cut) if says else None


def taken_apart(wording: str, subject: str, cut: Cutter) -> Parsed | None:
    """The same for what is left without its lead, and who was its subject."""
    pieces = tuple(regrouped(cut(without_quotes(wording))))
    if len(pieces) < 2:
        return None
    for attempt in (_lack, _change, _as, _marked, _plain_verb):
        found = attempt(wording, subject, pieces)
        if found is not None:
            return found
    return None


def may_say_something(text: str) -> bool:
    """Whether any of the patterns can hold, told before the clause is cut into words: most do not.

    ``text``: without quotes.
    """
    return bool(
        _beginning().match(text)
        or cue("变化").search(text)
        or cue("欠缺").search(text)
        or cue("待改").search(text)
    )


@lru_cache(maxsize=1)
def _beginning() -> re.Pattern[str]:
    """Adverbs, and then a verb or what stands before an object."""
    adverbs = one_of([*words("副词"), *"地化"])
    return re.compile(f"(?:{adverbs})*(?:{one_of([*senses(), *_MARKERS])}|以)")


def _bounds(pieces: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, pieces))]


def _verb_at(text: str, start: int, bounds: frozenset[int]) -> str:
    """The longest official verb at a position that ends where a word ends, else empty."""
    for length in range(LONGEST_VERB, 0, -1):
        verb = text[start : start + length]
        if len(verb) == length and verb in senses() and start + length in bounds:
            return verb
    return ""


def _lack(wording: str, subject: str, pieces: tuple[str, ...]) -> Parsed | None:
    text = "".join(pieces)
    match = cue("待改").search(text) or cue("欠缺").search(text)
    if match is None or not (match.re is cue("待改") or _is_predicate(match, text)):
        return None
    verb = _verb_at(text, 0, frozenset(_bounds(pieces)))
    if verb and senses()[verb].name in _MENDING:
        return None
    about = text[: match.start()] if match.start() >= 3 else text[match.end() :]
    head = head_of(_pieces_of(about, text, pieces))
    return Parsed(wording, "欠缺", "", _NONE, head, subject, pieces) if head else None


def _is_predicate(match: re.Match[str], text: str) -> bool:
    """Whether falling short is what the clause says, not what it means to mend."""
    behind = text[match.end() :]
    takes_object = match[0][:2] in words("缺乏类") and "的" not in text[: match.start()]
    return len(behind) <= 1 or takes_object


def _change(wording: str, subject: str, pieces: tuple[str, ...]) -> Parsed | None:
    text = "".join(pieces)
    match = cue("变化").search(text)
    if match is None or match.start() < 3:
        return None
    head = head_of(_pieces_of(text[: match.start()], text, pieces))
    return Parsed(wording, "变化", "", _NONE, head, subject, pieces)


def _as(wording: str, subject: str, pieces: tuple[str, ...]) -> Parsed | None:
    """以…为…."""
    if pieces[0] != "以" or "为" not in pieces[2:]:
        return None
    head = head_of(pieces[1 : pieces.index("为")])
    return Parsed(wording, "以为", "以", Sense("以为", "指导"), head, subject, pieces)


def _marked(wording: str, subject: str, pieces: tuple[str, ...]) -> Parsed | None:
    """把, 将 and 对 before the object, the verb behind it."""
    start = _behind_adverbs(pieces)
    if start >= len(pieces) or pieces[start] not in _MARKERS:
        return None
    marker = pieces[start]
    text = "".join(pieces)
    bounds = _bounds(pieces)
    behind = bounds[start + 1]
    verb_start, verb = _verb_behind(text, behind, bounds, marker)
    if not verb or verb_start - behind < 2:
        return None
    between = _between(pieces, bounds, behind, verb_start)
    pattern: Pattern = "把" if marker in "把将" else "对"
    sense = senses().get(verb) or Sense("落实", "行动")
    return Parsed(
        wording, pattern, verb, sense, head_of(_without_adverbs(between)), subject, pieces
    )


def _verb_behind(text: str, start: int, bounds: list[int], marker: str) -> tuple[int, str]:
    """Where the main verb behind a marked object stands, and the verb."""
    match = cue("安放" if marker in "把将" else "对象之后").search(text, start + 2)
    if match:
        return match.start(), match[0]
    ends = frozenset(bounds)
    for at in reversed([bound for bound in bounds if start + 2 <= bound < len(text)]):
        verb = _verb_at(text, at, ends)
        if verb:
            return at, verb
    return 0, ""


def _between(pieces: Sequence[str], bounds: list[int], start: int, end: int) -> list[str]:
    return [piece for piece, at in zip(pieces, bounds, strict=False) if start <= at < end]


def _pieces_of(part: str, text: str, pieces: Sequence[str]) -> list[str]:
    start = text.index(part)
    return _without_adverbs(_between(pieces, _bounds(pieces), start, start + len(part)))


def _without_adverbs(pieces: Sequence[str]) -> list[str]:
    """Adverbs and prepositions before the verb belong to the verb."""
    kept = list(pieces)
    while kept and (kept[-1] in words("副词") or kept[-1] in "了中上里下还的在存"):
        kept.pop()
    return kept


def _behind_adverbs(pieces: Sequence[str]) -> int:
    start = 0
    while start < len(pieces) - 1 and (pieces[start] in words("副词") or pieces[start] in "地化"):
        start += 1
    return start


def _plain_verb(wording: str, subject: str, pieces: tuple[str, ...]) -> Parsed | None:
    text, bounds = "".join(pieces), _bounds(pieces)
    ends = frozenset(bounds)
    verb = ""
    for at in (bounds[_behind_adverbs(pieces)], 0):
        verb = _verb_at(text, at, ends)
        if verb:
            break
    else:
        return None
    behind = _object_start(text, at + len(verb), ends)
    rest = _between(pieces, bounds, behind, len(text))
    if not rest or (verb in words("名动") and _is_compound(rest)):
        return None
    if verb in words("兼语"):
        rest = _before_next_verb(rest)
    pattern: Pattern = "让" if verb in _CAUSATIVE else "动宾"
    head = head_of(rest)
    return Parsed(wording, pattern, verb, senses()[verb], head, subject, pieces) if head else None


def _is_compound(rest: Sequence[str]) -> bool:
    """Whether the verb is only the first half of a noun (考核标准, 教育活动持续时间长)."""
    if rest[0] not in words("空泛"):
        return False
    return len(rest) == 1 or any(word in senses() or word in words("副词") for word in rest[1:])


def _object_start(text: str, at: int, ends: frozenset[int]) -> int:
    """Behind 了 and behind a second verb (加强和改进…)."""
    while at < len(text) and text[at] in _FUNCTION and at + 1 in ends:
        at += 1
    if _COORDINATED.match(text[at:]):
        second = _verb_at(text, at + 1, ends)
        if second and at + 1 + len(second) < len(text):
            return at + 1 + len(second)
    return at


def _before_next_verb(pieces: Sequence[str]) -> list[str]:
    """The object of 推动, 引导, 让: up to the verb that says what it shall do."""
    for n in range(1, len(pieces)):
        is_verb = pieces[n] in senses() and n < len(pieces) - 1
        if is_verb or pieces[n] in words("介词") or pieces[n] in words("副词"):
            return list(pieces[:n])
    return list(pieces)


_NONE = Sense("", None)
