"""Balancing a plan: what fixed paragraphs will not use goes to the points that can grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from generator.drafting.plan import LEAST, Plan, PlanParagraph, PlanSection, heading_length
from generator.drafting.realise import Realiser

GRAIN = 5
"""Expected lengths are rounded to this many characters: a small change in the bank moves nothing."""

JOIN = 3
"""Characters that stand between an item and the next."""

TOLD_FROM, BESIDE = 2, 120
"""From how many items on a point of the review or of the problems is told by them, and how many
characters may be said in it beside them, a passage: what is over is better spent on what is to be
done."""

BARE = 2
"""Up to how many items a task needs a passage beside them, if there is room."""

GENERAL = 100
"""Characters of a point to which the user has given nothing, where no length is wanted: a passage."""


def balance(plan: Plan, realiser: Realiser) -> Plan:
    """The plan with budgets that its paragraphs can meet, and the same total."""
    nodes = [paragraph for section in plan.sections for paragraph in section.paragraphs]
    growing = [node for node in nodes if realiser.grows(node)]
    if not growing:
        return plan
    expected = {
        node.path: GRAIN * round(realiser.expected_length(node) / GRAIN)
        for node in nodes
        if node not in growing
    }
    room = sum(node.budget for node in nodes) - sum(expected.values())
    return _with_budgets(plan, expected | _shared(room, growing, realiser.words.genre))


def carried(plan: Plan, realiser: Realiser) -> int:
    """Characters that the facts carry: at every point they have what they need, with a passage beside
    them where they are few or none."""

    def length(node: PlanParagraph) -> float:
        if not realiser.grows(node):
            return realiser.expected_length(node)
        given = len(node.items) + len(node.materials)
        return _needed(node) + (0 if given > BARE else BESIDE if given else GENERAL)

    nodes = (node for section in plan.sections for node in section.paragraphs)
    return round(sum(map(length, nodes))) + sum(len(run.text) for run in plan.headings)


def _shared(room: int, growing: Sequence[PlanParagraph], genre: str) -> dict[str, int]:
    """The room by the budgets of the points, but to each what its items alone need, with something
    beside them where they are few and there is room; to what has been no more than goes with its
    items, as long as others can take the rest."""
    least = {node.path: max(LEAST, _needed(node)) for node in growing}
    eased = {node.path: least[node.path] + BESIDE for node in growing if _is_bare(node)}
    if sum((least | eased).values()) <= room:
        least |= eased
    most = {node.path: least[node.path] + BESIDE for node in growing if _is_told(node, genre)}
    budgets: dict[str, int] = {}
    while True:
        free = [node for node in growing if node.path not in budgets]
        left, weight = room - sum(budgets.values()), sum(node.budget for node in free)
        shares = {node.path: round(left * node.budget / weight) for node in free}
        short = {path for path, share in shares.items() if share < least[path]}
        over = {path for path, share in shares.items() if share > most.get(path, share)}
        lack = sum(least[path] - shares[path] for path in short)
        excess = sum(shares[path] - most[path] for path in over)
        if short and lack >= excess:
            budgets |= {path: least[path] for path in short}
        elif over and len(over) < len(free):
            budgets |= {path: most[path] for path in over}
        else:
            return budgets | shares


def _is_told(node: PlanParagraph, genre: str) -> bool:
    """Whether what the user says is enough; who examines himself does not stop at the cases."""
    moves = ("回顾",) if genre == "对照检查" else ("回顾", "问题")
    return node.move in moves and len(node.items) >= TOLD_FROM


def _is_bare(node: PlanParagraph) -> bool:
    """Whether a task would be a heading with an item or two."""
    return node.move == "任务" and 0 < len(node.items) <= BARE


def _needed(node: PlanParagraph) -> int:
    """Characters of its items with what joins them, and of its heading."""
    given = (*node.items, *node.materials)
    said = sum(item.length for item in given)
    return said + JOIN * len(given) + heading_length(node.heading)


def _with_budgets(plan: Plan, budgets: Mapping[str, int]) -> Plan:
    def changed(paragraph: PlanParagraph) -> PlanParagraph:
        return replace(paragraph, budget=budgets[paragraph.path])

    return replace(
        plan,
        sections=tuple(
            replace(section, paragraphs=paragraphs, budget=_total(section, paragraphs))
            for section in plan.sections
            for paragraphs in [tuple(map(changed, section.paragraphs))]
        ),
    )


def _total(section: PlanSection, paragraphs: Sequence[PlanParagraph]) -> int:
    return heading_length(section.heading) + sum(paragraph.budget for paragraph in paragraphs)
