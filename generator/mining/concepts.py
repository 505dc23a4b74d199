"""Concept candidates: clauses of one verb sense about one object, in one subtopic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.bank.checks import ANY
from generator.bank.model import Concept
from generator.document import Document
from generator.mining.evidence import evidence
from generator.mining.findings import Finding
from generator.mining.lexicon import object_type, words
from generator.mining.topics import Subject
from generator.vocabulary import Aspect, Stage

ALTERNATES = 3
MOST_CONCEPTS = 120
"""Per subtopic; who reviews reads them all."""

LICENCES = 4
FEW = 3
"""A wording in fewer documents is somebody's own: to be reworded before it is used."""

Key = tuple[str, str]
"""Verb sense (or pattern) and object."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Findings that say the same thing."""

    key: Key
    findings: tuple[Finding, ...]

    @property
    def object(self) -> str:
        """What it is about."""
        return self.key[1]

    @property
    def documents(self) -> int:
        """In how many documents it is said."""
        return len({finding.use.document for finding in self.findings})

    @property
    def rank(self) -> tuple[int, int, Key]:
        """Most general first; ties in the order of the words."""
        return (-self.documents, -len(self.findings), self.key)


def concepts(
    placed: Mapping[Subject, Sequence[Finding]], documents: Sequence[Document]
) -> dict[Subject, tuple[Concept, ...]]:
    """Concept candidates of every subtopic, most general first."""
    result: dict[Subject, tuple[Concept, ...]] = {}
    said: set[str] = set()
    for subject in sorted(placed, key=lambda s: (s.topic, s.subtopic)):
        clusters = sorted(_clusters(placed[subject]), key=lambda cluster: cluster.rank)
        clusters = clusters[:MOST_CONCEPTS]
        licences = _licences(clusters)
        names = _Names()
        made = (_concept(c, licences.get(c.key, ()), names, said, documents) for c in clusters)
        result[subject] = tuple(concept for concept in made if concept is not None)
    return {subject: _checked(found) for subject, found in result.items() if found}


def _clusters(findings: Iterable[Finding]) -> Iterator[Cluster]:
    """By sense and object; shortcomings join what is done about the same object."""
    groups: dict[Key, list[Finding]] = defaultdict(list)
    problems: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.parsed.object in words("空泛"):
            continue
        if finding.parsed.pattern == "欠缺":
            problems[finding.parsed.object].append(finding)
        else:
            sense = finding.parsed.sense.name or finding.parsed.pattern
            groups[sense, finding.parsed.object].append(finding)
    for about, lacking in sorted(problems.items()):
        kin = [key for key in groups if key[1] == about]
        best = min(kin, key=lambda key: (-len(groups[key]), key), default=("欠缺", about))
        groups[best].extend(lacking)
    return (Cluster(key, tuple(found)) for key, found in groups.items())


class _Names:
    """Ids of one file, each once."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def free(self, name: str) -> str:
        """The name, with a number behind it when it is taken."""
        self._taken[name] += 1
        number = self._taken[name]
        return name if number == 1 else f"{name}{number}"


def _concept(
    cluster: Cluster,
    after: tuple[str, ...],
    names: _Names,
    said: set[str],
    documents: Sequence[Document],
) -> Concept | None:
    """None when every wording has been given to a concept before."""
    texts = {aspect: _wordings(cluster, aspect, said) for aspect in ("任务", "回顾", "问题")}
    if not any(texts.values()):
        return None
    stage, confidence, reason = _stage(cluster)
    if all(finding.parsed.pattern == "欠缺" for finding in cluster.findings):
        stage, confidence, reason = "行动", 0.4, "只有不足的说法，阶段待定"
    if cluster.documents < FEW:
        reason += f"；只见于{cluster.documents}篇，采用前请改写成自己的话"
    places = [(f.use.document, f.use.clause.start) for f in cluster.findings]
    verb = next((f.parsed.verb for f in cluster.findings if f.parsed.verb), "")
    return Concept(
        id=names.free(verb + cluster.object),
        stage=stage,
        object=cluster.object,
        object_type=object_type(cluster.object),
        task=texts["任务"],
        review=texts["回顾"],
        problem=texts["问题"],
        after=(after or (ANY,)) if stage == "成效" else after if stage == "底线" else (),
        status="候选",
        evidence=evidence(places, documents),
        confidence=confidence,
        reason=reason,
    )


def _wordings(cluster: Cluster, aspect: Aspect, said: set[str]) -> tuple[str, ...]:
    """The commonest wordings of an aspect; no text is given twice in a layer."""
    witnesses: dict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for finding in cluster.findings:
        if finding.aspect == aspect:
            witnesses[finding.parsed.wording].add(finding.use.document)
            counts[finding.parsed.wording] += 1
    ranked = sorted(
        (text for text in counts if text not in said),
        key=lambda text: (-len(witnesses[text]), -counts[text], len(text), text),
    )
    cores = {f.parsed.wording: f.parsed.core for f in cluster.findings}
    distinct = {cores[text]: text for text in reversed(ranked)}
    chosen = tuple(text for text in ranked if distinct[cores[text]] == text)[:ALTERNATES]
    said.update(chosen)
    return chosen


def _stage(cluster: Cluster) -> tuple[Stage, float, str]:
    """The stage that most clauses point to, weighed by confidence; agreement scales it."""
    votes: dict[Stage, float] = defaultdict(float)
    for finding in cluster.findings:
        votes[finding.stage.stage] += finding.stage.confidence
    best = min(votes, key=lambda stage: (-votes[stage], stage))
    guesses = [f.stage for f in cluster.findings if f.stage.stage == best]
    strongest = max(guesses, key=lambda guess: (guess.confidence, guess.reason))
    share = votes[best] / sum(votes.values())
    return best, round(strongest.confidence * share, 2), strongest.reason


def _licences(clusters: Sequence[Cluster]) -> dict[Key, tuple[str, ...]]:
    """For results and bottom lines: objects that stand before them in the same sentence."""
    owner = {id(finding): cluster for cluster in clusters for finding in cluster.findings}
    sentences: dict[int, list[Finding]] = defaultdict(list)
    for cluster in clusters:
        for finding in cluster.findings:
            sentences[finding.use.sentence].append(finding)
    before: dict[Key, Counter[str]] = defaultdict(Counter)
    for found in sentences.values():
        found.sort(key=lambda finding: finding.use.clause.start)
        for n, finding in enumerate(found):
            if finding.stage.stage in ("成效", "底线"):
                key = owner[id(finding)].key
                before[key].update(f.parsed.object for f in found[:n] if f.parsed.object != key[1])
    return {
        key: tuple(sorted(counter, key=lambda text: (-counter[text], text))[:LICENCES])
        for key, counter in before.items()
    }


def _checked(found: Sequence[Concept]) -> tuple[Concept, ...]:
    """Licences name objects of the same file only; a result without any follows from all."""
    objects = {concept.object for concept in found}
    result = []
    for concept in found:
        after = tuple(text for text in concept.after if text in objects)
        if concept.stage == "成效" and not after:
            after = (ANY,)
        result.append(replace(concept, after=after))
    return tuple(result)
