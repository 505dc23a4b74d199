"""What chunks say about one thing adds up the same in any order, and by shares as at once."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from random import Random

import pytest

from generator.mining import concepts as concepts_module
from generator.mining.clusters import Cluster, Gathered, Key, Wording, parted
from generator.mining.concepts import Made, concepts, ripe, ripest
from generator.mining.facts import FactSlot
from generator.mining.topics import Subject

HOUSEHOLDS, TENS = (FactSlot("已完成改厕数", "数", unit) for unit in ("户", "万户"))
SUBJECTS = [Subject("主题", name) for name in ("甲", "乙", "丙")]
OBJECTS = ("责任", "制度", "队伍", "阵地", "机制")
ADVERBS = ("", "全面", "扎实", "着力", "切实", "不断", "有效", "深入", "持续")


def test_the_unit_of_a_fact_is_the_commonest_whichever_chunk_comes_first() -> None:
    parts = (Counter({HOUSEHOLDS: 2}), Counter({TENS: 3}), Counter({HOUSEHOLDS: 2}))
    for order in permutations(parts):
        whole = Wording()
        for facts in order:
            whole.add(Wording(1, facts.total(), "改厕", facts))
        assert whole.fact == HOUSEHOLDS
        assert (whole.documents, whole.count) == (3, 7)


def a_chunk(random: Random) -> Gathered:
    """Clusters that have many wordings in common."""
    found = Gathered(objects=Counter(dict.fromkeys(OBJECTS, 9)))
    for subject in SUBJECTS:
        for sense in ("压实", "健全", "变化", "欠缺"):
            for about in random.sample(OBJECTS, 4):
                found.clusters[subject, sense, about] = a_cluster(random, sense, about)
    return found


def a_cluster(random: Random, sense: str, about: str) -> Cluster:
    wordings = {}
    for _ in range(random.randint(4, 12)):
        aspect = random.choice(concepts_module.ASPECTS)
        slot = random.choice((None, None, FactSlot(f"{about}数", "数", random.choice("个项"))))
        gap = f"{{{slot.name}}}" if slot else ""
        core = f"压实{about}{gap}"
        wordings[aspect, random.choice(ADVERBS) + core] = Wording(
            random.randint(1, 3), random.randint(3, 5), core if random.random() < 0.5 else "",
            Counter({slot: 1} if slot else {}),
        )  # fmt: skip
    stage = "成效" if sense == "变化" else "行动"
    count = random.randint(3, 9)
    return Cluster(
        documents=3, count=count, wordings=wordings, verbs=Counter({sense: count}),
        votes=Counter({stage: 700}), reasons={stage: (0.7, "线索")}, agents=Counter({"": count}),
        before=Counter({other: random.randint(1, 9) for other in OBJECTS if other != about}),
        places=[(random.randint(0, 99), 5, "文")], years={2024}, origins={"甲地", "乙地"},
    )  # fmt: skip


def made(chunks: list[Gathered], shares: int) -> dict[Subject, Made]:
    laid_out = zip(*(parted(chunk, shares) for chunk in chunks), strict=True)
    return concepts(ripest(ripe(parts, total=50) for parts in laid_out).clusters)


@pytest.mark.parametrize("seed", range(6))
def test_only_what_cannot_be_chosen_is_left_behind(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chunks = [a_chunk(Random(seed * 3 + n)) for n in range(3)]
    thinned = [made([*map(copied, chunks)], shares) for shares in (1, 2, 7)]
    monkeypatch.setattr(concepts_module, "_thin", lambda clusters: None)
    whole = made([*map(copied, chunks)], 1)
    assert sum(len(found) for found, _ in whole.values()) > 20
    assert thinned == [whole] * 3


def copied(chunk: Gathered) -> Gathered:
    """Adding changes what is added to."""
    result = Gathered()
    whole: dict[Key, Cluster] = {}
    for key, cluster in chunk.clusters.items():
        whole[key] = Cluster()
        whole[key].add(cluster)
    result.clusters, result.objects = whole, chunk.objects.copy()
    return result
