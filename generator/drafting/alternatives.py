"""Other things that could stand where a clause stands: its concept worded otherwise, its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.bank.checks import ANY
from generator.draft import Draft, Run
from generator.drafting.words import Clause, Words
from generator.vocabulary import Aspect

MOST_CONCEPTS = 5
"""Neighbouring concepts offered for one clause."""

MOST_CHOICES, TURNS = 3, 8
"""Other choices inside a passage that are offered, and how many are drawn to find them."""

Place = tuple[int, int, int]
"""Paragraph (from 1), first run and the run after the last (from 0)."""


class _Found(Struct, frozen=True):
    """A clause of the bank in a paragraph of the draft."""

    place: Place
    aspect: Aspect
    clause: Clause


def alternatives(draft: Draft, words: Words) -> dict[Place, tuple[str, ...]]:
    """Place of every clause of the bank → other wordings that fit there, nearest first.

    First the other wordings of the same concept in the same aspect, then at most five concepts
    of the same subtopic and stage. Nothing is offered that the draft says elsewhere already.
    """
    found = [
        clause
        for number, paragraph in enumerate(draft.paragraphs, 1)
        for clause in _clauses(paragraph.runs, number, words)
    ]
    said = frozenset(text for each in found for text in each.clause.said)
    concepts = frozenset(each.clause.id for each in found)
    offers: dict[Place, tuple[str, ...]] = {}
    for each in found:
        near = [other.clause for other in found if other.place[0] == each.place[0]]
        texts = tuple(dict.fromkeys(_others(each, near, said, concepts, words)))
        if texts:
            offers[each.place] = texts
    for number, paragraph in enumerate(draft.paragraphs, 1):
        offers |= dict(_passages(paragraph.runs, number, said_passages(draft), words))
    return offers


def said_passages(draft: Draft) -> frozenset[str]:
    """Ids of the passages that a draft says."""
    runs = (run for paragraph in draft.paragraphs for run in paragraph.runs)
    return frozenset(run.origin.ref for run in runs if run.origin.kind == "passage")


def _passages(
    runs: Sequence[Run], number: int, said: frozenset[str], words: Words
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Passages of a paragraph with what could stand there: other choices, then other passages."""
    at = 0
    while at < len(runs):
        origin = runs[at].origin
        if origin.kind != "passage":
            at += 1
            continue
        same = [n for n in range(at, len(runs)) if runs[n].origin == origin]
        end = same[-1] + 1
        text = "".join(run.text for run in runs[at:end])
        if texts := tuple(_other_passages(origin.ref, text, said, words)):
            yield (number, at, end), texts
        at = end


def _other_passages(id: str, text: str, said: frozenset[str], words: Words) -> Iterator[str]:
    line = words.passage(id)
    if line is None:
        return
    lead = next((f"{lead}。" for lead in line.leads if text.startswith(f"{lead}。")), "")
    own = (lead + words.said(line, node) for node in range(TURNS))
    yield from [t for t in dict.fromkeys(own) if t != text][:MOST_CHOICES]
    others = [o for o in words.lines(line.role, line.subtopic) if o.id not in said]
    others.sort(key=lambda o: (o.thread != line.thread, abs(len(o.wording.text) - len(text)), o.id))
    for other in [o for o in others if o.leads or not lead][:MOST_CONCEPTS]:
        yield (f"{other.leads[0]}。" if lead else "") + words.said(other, 0)


def _clauses(runs: Sequence[Run], number: int, words: Words) -> Iterator[_Found]:
    at = 0
    while at < len(runs):
        match = _match(runs, at, words)
        if match is None:
            at += 1
            continue
        aspect, clause = match
        end = at + len(clause.runs)
        yield _Found((number, at, end), aspect, clause)
        at = end


def _match(runs: Sequence[Run], at: int, words: Words) -> tuple[Aspect, Clause] | None:
    """The clause that begins with this run; the fullest where several do."""
    ids = dict.fromkeys(run.origin.ref for run in runs[at : at + 2] if run.origin.kind == "concept")
    matches = [
        (aspect, clause)
        for id in ids
        for aspect, clause in _of_concept(id, words)
        if _same(clause.runs, runs[at : at + len(clause.runs)])
    ]
    return max(matches, key=lambda match: len(match[1].runs), default=None)


def _of_concept(id: str, words: Words) -> Iterator[tuple[Aspect, Clause]]:
    entry = words.bank.entries.get(id)
    if entry is None:
        return
    for aspect in entry.wordings:
        for clause in words.clauses(entry.subtopic, entry.concept.stage, aspect):
            if clause.entry.id == id:
                yield aspect, clause


def _same(said: Sequence[Run], there: Sequence[Run]) -> bool:
    return [(run.text, run.origin) for run in said] == [(run.text, run.origin) for run in there]


def _others(
    found: _Found,
    near: Sequence[Clause],
    said: frozenset[str],
    concepts: frozenset[str],
    words: Words,
) -> Iterator[str]:
    """Wordings that fit: of the same concept, then of its neighbours."""
    own = found.clause
    rest = [clause for clause in near if clause is not own]
    entry = own.entry
    clauses = words.clauses(entry.subtopic, entry.concept.stage, found.aspect)
    fresh = [c for c in clauses if said.isdisjoint(c.said) or _only_own_facts(c, own, said)]
    yield from (c.text for c in fresh if c.id == own.id and c.text != own.text)
    others: dict[str, Clause] = {}
    for clause in fresh:
        if clause.id not in concepts and _fits(clause, own, rest):
            others.setdefault(clause.id, clause)
    ranked = sorted(others.values(), key=lambda c: (abs(len(c.text) - len(own.text)), c.key))
    yield from (clause.text for clause in ranked[:MOST_CONCEPTS])


def _only_own_facts(clause: Clause, own: Clause, said: frozenset[str]) -> bool:
    """Whether all it repeats are facts that the clause it would replace carries."""
    return said.intersection(clause.said) <= set(own.said[1:])


def _fits(clause: Clause, own: Clause, rest: Sequence[Clause]) -> bool:
    """The rules of the sampler that can be judged from the finished paragraph."""
    concept = clause.entry.concept
    objects = {other.entry.concept.object for other in rest}
    licensed = not concept.after or ANY in concept.after or not objects.isdisjoint(concept.after)
    return (
        clause.entry.reviewed
        and licensed
        and concept.object not in objects
        and concept.agent in ("", own.entry.concept.agent)
        and concept.thread in ("", own.entry.concept.thread)
        and all(clause.head != other.head for other in rest)
        and clause.verbal >= own.verbal
    )
