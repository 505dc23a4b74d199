"""Balancing a plan: what fixed paragraphs will not use goes to the points that can grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.drafting.plan import Plan, PlanParagraph, PlanSection
from generator.drafting.realise import Realiser

GRAIN = 10
"""Expected lengths are rounded to this many characters: a small change in the bank moves nothing."""


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
    surplus = sum(node.budget - expected[node.path] for node in nodes if node.path in expected)
    room = sum(node.budget for node in growing)
    budgets = expected | {
        node.path: max(60, node.budget + round(surplus * node.budget / room)) for node in growing
    }
    return _with_budgets(plan, budgets)


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
    heading = len(section.heading.text) if section.heading else 0
    return heading + sum(paragraph.budget for paragraph in paragraphs)
