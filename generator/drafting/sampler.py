"""Filling a sentence: the bank's best answers to its asks that go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush, nsmallest
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.pairs import pairs
from generator.draft import Origin, Run
from generator.drafting.constraints import HARD, PENALTIES, Situation, unsaid
from generator.drafting.judged import judged
from generator.drafting.memory import Memory, Spoken
from generator.drafting.passages import (
    PIN_BONUS,
    Saying,
    Turn,
    line_sayings,
    passage_sayings,
    said_by,
)
from generator.drafting.seeds import noise
from generator.drafting.skeleton import ConceptAsk, LineAsk, PassageAsk, Skeleton
from generator.drafting.words import Clause, Words
from generator.vocabulary import Aspect, Use

WIDTH = 7
"""Candidates tried for one ask before the one before it is changed."""

FACT_BONUS = 0.9
"""What a wording gains for every fact it carries (noise spreads over 1)."""

ECHO_BONUS = 1.3
"""What a task gains whose object an earlier section raised as a problem."""

DONE_PENALTY = 0.7
"""What a task or a problem loses whose object the review has reported as done."""

KIN_BONUS = 0.6
"""What a clause gains when its object belongs with one that the sentence already speaks of."""

ITEM = "item"
"""The template that joins an item with its owner, deadline and target."""

STAY_BONUS, STAY = 0.5, 4
"""What a sentence gains that stays with the thread of the one before, for STAY clauses at most."""


class Said(Struct, frozen=True):
    """Words that are settled: a user's item, with the objects of the bank it speaks of."""

    runs: tuple[Run, ...]
    objects: tuple[str, ...] = ()
    thread: str = ""
    """The thread of those objects; empty when it is not known."""
    apart: bool = False
    """Whether it must not stand behind 要, 同时 and the like."""
    owner: str = ""
    """Who is to do it, when its words say so."""
    unowned: tuple[Run, ...] = ()
    """Its words without the owner, for behind another item of the same one."""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


class Material(Struct, frozen=True):
    """An example or a quotation of the user's, with the ways in which it can be told at its place."""

    use: Use
    text: str
    """Its own words."""
    thread: str
    """The thread of the subtopic that it speaks of; empty when it is not known."""
    ways: tuple[Skeleton, ...]


def length_of(given: Sequence[Said | Material]) -> int:
    """Characters of what the user gives."""
    return sum(len(one.text) for one in given)


Slot = Run | Said | Clause | ConceptAsk | LineAsk | PassageAsk
Choice = Run | Said | Clause | Saying


