"""Revising: bring the whole draft to its length by drawing again the points that can give or take."""

from __future__ import annotations

from dataclasses import replace

from generator.drafting.plan import PlanParagraph
from generator.drafting.realise import Realised, Realiser

TOLERANCE = 0.02
"""Share of the target within which a draft counts as fitting."""

ROUNDS = 6


def fit_length(
    nodes: list[Realised], realiser: Realiser, target: int, other: int
) -> list[Realised]:
    """Nodes with their length near the target; ``other`` counts characters outside the nodes.

    In every round the points share the difference by their size and are drawn again with the same
    seeds, so that most of what they say stays.
    """
    best = nodes
    for _ in range(ROUNDS):
        missing = target - other - _length(nodes)
        if abs(missing) < abs(target - other - _length(best)):
            best = nodes
        if abs(missing) <= target * TOLERANCE:
            return nodes
        points = [node.plan for node in nodes if node.plan.numbering not in (None, "连写")]
        points = points or [node.plan for node in nodes]
        total = sum(plan.budget for plan in points)
        budgets = {plan.path: plan.budget + round(missing * plan.budget / total) for plan in points}
        nodes = [_again(node, budgets, realiser) for node in nodes]
    return best


def _again(node: Realised, budgets: dict[str, int], realiser: Realiser) -> Realised:
    if node.plan.path not in budgets:
        return node
    plan: PlanParagraph = replace(node.plan, budget=max(60, budgets[node.plan.path]))
    realiser.memory.take_back(node.used)
    return realiser.realise(plan, node.echoes)


def _length(nodes: list[Realised]) -> int:
    return sum(len(paragraph.text) for node in nodes for paragraph in node.paragraphs)
