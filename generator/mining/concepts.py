"""Concept candidates: what is made of the clusters of every subtopic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log

from msgspec import structs

from generator.bank.checks import ANY, LONGEST_WORDING
from generator.bank.model import Concept, Evidence, FactSpec
from generator.mining.clusters import LACK, Cluster, Dropped, Gathered, Key, Wording
from generator.mining.lexicon import object_type
from generator.mining.topics import Subject
from generator.vocabulary import Aspect, Stage

ALTERNATES = 3
FACT_VARIANTS = 1
"""Wordings with a fact that each aspect gets beside its alternates."""

MOST_CONCEPTS = 120
"""Per subtopic; who reviews reads them all."""

LICENCES = 4
FEW = 3
"""A wording in fewer documents is somebody's own: to be reworded before it is used."""

SPOKEN_OF = 2
"""Documents of a large corpus that must speak of an object, and of what is done about it."""

LARGE = 20
"""Documents from which on a concept of a single one is left out: it is somebody's own."""

_AGENT_SHARE = 0.6
ASPECTS: tuple[Aspect, ...] = ("任务", "回顾", "问题")

Made = tuple[tuple[Concept, ...], tuple[FactSpec, ...]]
Clusters = dict[Key, Cluster]
Wordings = dict[str, Wording]


@dataclass(slots=True)
class Ripe:
    """What can become concepts, of a share or of all."""

    clusters: dict[Subject, Clusters] = field(default_factory=dict)
    dropped: Dropped = field(default_factory=Counter)


def ripe(parts: Iterable[Gathered], total: int) -> Ripe:
    """For ``add_shares``: the clusters that others can use, no more of them and of their wordings
    than concepts are made of. ``total``: documents of the corpus; a single one need not agree with another.
    """
    whole = Gathered()
    for part in parts:
        whole.add(part)
    result = Ripe()
    for key, cluster in _joined(whole.clusters).items():
        reason = _too_narrow(key, cluster, whole.objects, total)
        if reason:
            result.dropped[reason] += cluster.count
        else:
            result.clusters.setdefault(key[0], {})[key] = cluster
    for subject, clusters in result.clusters.items():
        result.clusters[subject] = _ranked(clusters)
    _thin([item for clusters in result.clusters.values() for item in clusters.items()])
    return result


def ripest(parts: Iterable[Ripe]) -> Ripe:
    """What can become concepts of all shares, added as they come."""
    result = Ripe()
    for part in parts:
        result.dropped.update(part.dropped)
        for subject, clusters in part.clusters.items():
            result.clusters[subject] = _ranked({**result.clusters.get(subject, {}), **clusters})
    return result


def concepts(found: Mapping[Subject, Clusters]) -> dict[Subject, Made]:
    """Concept candidates of every subtopic, most general first, with the facts they ask for."""
    said: set[str] = set()
    result: dict[Subject, Made] = {}
    for subject in sorted(found, key=lambda s: (s.topic, s.subtopic)):
        made = _of_subject(found[subject], said)
        if made[0]:
            result[subject] = made
    return result


def _ranked(clusters: Clusters) -> Clusters:
    """The most general ones of a subtopic."""
    ranked = sorted(
        clusters.items(), key=lambda item: (-item[1].documents, -item[1].count, _order(item[0]))
    )
    return dict(ranked[:MOST_CONCEPTS])


def _thin(clusters: Sequence[tuple[Key, Cluster]]) -> None:
    """Take away the wordings that cannot be chosen, and what stands before what needs no licence.

    A wording has one object, so that all clusters that have it are among these; one that two of
    them have may be given to either.
    """
    shared = Counter(text for _, cluster in clusters for _, text in cluster.wordings)
    for key, cluster in clusters:
        kept = {}
        for aspect in ASPECTS:
            for own, most in zip(
                _by_fact(cluster, aspect), (ALTERNATES, FACT_VARIANTS), strict=True
            ):
                cores: set[str] = set()
                for text in _by_use(own):
                    if len(cores) < most:
                        kept[aspect, text] = own[text]
                        if shared[text] == 1:
                            cores.add(own[text].core)
        cluster.wordings = kept
        if _stage_of(key, cluster)[0] not in ("成效", "底线"):
            cluster.before = Counter()


def _joined(clusters: Mapping[Key, Cluster]) -> dict[Key, Cluster]:
    """Shortcomings join what is most often done about the same object."""
    kin: dict[tuple[Subject, str], list[Key]] = defaultdict(list)
    for key in clusters:
        if key[1] != LACK:
            kin[key[0], key[2]].append(key)
    result = {key: cluster for key, cluster in clusters.items() if key[1] != LACK}
    for key in sorted((k for k in clusters if k[1] == LACK), key=_order):
        others = kin.get((key[0], key[2]))
        if not others:
            result[key] = clusters[key]
            continue
        best = min(others, key=lambda other: (-clusters[other].count, other[1]))
        lack = clusters[key]
        result[best].add(replace(lack, votes=Counter(), reasons={}, verbs=Counter()))
    return result


def _order(key: Key) -> tuple[str, str, str, str]:
    return key[0].topic, key[0].subtopic, key[1], key[2]


def _too_narrow(key: Key, cluster: Cluster, objects: Mapping[str, int], total: int) -> str | None:
    """Why nobody else can use it; None when somebody can."""
    if total >= LARGE and objects.get(key[2], 0) < SPOKEN_OF:
        return "对象只见于一篇"
    if total >= LARGE and cluster.documents < SPOKEN_OF:
        return "只见于一篇"
    if cluster.documents >= FEW and len(cluster.origins) == 1:
        return "只见于一地"
    if (
        all(word.fact is not None for word in cluster.wordings.values())
        and cluster.documents < SPOKEN_OF
    ):
        return "只有一篇带数字的说法"
    return None


