"""What may not stand together (HARD) and what had better not (PENALTIES), in two literal tables."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.bank.checks import ANY
from generator.drafting.memory import Memory, Spoken
from generator.drafting.words import Clause

HEADS_IN_DRAFT = 4
"""How often the same two characters may begin a clause in one draft."""

SUBJECTS = ("组织", "部门", "单位", "支部", "我们", "我局", "我县", "我市")
"""How a template ends that has named who acts."""


class Situation(Struct, frozen=True):
    """What stands before the clause that is being chosen: the draft, the paragraph, the sentence."""

    paragraph: Spoken
    memory: Memory
    clauses: tuple[Clause, ...] = ()
    """Clauses of this sentence so far."""
    objects: frozenset[str] = frozenset()
    """Objects of this sentence so far, the user's items included."""
    thread: str = ""
    """Thread of this sentence, once a clause or an item has set it."""
    text: str = ""
    """The sentence so far."""

    def after_text(self, text: str, objects: tuple[str, ...] = (), thread: str = "") -> Situation:
        """The situation once words have been said that are no clause of the bank."""
        return Situation(
            self.paragraph,
            self.memory,
            self.clauses,
            self.objects.union(objects),
            thread or self.thread,
            self.text + text,
        )

    def after_clause(self, clause: Clause) -> Situation:
        """The situation once a clause has been said."""
        concept = clause.entry.concept
        return Situation(
            self.paragraph,
            self.memory,
            (*self.clauses, clause),
            self.objects | {concept.object},
            concept.thread or self.thread,
            self.text + clause.text,
        )


def unsaid(clause: Clause, memory: Memory) -> bool:
    """Whether the rest of the draft leaves a clause to be said; it holds for a whole node."""
    return (
        not memory.concepts.get(clause.id)
        and memory.heads.get(clause.head, 0) < HEADS_IN_DRAFT
        and not any(memory.texts.get(text) for text in clause.said)
    )


def _new_concept(clause: Clause, situation: Situation) -> bool:
    """A concept speaks once in a draft for every aspect, and once in a paragraph."""
    id = clause.id
    if id in situation.paragraph.used.concepts:
        return False
    return all(other.id != id for other in situation.clauses)


def _new_object(clause: Clause, situation: Situation) -> bool:
    """An object is spoken of once in a sentence, and once in a paragraph for every aspect."""
    name = clause.entry.concept.object
    said = situation.paragraph.objects
    return name not in situation.objects and name not in said and clause.subject not in said


def _new_text(clause: Clause, situation: Situation) -> bool:
    """No wording twice in a draft, and no fact that a clause has already carried."""
    here = situation.paragraph.used.texts
    for text in clause.said:
        if text in here or any(text in other.said for other in situation.clauses):
            return False
    return True


def _one_agent(clause: Clause, situation: Situation) -> bool:
    """Clauses of different agents never share a sentence."""
    agent = clause.entry.concept.agent
    return not agent or all(c.entry.concept.agent in ("", agent) for c in situation.clauses)


def _one_thread(clause: Clause, situation: Situation) -> bool:
    """The clauses of a sentence are steps of one line of work."""
    thread = clause.entry.concept.thread
    return not thread or not situation.thread or thread == situation.thread


def _licensed(clause: Clause, situation: Situation) -> bool:
    """A result follows from an object of its own sentence, or from anything."""
    after = clause.entry.concept.after
    return not after or ANY in after or not situation.objects.isdisjoint(after)


def _new_head(clause: Clause, situation: Situation) -> bool:
    """Clauses of one sentence begin differently, and no verb opens too many clauses."""
    head, particle = clause.head, clause.particle
    for other in situation.clauses:
        if other.head == head or (particle and other.particle == particle):
            return False
    return situation.paragraph.used.heads.count(head) < 2


def _after_subject(clause: Clause, situation: Situation) -> bool:
    """Behind 各级党组织 and the like stands a verb, not another subject."""
    return clause.verbal or bool(situation.clauses) or not situation.text.endswith(SUBJECTS)


def _clean_join(clause: Clause, situation: Situation) -> bool:
    """No character doubled where two pieces meet, and no connective said twice (要要, 坚持坚持)."""
    before = situation.text
    return not before or (before[-1] != clause.text[0] and not before.endswith(clause.text[:2]))


HARD: tuple[Callable[[Clause, Situation], bool], ...] = (
    _new_object,
    _new_concept,
    _one_thread,
    _new_head,
    _licensed,
    _one_agent,
    _new_text,
    _after_subject,
    _clean_join,
)
"""The most telling first: they are asked in this order."""


def _echo_in_sentence(clause: Clause, situation: Situation) -> float:
    """Words repeated within a sentence."""
    if not situation.clauses:
        return 0.0
    return 0.5 * sum(len(clause.pairs & other.pairs) for other in situation.clauses)


def _echo_in_paragraph(clause: Clause, situation: Situation) -> float:
    """Words repeated within a paragraph; the topic nouns do not count."""
    return 0.15 * len(clause.pairs & situation.paragraph.pairs)


def _even_rhythm(clause: Clause, situation: Situation) -> float:
    """A clause as long as the one before it, to the character, or two long ones in a row."""
    if not situation.clauses:
        return 0.0
    last, own = len(situation.clauses[-1].text), len(clause.text)
    return 0.15 * (last == own) + 0.3 * (last > 17 and own > 17)


def _worn_head(clause: Clause, situation: Situation) -> float:
    """A verb that has opened a clause of this paragraph before.

    The rest of the draft does not weigh in, so that a change in one paragraph leaves others alone.
    """
    return 0.4 * (clause.head in situation.paragraph.used.heads)


def _distant_licence(clause: Clause, situation: Situation) -> float:
    """A result that follows from the clause before the last one, not from the last."""
    after = clause.entry.concept.after
    if not after or ANY in after or not situation.clauses:
        return 0.0
    return 0.35 * (situation.clauses[-1].entry.concept.object not in after)


def _out_of_step(clause: Clause, situation: Situation) -> float:
    """A step before the one just said, or many steps after it, in the same thread."""
    thread = clause.entry.concept.thread
    last = situation.clauses[-1] if situation.clauses else None
    if last is None or not thread or last.entry.concept.thread != thread:
        return 0.0
    steps = clause.order - last.order
    return 1.0 if steps < 0 else 0.08 * (steps - 1)


def _wandering(clause: Clause, situation: Situation) -> float:
    """A thread taken up again after the paragraph has left it."""
    said, thread = situation.paragraph.threads, clause.entry.concept.thread
    return 0.7 * (bool(thread) and thread in said and said[-1] != thread)


PENALTIES: tuple[Callable[[Clause, Situation], float], ...] = (
    _echo_in_sentence,
    _echo_in_paragraph,
    _even_rhythm,
    _worn_head,
    _distant_licence,
    _out_of_step,
    _wandering,
)
