"""Which subtopic a clause belongs to, by the words of the bank or by the corpus's own headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.mining.clauses import parse
from generator.mining.findings import Finding
from generator.mining.lexicon import senses, words
from generator.mining.pieces import regrouped
from generator.mining.segment import Cutter

HEADING_WEIGHT = 0.5
"""What the words of the headings count beside those of the clause itself."""


class Clear(NamedTuple):
    """When a subtopic is clear, in nats: its evidence, and by how much it must lead."""

    enough: float
    margin: float


AMONG_ALL = Clear(2.6, 0.8)
AMONG_ONE_TOPIC = Clear(2.0, 0.3)
"""Where the user has named the topic, a clause need only find its subtopic there."""

_CEILING = 3.0
_NAME_WEIGHT = 3.0
_SMOOTH = 0.5


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic and one of its subtopics."""

    topic: str
    subtopic: str


Scores = dict[int, float]
"""Number of a subject → evidence in nats."""


@dataclass(frozen=True)
class Subjects:
    """What tells the subtopic of a clause: its words and the headings above it."""

    named: tuple[Subject, ...]
    profile: Mapping[str, Mapping[int, float]]
    """Word → what it says for each subject, in nats."""
    clear: Clear
    _headings: dict[str, Scores] = field(default_factory=dict, compare=False)

    def of(self, finding: Finding, cut: Cutter) -> Subject | None:
        """The subtopic with clearly the most evidence; None when there is none."""
        scores: Scores = dict(self._heading(finding.use.heading, cut))
        for word in finding.parsed.words:
            for subject, score in self.profile.get(word, _NOTHING).items():
                scores[subject] = scores.get(subject, 0.0) + score
        return self._clear_best(scores)

    def of_text(self, text: str, cut: Cutter) -> Subject | None:
        """The subtopic that a heading speaks of; None when it is unclear."""
        return self._clear_best(self._of_heading(text, 1.0, cut))

    def _heading(self, heading: str, cut: Cutter) -> Scores:
        if heading not in self._headings:
            self._headings[heading] = self._of_heading(heading, HEADING_WEIGHT, cut)
        return self._headings[heading]

    def _of_heading(self, heading: str, weight: float, cut: Cutter) -> Scores:
        """Scores of the words, and of the subtopic whose name stands in the heading."""
        scores: Scores = defaultdict(float)
        for word in content_words(heading, cut):
            for subject, score in self.profile.get(word, _NOTHING).items():
                scores[subject] += weight * score
        for number, named in enumerate(self.named):
            if named.subtopic in heading:
                scores[number] += _NAME_WEIGHT
        return dict(scores)

    def _clear_best(self, scores: Scores) -> Subject | None:
        best, second, which = 0.0, 0.0, -1
        for number, score in scores.items():
            if score > best or (score == best and which >= 0 and number < which):
                best, second, which = score, best, number
            elif score > second:
                second = score
        return (
            self.named[which]
            if best >= self.clear.enough and best - second >= self.clear.margin
            else None
        )


_NOTHING: Mapping[int, float] = {}


def content_words(text: str, cut: Cutter) -> list[str]:
    """The words of two characters and more that tell what a text is about."""
    return [word for word in regrouped(cut(text)) if tells(word)]


def tells(word: str) -> bool:
    """Whether a word can say what a text is about."""
    return len(word) >= 2 and word not in senses() and word not in words("副词")


def subjects_of_bank(bank: Bank, topic: str, cut: Cutter) -> Subjects:
    """Subtopics as the bank's wordings, objects and headings speak of them.

    ``topic``: only this one; empty: all.
    """
    counts: dict[Subject, Counter[str]] = defaultdict(Counter)
    for entry in bank.entries.values():
        if not topic or entry.topic == topic:
            counter = counts[Subject(entry.topic, entry.subtopic)]
            for group in entry.wordings.values():
                for wording in group:
                    counter.update(content_words(wording.text, cut))
            counter.update(content_words(entry.concept.object, cut))
    return make_subjects(counts, AMONG_ONE_TOPIC if topic else AMONG_ALL)


