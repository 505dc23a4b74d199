"""What the sampler may draw from: clauses by subtopic, stage and aspect, with what judging needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import fsum
from typing import get_args

from msgspec import Struct

from generator.bank.bank import BUILT_IN, SLOT, Bank, Entry, Line, Wording, stable_key
from generator.bank.choices import Part, mean_length, parts, settled
from generator.bank.pairs import pairs, shared_pairs, shares
from generator.draft import Origin, Run
from generator.drafting.judged import Judged, judged
from generator.drafting.manner import Manners, distance
from generator.drafting.seeds import noise
from generator.facts.model import Facts
from generator.vocabulary import Aspect, Move

PARTICLES = "对把由让使以用同与为从在"

NOTHING: Mapping[str, int] = {}
NO_MANNERS: Manners = {}

_NEAR = 1.5
"""Shared words, each divided by the threads that use it, from which a text belongs to a thread."""


class Clause(Struct, frozen=True):
    """One wording of one concept, ready to judge."""

    id: str
    """``aspect:id`` of its concept."""
    aspect: Aspect
    order: int
    """Place of its concept in the files of the subtopic: threads are written step by step."""
    entry: Entry
    wording: Wording
    subject: str
    """``aspect:subtopic/object``: what is spoken of, and how."""
    runs: tuple[Run, ...]
    text: str
    key: int
    """A stable number of the wording, for seeded choice."""
    pairs: frozenset[str]
    """Pairs of neighbouring characters that are not the subtopic's topic nouns."""
    head: str
    """First two characters: the verb, or the particle with its noun."""
    verbal: bool
    """Whether it begins with a verb, so that a subject can stand before it."""
    said: tuple[str, ...]
    """What it uses up: its wording, and ``{要素}`` for every fact it carries."""
    kin: frozenset[str]
    """Objects that belong with its own."""
    particle: str
    """把, 对, 让 … at the head, else empty."""


