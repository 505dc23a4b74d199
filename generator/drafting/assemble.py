"""Putting runs together: leads and numbers before a point, points that run on in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.draft import Origin, Paragraph, Run
from generator.drafting.memory import Spoken
from generator.drafting.numerals import ordinal
from generator.drafting.plan import PlanParagraph


def assemble(plan: PlanParagraph, groups: Sequence[Spoken]) -> Iterator[Paragraph]:
    """The groups as paragraphs, with the heading or lead that the numbering asks for."""
    lead: tuple[Run, ...] = ()
    if plan.numbering == "（一）" and plan.heading:
        number = Run(ordinal("（一）", plan.index), Origin("outline", plan.path))
        yield Paragraph("heading2", (number, plan.heading), plan.path)
    elif plan.numbering is not None:
        lead = tuple(_lead(plan))
    for n, group in enumerate(groups):
        runs = (*lead, *group.runs) if n == 0 else tuple(group.runs)
        yield Paragraph("body", _merged(runs), f"{plan.path}.{n + 1}")


def _lead(plan: PlanParagraph) -> Iterator[Run]:
    assert plan.numbering is not None
    origin = Origin("outline", plan.path)
    bold = plan.numbering not in ("连写",)
    number = ordinal(plan.numbering, plan.index)
    if number:
        yield Run(number, origin, bold)
    if plan.heading:
        yield replace(plan.heading, lead=bold)
        yield Run("。", origin, bold)


def _merged(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbouring runs of one origin as one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].origin == run.origin and merged[-1].lead == run.lead:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def run_on(paragraphs: list[Paragraph], point: Paragraph, index: int, last: bool) -> None:
    """Points that run on in one paragraph, after a lead that ends in a colon if there is one."""
    said = _without_end(point.runs)
    several = any("。" in run.text for run in said)
    runs = (*said, Run("。" if last or several else "；", Origin("outline", point.path)))
    joins = index > 0 or (paragraphs and paragraphs[-1].text.endswith("："))
    if joins:
        before = paragraphs[-1]
        paragraphs[-1] = replace(before, runs=(*before.runs, *runs))
    else:
        paragraphs.append(replace(point, runs=runs))


def _without_end(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    last = runs[-1]
    return (*runs[:-1], replace(last, text=last.text.rstrip("。；"))) if runs else runs