def make_subjects(counts: Mapping[Subject, Counter[str]], clear: Clear = AMONG_ALL) -> Subjects:
    """Log odds of every word in a subtopic against all, positive ones, capped."""
    named = tuple(sorted(counts, key=lambda subject: (subject.topic, subject.subtopic)))
    total: Counter[str] = Counter()
    for counter in counts.values():
        total.update(counter)
    everything = sum(total.values()) or 1
    profile: dict[str, dict[int, float]] = defaultdict(dict)
    for number, subject in enumerate(named):
        counter = counts[subject]
        inside = sum(counter.values()) or 1
        for word, count in counter.items():
            odds = log((count + _SMOOTH) / inside) - log((total[word] + _SMOOTH) / everything)
            if odds > 0:
                profile[word][number] = min(odds, _CEILING) * count / (count + 1)
    for number, subject in enumerate(named):
        profile[subject.subtopic][number] = _NAME_WEIGHT
    return Subjects(named, dict(profile), clear)


@dataclass(slots=True)
class Named:
    """What stands under headings that name one thing."""

    documents: int = 0
    words: Counter[str] = field(default_factory=Counter)


def names_in(findings: Iterable[Finding], cut: Cutter) -> dict[str, Named]:
    """The objects that headings name, in one chunk, with the words of the clauses below."""
    found: dict[str, Named] = defaultdict(Named)
    documents: set[tuple[str, int]] = set()
    for finding in findings:
        for name in names_of(finding.use.heading, cut):
            if (name, finding.use.document) not in documents:
                documents.add((name, finding.use.document))
                found[name].documents += 1
            found[name].words.update(word for word in finding.parsed.words if tells(word))
    return dict(found)


def add_names(parts: Iterable[Mapping[str, Named]]) -> dict[str, Named]:
    """The names of all."""
    result: dict[str, Named] = defaultdict(Named)
    for part in parts:
        for name, named in part.items():
            result[name].documents += named.documents
            result[name].words.update(named.words)
    return dict(result)


def frequent_names(found: Mapping[str, Named], least: int) -> dict[str, Named]:
    """The names in the headings of so many documents, the most frequent first."""
    frequent = [(name, named) for name, named in found.items() if named.documents >= least]
    frequent.sort(key=lambda item: (-item[1].documents, item[0]))
    return dict(frequent[:MOST_NAMES])


def subjects_of_headings(found: Mapping[str, Named], topic: str) -> Subjects:
    """Subtopics named by objects that headings share, given by ``frequent_names``."""
    words_of = {name: named.words for name, named in found.items()}
    return make_subjects(
        {Subject(topic, name): words_of[name] for name in _merged(list(found), words_of)}
    )


@lru_cache(maxsize=50_000)
def names_of(heading: str, cut: Cutter) -> tuple[str, ...]:
    """Objects of the clauses of a heading that can name a subtopic."""
    found = (parse(part, cut) for part in re.split("[，、；。：]", heading))
    objects = (parsed.object for parsed in found if parsed is not None)
    return tuple(text for text in objects if 3 <= len(text) <= 6 and text not in words("空泛"))


MOST_SUBTOPICS = 24
MOST_NAMES = 1000
"""Names of headings that are looked at for subtopics, the most frequent."""

_ALIKE = 0.6


def _merged(names: Sequence[str], counts: Mapping[str, Counter[str]]) -> list[str]:
    """The commonest names, those left out that speak in the same words as one before."""
    kept: list[str] = []
    for name in names:
        if len(kept) < MOST_SUBTOPICS and all(
            _cosine(counts[name], counts[other]) < _ALIKE for other in kept
        ):
            kept.append(name)
    return kept


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    shared = sum(count * b[word] for word, count in a.items() if word in b)
    size = sum(n * n for n in a.values()) * sum(n * n for n in b.values())
    return float(shared / size**0.5) if size else 0.0