class Words:
    """Clauses and lines of one bank under one set of facts, valid on one day."""

    def __init__(
        self,
        bank: Bank,
        facts: Facts,
        day: date | None,
        occasion: str,
        topics: frozenset[str],
        genre: str = "",
        manners: Manners = NO_MANNERS,
    ) -> None:
        self.bank = bank
        self.facts = facts
        self.day = day
        self.occasion = occasion
        self.topics = topics | {""}
        self.genre = genre
        self._numbers = frozenset(
            f"{{{name}}}" for name, fact in facts.values.items() if isinstance(fact.value, Decimal)
        )
        self.manners = manners
        self.clauses: Callable[[str, str, Aspect], tuple[Clause, ...]] = lru_cache(None)(
            self._clauses
        )
        self.shares: Callable[[str], Mapping[str, float]] = lru_cache(None)(self._shares)
        self.lines: Callable[[str, str], tuple[Line, ...]] = lru_cache(None)(self._lines)
        self.objects: Callable[[str], tuple[str, ...]] = lru_cache(None)(self._objects)
        self.mean: Callable[[str, str, Aspect], float] = lru_cache(None)(self._mean)
        self.line_mean: Callable[[str, str], float] = lru_cache(None)(self._line_mean)
        self._orders: Callable[[str], dict[str, int]] = lru_cache(None)(self._orders_of)
        self._homes: Callable[[str], dict[str, str]] = lru_cache(None)(self._homes_of)
        self._thread_texts: Callable[[str], dict[str, str]] = lru_cache(None)(self._thread_texts_of)
        self._kin: Callable[[str], dict[str, frozenset[str]]] = lru_cache(None)(self._kin_of)

    def off_manner(self, move: str, text: str) -> float:
        """How far a text is from how the office writes this move; 0 where nobody has told."""
        manner = self.manners.get(move)
        return distance(manner, text) if manner else 0.0

    def runs(self, wording: Wording) -> tuple[Run, ...]:
        """A wording with its facts filled in, each fact a run of its own."""
        if not wording.slots:
            return (Run(wording.text, wording.origin),)
        return tuple(
            self._fact_run(piece) if n % 2 else Run(piece, wording.origin)
            for n, piece in enumerate(SLOT.split(wording.text))
            if piece
        )

    def _fact_run(self, name: str) -> Run:
        fact = self.facts.values[name]
        return Run(fact.text, Origin("fact", name, fact.source))

    def settled(
        self, wording: Wording, node: int, said: Container[str], worn: Mapping[str, int] = NOTHING
    ) -> Wording:
        """A wording with its choices made by seed: a number that the user gave comes first, what is
        said already last, worn words before that."""

        def cost(option: Judged) -> float:
            numbers = self.numbers_in(option)
            told = any(name in said for name in numbers)
            first = 2 * (bool(numbers) and not told)
            chance = noise(node, option.key)
            return 9 * option.repeats(said) + 9 * told + 0.25 * option.wear(worn) - first + chance

        def choose(n: int, options: Part) -> str:
            known = [judged(option, f"{n}{option}") for option in options]
            usable = [option for option in known if self.sayable(option.text)]
            return min(usable or known, key=cost).text

        if "[" not in wording.text:
            return wording
        text = settled(wording.text, choose)
        return Wording(text, tuple(SLOT.findall(text)), wording.origin)

    def numbers_in(self, text: Judged) -> tuple[str, ...]:
        """``{要素}`` for every number of the user's that a text can carry: said once a draft."""
        return tuple(filter(self._numbers.__contains__, text.slots))

    def said(self, line: Line, node: int) -> str:
        """What a line or passage would print at a node."""
        return "".join(run.text for run in self.runs(self.settled(line.wording, node, ())))

    def passage(self, id: str) -> Line | None:
        """The passage with this id; None where it may not be said (any more)."""
        home = id.partition("/")[0]
        lines = (line for move in get_args(Move) for line in self.lines(move, home))
        return next((line for line in lines if line.id == id), None)

    def _usable(self, wording: Wording) -> bool:
        """Whether every piece of it has an option that can be said, and no two that meet make a
        formulation that cannot."""
        if not self._untimely and "{" not in wording.text:
            return True
        left = [tuple(filter(self.sayable, part)) for part in parts(wording.text)]
        joined = (a + b for one, other in pairwise(left) for a in one for b in other)
        return all(left) and (not self._untimely or all(map(self.sayable, joined)))

    def sayable(self, text: str) -> bool:
        """Whether all its facts are given, and the day of the draft is one for all its formulations."""
        if "{" in text and not self.facts.values.keys() >= set(SLOT.findall(text)):
            return False
        return not any(formulation in text for formulation in self._untimely)

    @cached_property
    def _untimely(self) -> tuple[str, ...]:
        """Formulations (set phrases with dates) that cannot be said on the day of the draft."""
        return tuple(
            phrase.text
            for phrase, _ in self.bank.set_phrases
            if phrase.status == "采用" and not self.valid(phrase.valid_from, phrase.valid_to)
        )

    def valid(self, valid_from: date | None, valid_to: date | None) -> bool:
        """Whether what holds from one day to another holds on the day of the draft."""
        if self.day is None:
            return valid_to is None
        return (valid_from is None or valid_from <= self.day) and (
            valid_to is None or self.day <= valid_to
        )

    def _clauses(self, subtopic: str, stage: str, aspect: Aspect) -> tuple[Clause, ...]:
        common = self.bank.topic_pairs.get(subtopic, frozenset())
        return tuple(
            self._clause(entry, wording, aspect, common)
            for entry, wording in self._usable_wordings(subtopic, stage, aspect)
        )

    def _usable_wordings(
        self, subtopic: str, stage: str, aspect: Aspect
    ) -> Iterator[tuple[Entry, Wording]]:
        for entry in self.bank.by_subtopic.get(subtopic, ()):
            concept = entry.concept
            if concept.stage == stage and self.valid(concept.valid_from, concept.valid_to):
                for wording in entry.wordings[aspect]:
                    if self._usable(wording):
                        yield entry, wording

    def _printed_length(self, wording: Wording) -> int:
        return len(wording.text) + self._beyond_slots(wording)

    def _beyond_slots(self, wording: Wording) -> int:
        """Characters by which its facts are longer than their names in braces."""
        values = self.facts.values
        return sum(len(values[s].text) - len(s) - 2 for s in wording.slots if s in values)

    def _clause(
        self, entry: Entry, wording: Wording, aspect: Aspect, common: frozenset[str]
    ) -> Clause:
        runs = self.runs(wording)
        text = "".join(run.text for run in runs)
        particle = text[0] if text[0] in PARTICLES else ""
        return Clause(
            f"{aspect}:{entry.id}",
            aspect,
            self._orders(entry.subtopic)[entry.id],
            entry,
            wording,
            f"{aspect}:{entry.subtopic}/{entry.concept.object}",
            runs,
            text,
            stable_key(wording.text),
            pairs(text) - common,
            text[:2],
            self.verbal(text),
            (wording.text, *(f"{{{slot}}}" for slot in wording.slots)),
            self._kin(entry.subtopic)[entry.concept.object],
            particle,
        )

    def verbal(self, text: str) -> bool:
        """Whether words can stand behind 要: they begin with a verb, or with a particle before one."""
        return text[0] in PARTICLES or text[:2] in self.verb_heads

    def _lines(self, role: str, subtopic: str) -> tuple[Line, ...]:
        return tuple(
            line
            for line in self.bank.lines.get((role, subtopic), ())
            if (not line.occasions or self.occasion in line.occasions)
            and line.topic in self.topics
            and self.valid(line.valid_from, line.valid_to)
            and self._usable(line.wording)
        )

    def _shares(self, subtopic: str) -> Mapping[str, float]:
        """Pairs of characters → the share of what a subtopic says that has them."""
        return shares((subtopic, *self._texts(subtopic), *self.objects(subtopic)))

    def _texts(self, subtopic: str) -> list[str]:
        entries = self.bank.by_subtopic.get(subtopic, ())
        said = [w.text for entry in entries for group in entry.wordings.values() for w in group]
        passages = (line for move in get_args(Move) for line in self.lines(move, subtopic))
        return [*said, *(line.wording.text for line in passages)]

    def _objects(self, subtopic: str) -> tuple[str, ...]:
        entries = self.bank.by_subtopic.get(subtopic, ())
        return tuple(dict.fromkeys(entry.concept.object for entry in entries))

    def _kin_of(self, subtopic: str) -> dict[str, frozenset[str]]:
        """For every object those that belong with it: some result follows from both."""
        kin: dict[str, set[str]] = {}
        for entry in self.bank.by_subtopic.get(subtopic, ()):
            group = {entry.concept.object, *entry.concept.after}
            for name in group:
                kin.setdefault(name, set()).update(group - {name})
        return {name: frozenset(group) for name, group in kin.items()}

    @cached_property
    def verb_heads(self) -> frozenset[str]:
        """How verbs begin: the first two characters of everything worded as a task."""
        return self.bank.verb_heads

    def own(self, subtopic: str, aspect: Aspect) -> tuple[Clause, ...]:
        """Clauses that the user put there: pinned, or worded by a layer above the built-in one."""
        stages = dict.fromkeys(
            e.concept.stage
            for e in self.bank.by_subtopic.get(subtopic, ())
            if e.pinned or any(w.origin.layer != BUILT_IN for w in e.wordings[aspect])
        )
        clauses = chain.from_iterable(self.clauses(subtopic, s, aspect) for s in stages)
        return tuple(c for c in clauses if c.entry.pinned or c.wording.origin.layer != BUILT_IN)

    def thread(self, subtopic: str, objects: Iterable[str]) -> str:
        """The thread most of these objects belong to; empty when none is known."""
        homes = self._homes(subtopic)
        counts = Counter(home for name in objects if (home := homes.get(name)))
        return counts.most_common(1)[0][0] if counts else ""

    def _thread_texts_of(self, subtopic: str) -> dict[str, str]:
        """What the passages of every thread say."""
        groups: dict[str, list[str]] = {}
        for move in get_args(Move):
            for line in self.lines(move, subtopic):
                if line.thread:
                    groups.setdefault(line.thread, []).append(line.wording.text)
        return {thread: "\0".join(texts) for thread, texts in groups.items()}

    def nearest_thread(self, subtopic: str, text: str) -> str:
        """The thread whose passages share most words with a text, rare ones counting more."""
        threads = self._thread_texts(subtopic).items()
        shared = {thread: shared_pairs(text, said) for thread, said in threads}
        spread = Counter(chain.from_iterable(shared.values()))
        scores = {
            thread: fsum(1 / spread[pair] for pair in group) for thread, group in shared.items()
        }
        best = max(scores, key=scores.__getitem__, default="")
        return best if best and scores[best] >= _NEAR else ""

    def _orders_of(self, subtopic: str) -> dict[str, int]:
        entries = self.bank.by_subtopic.get(subtopic, ())
        return {entry.id: n for n, entry in enumerate(entries)}

    def _homes_of(self, subtopic: str) -> dict[str, str]:
        entries = self.bank.by_subtopic.get(subtopic, ())
        return {entry.concept.object: entry.concept.thread for entry in entries}

    def _mean(self, subtopic: str, stage: str, aspect: Aspect) -> float:
        usable = self._usable_wordings(subtopic, stage, aspect)
        lengths = [self._printed_length(wording) for _, wording in usable]
        return sum(lengths) / len(lengths) if lengths else 13.0

    def line_length(self, line: Line) -> float:
        """Characters that a line prints, whatever is chosen, on average."""
        return mean_length(line.wording.text) + self._beyond_slots(line.wording)

    def _line_mean(self, role: str, subtopic: str) -> float:
        lines = self.lines(role, subtopic)
        made_for = [line for line in lines if line.occasions]
        lengths = list(map(self.line_length, made_for or lines))
        return sum(lengths) / len(lengths) if lengths else 20.0
