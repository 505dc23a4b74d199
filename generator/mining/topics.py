"""Which subtopic a clause belongs to, by the words of the bank or by the corpus's own headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.bank.bank import Bank
from generator.mining.clauses import parse
from generator.mining.findings import Finding
from generator.mining.lexicon import senses, words
from generator.mining.pieces import regrouped
from generator.mining.segment import Cutter

HEADING_WEIGHT = 0.5
"""What the words of the headings count beside those of the clause itself."""

ENOUGH = 2.0
"""Weight of evidence, in nats, below which a clause belongs nowhere."""

MARGIN = 0.3
"""By how much the best subtopic must lead."""

_CEILING = 3.0
_NAME_WEIGHT = 3.0
_SMOOTH = 0.5


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic and one of its subtopics."""

    topic: str
    subtopic: str


Profile = Mapping[str, Mapping[Subject, float]]
"""Word → what it says for each subtopic, in nats."""


class Subjects:
    """Tells the subtopic of a clause from its words and the headings above it."""

    def __init__(self, counts: Mapping[Subject, Counter[str]], cut: Cutter) -> None:
        self._cut = cut
        self._named = tuple(counts)
        self._profile = _profile(counts)
        self._headings: dict[str, Mapping[Subject, float]] = {}

    def of(self, finding: Finding) -> Subject | None:
        """The subtopic with clearly the most evidence; None when there is none."""
        scores = self._scores(finding.parsed.words, 1.0)
        for subject, score in self._heading(finding.use.heading).items():
            scores[subject] += score
        return _clear_best(scores)

    def of_text(self, text: str) -> Subject | None:
        """The subtopic that a heading speaks of; None when it is unclear."""
        return _clear_best(self._of_heading(text, 1.0))

    def _heading(self, heading: str) -> Mapping[Subject, float]:
        if heading not in self._headings:
            self._headings[heading] = self._of_heading(heading, HEADING_WEIGHT)
        return self._headings[heading]

    def _of_heading(self, heading: str, weight: float) -> dict[Subject, float]:
        """Scores of the words, and of the subtopic whose name stands in the heading."""
        scores = self._scores(content_words(heading, self._cut), weight)
        for subject in self._named:
            if subject.subtopic in heading:
                scores[subject] = scores.get(subject, 0.0) + _NAME_WEIGHT
        return scores

    def _scores(self, found: Iterable[str], weight: float) -> dict[Subject, float]:
        scores: dict[Subject, float] = defaultdict(float)
        for word in found:
            for subject, score in self._profile.get(word, {}).items():
                scores[subject] += weight * score
        return scores


def _clear_best(scores: Mapping[Subject, float]) -> Subject | None:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].subtopic))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    ahead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return ranked[0][0] if ahead >= MARGIN else None


def content_words(text: str, cut: Cutter) -> list[str]:
    """The words of two characters and more that tell what a text is about."""
    return [word for word in regrouped(cut(text)) if _tells(word)]


def _tells(word: str) -> bool:
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
    return Subjects(counts, cut)


def _profile(counts: Mapping[Subject, Counter[str]]) -> Profile:
    """Log odds of every word in a subtopic against all, positive ones, capped."""
    total: Counter[str] = Counter()
    for counter in counts.values():
        total.update(counter)
    everything = sum(total.values()) or 1
    profile: dict[str, dict[Subject, float]] = defaultdict(dict)
    for subject, counter in counts.items():
        inside = sum(counter.values()) or 1
        for word, count in counter.items():
            odds = log((count + _SMOOTH) / inside) - log((total[word] + _SMOOTH) / everything)
            certainty = count / (count + 1)
            if odds > 0:
                profile[word][subject] = min(odds, _CEILING) * certainty
    for subject in counts:
        profile[subject.subtopic][subject] = _NAME_WEIGHT
    return profile


def subjects_of_headings(
    findings: Sequence[Finding], topic: str, at_least: int, cut: Cutter
) -> Subjects:
    """Subtopics named by objects that the headings of several documents share."""
    documents: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        for name in _names(finding.use.heading, cut):
            documents[name].add(finding.use.document)
            counts[name].update(word for word in finding.parsed.words if _tells(word))
    names = sorted(
        (name for name in documents if len(documents[name]) >= at_least),
        key=lambda name: (-len(documents[name]), name),
    )
    merged = _merged(names, counts)
    return Subjects({Subject(topic, name): counts[name] for name in merged}, cut)


def _names(heading: str, cut: Cutter) -> list[str]:
    """Objects of the clauses of a heading that can name a subtopic."""
    found = (parse(part, cut) for part in re.split("[，、；。：]", heading))
    objects = (parsed.object for parsed in found if parsed is not None)
    return [text for text in objects if 3 <= len(text) <= 6 and text not in words("空泛")]


MOST_SUBTOPICS = 24
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
