"""What else could be said in place of one run of a draft, best first, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.api.exports import Made
from generator.bank.bank import Line
from generator.bank.choices import plain
from generator.draft import Draft, Run
from generator.errors import bad_data

MOST = 8
"""Replacements offered for one run."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One replacement."""

    text: str
    id: str
    """Id of the bank; that of the run itself where only its choices differ."""
    layer: str
    source: str
    """``file:line``."""
    documents: int
    """Documents of the corpus that have it; 0 for what was written and not mined."""
    why: str
    """Why it fits, in Chinese."""


def alternatives(made: Made, paragraph: int, run: int) -> list[Swap]:
    """At most MOST replacements for a run (both from 1), best first; none for facts and gaps.

    Nothing is offered that the draft says elsewhere. Raises DataError for a run that is not there.
    """
    paragraphs = list(made.draft.paragraphs)
    if not 1 <= paragraph <= len(paragraphs):
        raise bad_data(f"没有第{paragraph}段。", f"这份初稿共{len(paragraphs)}段。")
    runs = paragraphs[paragraph - 1].runs
    if not 1 <= run <= len(runs):
        raise bad_data(f"第{paragraph}段没有第{run}处。", f"这一段共{len(runs)}处。")
    chosen = runs[run - 1]
    finder = {"passage": _lines, "line": _lines, "concept": _clauses, "heading": _headings}
    find = finder.get(chosen.origin.kind)
    offers = list(find(made, chosen, paragraph, run)) if find else []
    unique = {offer.text: offer for offer in reversed(offers) if offer.text != chosen.text}
    return list(reversed(unique.values()))[:MOST]


def _lines(made: Made, run: Run, paragraph: int, number: int) -> Iterator[Swap]:
    """The same line with other choices, then others of its role; of passages its thread first."""
    words = made.engine.words
    home = run.origin.ref.partition("/")[0]
    known = [line for key in words.bank.lines if key[1] in (home, "") for line in words.lines(*key)]
    own = next((line for line in known if line.id == run.origin.ref), None)
    if own is None:
        return
    leads = [f"{lead}。" for lead in own.leads]
    if run.text in leads:
        yield from (_swap(own, lead, "同一条的另一个短标题") for lead in leads)
        return
    for node in range(MOST):
        text = words.said(own, node)
        if not run.text.endswith(text):
            yield _swap(own, text, "同一条的另一种说法")
    said = _said(made.draft)
    others = [o for o in words.lines(own.role, own.subtopic) if o.id not in said]
    others.sort(key=lambda o: (o.thread != own.thread, abs(len(o.wording.text) - len(run.text))))
    for other in others:
        why = (
            "同一线索" if other.thread and other.thread == own.thread else f"同样用来说“{own.role}”"
        )
        yield _swap(other, words.said(other, 0), why)


def _swap(line: Line, text: str, why: str) -> Swap:
    origin = line.wording.origin
    return Swap(text, line.id, origin.layer, origin.source, 0, why)


def _clauses(made: Made, run: Run, paragraph: int, number: int) -> Iterator[Swap]:
    """Other wordings of the concept, then concepts of its stage that the paragraph can take."""
    places = made.alternatives
    texts: Sequence[str] = ()
    for (at, first, last), found in places.items():
        if at == paragraph and first < number <= last:
            texts = found
    words = made.engine.words
    entry = words.bank.entries[run.origin.ref]
    stage = [
        e for e in words.bank.by_subtopic[entry.subtopic] if e.concept.stage == entry.concept.stage
    ]
    wordings = {w.text: (e, w) for e in stage for group in e.wordings.values() for w in group}
    for text in texts:
        if text in wordings:
            other, wording = wordings[text]
            seen = other.concept.evidence.documents if other.concept.evidence else 0
            why = "同一概念" if other.id == entry.id else f"同属“{entry.concept.stage}”阶段"
            yield Swap(text, other.id, wording.origin.layer, wording.origin.source, seen, why)


def _headings(made: Made, run: Run, paragraph: int, number: int) -> Iterator[Swap]:
    """The heading of the same subtopic in other sets."""
    sets = list(made.engine.bank.heading_sets)
    bare = run.text.rpartition("、")[2]
    own = next(
        (s for s, o in sets if o.ref == run.origin.ref and bare in s.headings.values()), None
    )
    if own is None:
        return
    key = next(key for key, text in own.headings.items() if text == bare)
    for other, origin in sets:
        fits = other.level == own.level and (other.move == own.move or own.level == 1)
        if fits and key in other.headings and other.id != own.id:
            text = plain(other.headings[key])
            yield Swap(
                text, other.id, origin.layer, origin.source, 0, "另一组平行标题，要换就整组换"
            )


def _said(draft: Draft) -> frozenset[str]:
    return frozenset(run.origin.ref for p in draft.paragraphs for run in p.runs)
