"""Clauses that say the same thing, gathered in chunks and added: a concept in the making."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.mining.chunk import Chunk
from generator.mining.facts import FactSlot
from generator.mining.findings import Finding
from generator.mining.lexicon import words
from generator.mining.shares import share_of
from generator.mining.topics import Subject
from generator.vocabulary import Aspect, Stage

PLACES = 5
ORIGINS = 2

Key = tuple[Subject, str, str]
"""Subtopic, verb sense (or pattern), object."""

LACK = "欠缺"
"""The sense of a shortcoming; it joins what is done about the same object."""


@dataclass(slots=True)
class Wording:
    """One way of saying it."""

    documents: int = 0
    count: int = 0
    core: str = ""
    facts: Counter[FactSlot] = field(default_factory=Counter)
    """What it asks for: one name, but perhaps 户 here and 万户 there; empty: it is complete."""

    @property
    def fact(self) -> FactSlot | None:
        """The commonest one."""
        return min(
            self.facts, key=lambda slot: (-self.facts[slot], slot.type, slot.unit), default=None
        )

    def add(self, other: Wording) -> None:
        """Take in what another chunk has."""
        self.documents += other.documents
        self.count += other.count
        self.facts.update(other.facts)


@dataclass(slots=True)
class Cluster:
    """What one chunk, or all, say about one thing."""

    documents: int = 0
    count: int = 0
    wordings: dict[tuple[Aspect, str], Wording] = field(default_factory=dict)
    verbs: Counter[str] = field(default_factory=Counter)
    votes: Counter[Stage] = field(default_factory=Counter)
    """Stages by the sum of their confidences, in thousandths."""
    reasons: dict[Stage, tuple[float, str]] = field(default_factory=dict)
    agents: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    """Objects that stand before it in its sentence, by sentences."""
    places: list[tuple[int, int, str]] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    def add(self, other: Cluster) -> None:
        """Take in what another chunk has; their documents are different ones."""
        self.documents += other.documents
        self.count += other.count
        for key, wording in other.wordings.items():
            self.wordings.setdefault(key, Wording(core=wording.core)).add(wording)
        for name in ("verbs", "votes", "agents", "before"):
            getattr(self, name).update(getattr(other, name))
        for stage, told in other.reasons.items():
            self.reasons[stage] = max(self.reasons.get(stage, told), told)
        self.places = sorted(self.places + other.places)[:PLACES]
        self.years |= other.years
        self.origins = set(sorted(self.origins | other.origins)[:ORIGINS])


@dataclass(slots=True)
class Gathered:
    """The clusters of one chunk, or of one share of all."""

    clusters: dict[Key, Cluster] = field(default_factory=dict)
    objects: Counter[str] = field(default_factory=Counter)
    """Objects by the documents that speak of them, in whatever subtopic."""

    def add(self, other: Gathered) -> None:
        """Take in another chunk."""
        for key, cluster in other.clusters.items():
            if key in self.clusters:
                self.clusters[key].add(cluster)
            else:
                self.clusters[key] = cluster
        self.objects.update(other.objects)


Dropped = Counter[str]
"""Clauses left out, by reason."""


def gather(
    chunk: Chunk,
    placed: Iterable[tuple[Finding, Subject | None]],
    dropped: Mapping[str, Sequence[int]],
) -> tuple[Gathered, Dropped]:
    """The clusters of one chunk, and what is none; ``dropped``: the stretches of what was dropped before."""
    result = Gathered()
    out = Counter({reason: int(chunk.live[list(at)].sum()) for reason, at in dropped.items()})
    groups: dict[Key, list[Finding]] = defaultdict(list)
    speakers: set[tuple[str, int]] = set()
    sentences: dict[int, list[Finding]] = defaultdict(list)
    for finding, subject in placed:
        speakers.add((finding.parsed.object, finding.use.document))
        if finding.parsed.object in words("空泛"):
            out["对象太空"] += 1
        elif subject is None:
            out["归不到子题"] += 1
        else:
            groups[subject, _sense(finding), finding.parsed.object].append(finding)
            sentences[finding.use.sentence].append(finding)
    result.objects.update(about for about, _ in speakers)
    for key, findings in groups.items():
        result.clusters[key] = _cluster(chunk, findings, sentences)
    return result, out


def parted(whole: Gathered, shares: int) -> list[Gathered]:
    """The same in so many shares, told by the object: what is said about one thing stays together."""
    parts = [Gathered() for _ in range(shares)]
    for key, cluster in whole.clusters.items():
        parts[share_of(key[2], shares)].clusters[key] = cluster
    for about, documents in whole.objects.items():
        parts[share_of(about, shares)].objects[about] = documents
    return parts


def _sense(finding: Finding) -> str:
    if finding.parsed.pattern == LACK:
        return LACK
    return finding.parsed.sense.name or finding.parsed.pattern


def _cluster(
    chunk: Chunk, findings: Sequence[Finding], sentences: Mapping[int, Sequence[Finding]]
) -> Cluster:
    cluster = Cluster(count=len(findings))
    witnesses: dict[tuple[Aspect, str], set[int]] = defaultdict(set)
    for finding in findings:
        key = finding.aspect, finding.parsed.wording
        wording = cluster.wordings.setdefault(key, Wording(core=finding.parsed.core))
        wording.count += 1
        if finding.fact is not None:
            wording.facts[finding.fact] += 1
        witnesses[key].add(finding.use.document)
        if finding.parsed.verb:
            cluster.verbs[finding.parsed.verb] += 1
        guess = finding.stage
        cluster.votes[guess.stage] += round(guess.confidence * 1000)
        told = guess.confidence, guess.reason
        cluster.reasons[guess.stage] = max(cluster.reasons.get(guess.stage, told), told)
        cluster.agents[_agent(finding.parsed.subject)] += 1
        cluster.before.update(_objects_before(finding, sentences))
    for key, documents in witnesses.items():
        cluster.wordings[key].documents = len(documents)
    documents = {finding.use.document for finding in findings}
    cluster.documents = len(documents)
    sources = [chunk.sources[number] for number in documents]
    cluster.years = {source.year for source in sources if source.year}
    cluster.origins = set(sorted({source.origin for source in sources})[:ORIGINS])
    cluster.places = list(_places(chunk, findings))
    return cluster


def _places(chunk: Chunk, findings: Sequence[Finding]) -> Iterator[tuple[int, int, str]]:
    """The first place in each of the first documents."""
    firsts: dict[int, int] = {}
    for finding in findings:
        number, start = finding.use.document, finding.use.start
        firsts[number] = min(start, firsts.get(number, start))
    for number in sorted(firsts)[:PLACES]:
        yield int(chunk.ranks[number]), firsts[number], chunk.sources[number].name


def _objects_before(finding: Finding, sentences: Mapping[int, Sequence[Finding]]) -> set[str]:
    """For results and bottom lines: what stands before them in the same sentence."""
    if finding.stage.stage not in ("成效", "底线"):
        return set()
    start, own = finding.use.start, finding.parsed.object
    return {
        other.parsed.object
        for other in sentences[finding.use.sentence]
        if other.use.start < start and other.parsed.object != own
    }


def _agent(subject: str) -> str:
    """Whose the action is, as the last word that can act; empty when it is not said."""
    return next((word for word in _agents() if subject.endswith(word)), "") if subject else ""


@lru_cache(maxsize=1)
def _agents() -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted(words("主体词"), key=lambda word: (-len(word), word)))
