"""What chunks say about one thing adds up the same in any order."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from generator.mining.clusters import Wording
from generator.mining.facts import FactSlot

HOUSEHOLDS, TENS = (FactSlot("已完成改厕数", "数", unit) for unit in ("户", "万户"))


def test_the_unit_of_a_fact_is_the_commonest_whichever_chunk_comes_first() -> None:
    parts = (Counter({HOUSEHOLDS: 2}), Counter({TENS: 3}), Counter({HOUSEHOLDS: 2}))
    for order in permutations(parts):
        whole = Wording()
        for facts in order:
            whole.add(Wording(1, facts.total(), "改厕", facts))
        assert whole.fact == HOUSEHOLDS
        assert (whole.documents, whole.count) == (3, 7)
