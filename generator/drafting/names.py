"""Names of organisations: in full where they first stand, short afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.draft import Paragraph, Run
from generator.facts.model import Fact

SHORT = "简称"
"""A fact ``单位简称`` is the short name of the fact ``单位``."""


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
