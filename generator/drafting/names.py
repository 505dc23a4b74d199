"""Names of organisations: in full where they first stand, short afterwards; whose lead a speaker thanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.draft import Paragraph, Run
from generator.facts.model import Fact

SHORT = "简称"
"""A fact ``单位简称`` is the short name of the fact ``单位``."""

ORGAN, SPEAKER, ABOVE = "领导机关", "讲话人", "上级领导"
"""The facts from which it follows whose lead a speaker thanks, and the one that says it."""

SUPERIOR = "上级党委"
"""Whose lead the head of a Party committee thanks."""

_HEADS_PARTY, _HEADS_GOVERNMENT = re.compile("委书记"), re.compile("政府[省市县区州旗乡镇]长")


def with_lead(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The facts with 上级领导, where the user has not given it: the leading organ, but nobody thanks
    the organ that he heads himself."""
    if ORGAN not in facts or ABOVE in facts:
        return facts
    organ = facts[ORGAN]
    speaker = facts[SPEAKER].text if SPEAKER in facts else ""
    text = organ.text
    if _HEADS_PARTY.search(speaker):
        text = SUPERIOR
    elif _HEADS_GOVERNMENT.search(speaker):
        text = "、".join(name for name in text.split("、") if not name.endswith("政府")) or SUPERIOR
    return {**facts, ABOVE: replace(organ, name=ABOVE, text=text)}


def shortened(paragraphs: Iterable[Paragraph], facts: Mapping[str, Fact]) -> Iterator[Paragraph]:
    """The paragraphs in order, every name that has a short one in full only once."""
    short = {name: facts[f"{name}{SHORT}"].text for name in facts if f"{name}{SHORT}" in facts}
    said: set[str] = set()
    for paragraph in paragraphs:
        runs = (
            tuple(_named(run, short, said) for run in paragraph.runs) if short else paragraph.runs
        )
        yield replace(paragraph, runs=runs)


def _named(run: Run, short: Mapping[str, str], said: set[str]) -> Run:
    name = run.origin.ref
    if run.origin.kind != "fact" or name not in short:
        return run
    if name in said:
        return replace(run, text=short[name])
    said.add(name)
    return run