def _of_subject(clusters: Clusters, said: set[str]) -> Made:
    """``clusters``: in their order."""
    common = Counter({key[2]: 0 for key in clusters})
    for key, cluster in clusters.items():
        common[key[2]] += cluster.count
    names: Counter[str] = Counter()
    facts: dict[str, FactSpec] = {}
    made = [
        concept
        for key, cluster in clusters.items()
        if (concept := _concept(key, cluster, _licences(cluster, common), names, said, facts))
    ]
    return tuple(_checked(made)), tuple(sorted(facts.values(), key=lambda fact: fact.name))


def _concept(
    key: Key, cluster: Cluster, after: tuple[str, ...], names: Counter[str], said: set[str],
    facts: dict[str, FactSpec],
) -> Concept | None:  # fmt: skip
    """None when every wording has been given to a concept before."""
    texts = {aspect: _wordings(cluster, aspect, said, facts) for aspect in ASPECTS}
    if not any(texts.values()):
        return None
    stage, confidence, reason = _stage_of(key, cluster)
    if cluster.documents < FEW:
        reason += f"；只见于{cluster.documents}篇，采用前请改写成自己的话"
    verb = min(cluster.verbs, key=lambda verb: (-cluster.verbs[verb], verb), default="")
    name = verb + key[2]
    names[name] += 1
    return Concept(
        id=name if names[name] == 1 else f"{name}{names[name]}",
        stage=stage,
        object=key[2],
        object_type=object_type(key[2]),
        agent=_agent(cluster),
        task=texts["任务"],
        review=texts["回顾"],
        problem=texts["问题"],
        after=(after or (ANY,)) if stage == "成效" else after if stage == "底线" else (),
        status="候选",
        evidence=_evidence(cluster),
        confidence=confidence,
        reason=reason,
    )


def _evidence(cluster: Cluster) -> Evidence:
    return Evidence(
        cluster.count, cluster.documents, tuple(sorted(cluster.years)),
        tuple(f"{name}:{start}" for _, start, name in cluster.places),
    )  # fmt: skip


def _agent(cluster: Cluster) -> str:
    """Who acts, where most clauses say so and agree."""
    agent, count = min(cluster.agents.items(), key=lambda item: (-item[1], item[0]))
    return agent if agent and count >= _AGENT_SHARE * cluster.count else ""


def _wordings(
    cluster: Cluster, aspect: Aspect, said: set[str], facts: dict[str, FactSpec]
) -> tuple[str, ...]:
    """The commonest wordings of an aspect, one with a fact behind them; no text twice in a layer."""
    plain, variants = _by_fact(cluster, aspect)
    chosen = _commonest(plain, said)[:ALTERNATES]
    for text in _commonest(variants, said)[:FACT_VARIANTS]:
        slot = variants[text].fact
        if slot is not None and len(text) - len(slot.name) - 2 <= LONGEST_WORDING:
            fact = FactSpec(slot.name, slot.type, slot.unit, move=aspect)  # type: ignore[arg-type]
            if facts.setdefault(slot.name, fact) == fact:
                chosen.append(text)
    said.update(chosen)
    return tuple(chosen)


def _by_fact(cluster: Cluster, aspect: Aspect) -> tuple[Wordings, Wordings]:
    """The wordings of an aspect that are complete, and those that ask for a fact."""
    plain: Wordings = {}
    variants: Wordings = {}
    for (about, text), word in cluster.wordings.items():
        if about == aspect:
            (plain if word.fact is None else variants)[text] = word
    return plain, variants


def _by_use(found: Wordings) -> list[str]:
    """By documents and count."""
    return sorted(
        found, key=lambda text: (-found[text].documents, -found[text].count, len(text), text)
    )


def _commonest(found: Wordings, said: set[str]) -> list[str]:
    """The most used ones that are not said yet; of those with one core only the first."""
    ranked = [text for text in _by_use(found) if text not in said]
    distinct = {found[text].core: text for text in reversed(ranked)}
    return [text for text in ranked if distinct[found[text].core] == text]


def _stage_of(key: Key, cluster: Cluster) -> tuple[Stage, float, str]:
    if key[1] == LACK:
        return "行动", 0.4, "只有不足的说法，阶段待定"
    return _stage(cluster)


def _stage(cluster: Cluster) -> tuple[Stage, float, str]:
    """The stage that most clauses point to, weighed by confidence; agreement scales it."""
    if not cluster.votes:
        return "行动", 0.4, "没有明显线索"
    best = min(cluster.votes, key=lambda stage: (-cluster.votes[stage], stage))
    confidence, reason = cluster.reasons[best]
    share = cluster.votes[best] / sum(cluster.votes.values())
    return best, round(confidence * share, 2), reason


def _licences(cluster: Cluster, common: Mapping[str, int]) -> tuple[str, ...]:
    """Objects that stand before a result more often than their frequency would have it."""
    total = sum(common.values()) or 1
    seen = sum(cluster.before.values())
    lift = {
        about: log(count * total / (seen * common[about]))
        for about, count in cluster.before.items()
        if common.get(about)
    }
    fit = [about for about, value in lift.items() if value > 0]
    return tuple(
        sorted(fit, key=lambda about: (-cluster.before[about] * lift[about], about))[:LICENCES]
    )


def _checked(made: Sequence[Concept]) -> list[Concept]:
    """Licences name objects of the same file only; a result without any follows from all."""
    objects = {concept.object for concept in made}
    result = []
    for concept in made:
        after = tuple(text for text in concept.after if text in objects)
        if concept.stage == "成效" and not after:
            after = (ANY,)
        result.append(structs.replace(concept, after=after))
    return result