class Sampler:
    """Chooses by seed, weight and fit, for one node of the plan."""

    def __init__(
        self, words: Words, memory: Memory, node: int, subtopic: str, aspect: Aspect
    ) -> None:
        self.words = words
        self.memory = memory
        self.node = node
        self.subtopic = subtopic
        self.aspect: Aspect = aspect
        self.wanted: tuple[str, ...] = ()
        """Threads of the user's items that are still to be said."""
        self.about: frozenset[str] = frozenset()
        """Pairs of characters of what the point is about: its heading and the user's items."""
        self.told: tuple[frozenset[str], ...] = ()
        """Pairs of characters of every clause of the user's items."""
        self.raised: frozenset[str] = frozenset()
        """Threads of the subtopic of which the user gives a problem."""
        self.due: list[Said] = []
        """Items of the user's that are said behind the short phrase of a passage on their thread."""
        self.materials: list[Material] = []
        """Examples and quotations of the user's that the point has not told yet."""
        self.aim = 0.0
        """Characters that the next passage should have; 0: any number."""
        self.demands = False
        """Whether the point demands something of those in the room, and plans nothing."""
        self.grows = True
        """Whether the paragraph can be carried on to any length."""
        self.stretch: float | None = None
        """How many times as long as usual the next line should be; None: any length."""
        self._known: dict[tuple[str, tuple[str, ...], Aspect], list[tuple[float, int, Clause]]] = {}

    def fill(self, sentence: Sequence[Slot], spoken: Spoken) -> bool:
        """Say one sentence into the paragraph; False when the bank has no answer that fits."""
        answer = self._search(_stopped(sentence), Situation(spoken, self.memory))
        for choice in answer or ():
            self._say(choice, spoken)
        return answer is not None

    def _search(self, slots: tuple[Slot, ...], situation: Situation) -> list[Choice] | None:
        """Depth first, best candidate first: the first chain in which every clause fits."""
        if not slots:
            return []
        for choice in self._choices(slots[0], situation):
            tail = self._search(slots[1:], self._after(choice, situation))
            if tail is not None:
                return [choice, *tail]
        return None

    def _choices(self, slot: Slot, situation: Situation) -> Iterable[Choice]:
        if isinstance(slot, ConceptAsk):
            return self._clauses(slot, situation)
        if isinstance(slot, LineAsk):
            home = self.subtopic if slot.subtopic is None else slot.subtopic
            spoken = situation.paragraph
            return line_sayings(
                slot.role, home, self.words, self.memory, spoken, self.node, self.stretch
            )
        if isinstance(slot, PassageAsk):
            return self._passages(slot, situation.paragraph)
        if isinstance(slot, Clause):
            return (slot,) if all(fits(slot, situation) for fits in HARD) else ()
        return (slot,)

    def _passages(self, ask: PassageAsk, spoken: Spoken) -> Iterator[Saying]:
        place = Turn(
            self.subtopic, self.node, self.wanted, self.aim, self.about, self.raised, self.told
        )
        return passage_sayings(ask, place, self.words, self.memory, spoken)

    def _after(self, choice: Choice, situation: Situation) -> Situation:
        if isinstance(choice, Clause):
            return situation.after_clause(choice)
        if isinstance(choice, Said):
            return situation.after_text(choice.text, choice.objects, choice.thread)
        return situation.after_text(choice.text)

    def _clauses(self, ask: ConceptAsk, situation: Situation) -> Iterator[Clause]:
        """The WIDTH best that fit, best first, each judged only when it may be the next best."""
        judged: list[tuple[float, int, Clause]] = []
        given = 0
        for most, order, clause in self._candidates(ask):
            while judged and -judged[0][0] >= most:
                yield heappop(judged)[2]
                given += 1
                if given == WIDTH:
                    return
            for fits in HARD:
                if not fits(clause, situation):
                    break
            else:
                score = most - KIN_BONUS - STAY_BONUS + self._fit(clause, situation)
                heappush(judged, (-score, order, clause))
        for _, _, clause in nsmallest(WIDTH - given, judged):
            yield clause

    def _candidates(self, ask: ConceptAsk) -> list[tuple[float, int, Clause]]:
        """What the draft leaves to say for an ask, with the most that it can score, best first."""
        subtopic = self.subtopic if ask.subtopic is None else ask.subtopic
        aspect = ask.aspect or self.aspect
        key = (subtopic, ask.stages, aspect)
        if key not in self._known:
            clauses = chain.from_iterable(
                self.words.clauses(subtopic, stage, aspect) for stage in ask.stages
            )
            left = (clause for clause in clauses if unsaid(clause, self.memory))
            most = KIN_BONUS + STAY_BONUS
            rows = [(self._alone(clause) + most, n, clause) for n, clause in enumerate(left)]
            self._known[key] = sorted(rows, key=lambda row: (-row[0], row[1]))
        return self._known[key]

    def _alone(self, clause: Clause) -> float:
        """The part of a score that no neighbour changes."""
        score = noise(self.node, clause.key) * min(clause.entry.concept.weight, 4.0)
        score += FACT_BONUS * len(clause.wording.slots) + PIN_BONUS * clause.entry.pinned
        subject = clause.subject.partition(":")[2]
        if clause.aspect == "任务" and self.memory.subjects.get(f"问题:{subject}"):
            score += ECHO_BONUS
        if clause.aspect != "回顾" and self.memory.subjects.get(f"回顾:{subject}"):
            score -= DONE_PENALTY
        return score

    def _fit(self, clause: Clause, situation: Situation) -> float:
        """The part of a score that depends on what stands before; at most both bonuses."""
        score = 0.0 if clause.kin.isdisjoint(situation.objects) else KIN_BONUS
        thread, threads = clause.entry.concept.thread, situation.paragraph.threads
        if thread and not situation.clauses and set(threads[-1:]) == {thread}:
            score += STAY_BONUS if set(threads[-STAY:]) != {thread} or len(threads) < STAY else 0.0
        for penalty in PENALTIES:
            score -= penalty(clause, situation)
        return score

    def _say_due(self, thread: str, spoken: Spoken) -> None:
        """The items on the thread of a passage, each a sentence."""
        for said in [said for said in self.due if said.thread == thread != ""]:
            self.due.remove(said)
            self._say(said, spoken)
            spoken.runs.append(Run("。", Origin("template", ITEM)))

    def _say(self, choice: Choice, spoken: Spoken) -> None:
        if isinstance(choice, Run):
            spoken.runs.append(choice)
        elif isinstance(choice, Said):
            spoken.runs.extend(choice.runs)
            spoken.objects.update(choice.objects)
            spoken.pairs |= pairs(choice.text)
            spoken.threads.extend(filter(None, [choice.thread]))
            spoken.used.subjects.extend(
                f"{self.aspect}:{self.subtopic}/{name}" for name in choice.objects
            )
            if choice.thread and self.aspect == "问题":
                spoken.used.subjects.append(f"{self.aspect}:{self.subtopic}#{choice.thread}")
        elif isinstance(choice, Saying):
            spoken.runs.extend(choice.lead_runs)
            if choice.lead:
                self._say_due(choice.line.thread, spoken)
            spoken.runs.extend(self.words.runs(choice.wording))
            spoken.pairs |= pairs(choice.wording.text)
            spoken.used.texts.extend(said_by(choice))
            text = judged(choice.wording.text)
            spoken.used.clauses.extend((*text.clauses, *self.words.numbers_in(text)))
            spoken.used.worn.extend(text.worn)
            spoken.used.heads.append(choice.wording.text[:2])
            line = choice.line
            spoken.threads.extend(filter(None, [line.thread]))
            subject = f"{line.role}:{line.subtopic}#{line.thread or line.id}"
            spoken.used.subjects.append(subject)
        else:
            spoken.runs.extend(choice.runs)
            spoken.objects.add(choice.subject)
            spoken.threads.extend(filter(None, [choice.entry.concept.thread]))
            spoken.used.subjects.append(choice.subject)
            spoken.pairs |= choice.pairs
            spoken.used.concepts.append(choice.id)
            spoken.used.texts.extend(choice.said)
            spoken.used.heads.append(choice.head)


def _stopped(sentence: Sequence[Slot]) -> tuple[Slot, ...]:
    """A sentence in which an item that is several sentences ends with a full stop."""
    slots = list(sentence)
    for n, (item, mark) in enumerate(pairwise(sentence)):
        several = isinstance(item, Said) and "。" in item.text
        if several and isinstance(mark, Run) and mark.text[:1] in "，；":
            slots[n + 1] = replace(mark, text=f"。{mark.text[1:]}")
    return tuple(slots)
