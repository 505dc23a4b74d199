"""Revising: bring the whole draft to its length by drawing again as few points as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.bank.bank import stable_key
from generator.drafting.realise import Realised, Realiser
from generator.drafting.seeds import noise

TOLERANCE = 0.02
"""Share of the target within which a draft counts as fitting."""

ROUNDS = 3
"""How often every point may be asked to give or take."""

STEP = 0.3
"""Share of its budget that a point gives or takes at once, so that no point stands out."""


def fit_length(
    nodes: Sequence[Realised], realiser: Realiser, target: int, outside: int
) -> list[Realised]:
    """Nodes with their length near the target; ``outside`` counts the characters of headings.

    Points are asked one after the other in an order given by the seed, each drawn again with the
    same seed and another budget, until the draft fits: what is not asked stays as it was.
    """
    fitted = list(nodes)
    points = [
        n for n, node in enumerate(fitted) if node.plan.subtopic and node.plan.numbering != "连写"
    ]
    order = sorted(
        points or range(len(fitted)),
        key=lambda n: noise(realiser.seed, stable_key(fitted[n].plan.key)),
    )
    for n in order * ROUNDS:
        missing = target - outside - sum(node.length for node in fitted)
        if abs(missing) <= target * TOLERANCE:
            break
        fitted[n] = _again(fitted[n], missing, realiser)
    return fitted


def _again(node: Realised, missing: int, realiser: Realiser) -> Realised:
    """The node with up to STEP of its budget more or less; as it was where that does not help."""
    most = round(node.plan.budget * STEP)
    budget = node.plan.budget + max(-most, min(most, missing))
    realiser.memory.take_back(node.used)
    other = realiser.realise(replace(node.plan, budget=max(60, budget)))
    if abs(missing - (other.length - node.length)) < abs(missing):
        return other
    realiser.memory.take_back(other.used)
    realiser.memory.add(node.used)
    return node
