"""Drafts of every shipped outline, made once a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Draft
from generator.resources import data_folder

NOWHERE = Path(__file__).parent / "no-workspace"
"""A workspace without files: only what ships."""

OUTLINES = sorted(path.stem for path in data_folder("outlines").glob("*.yaml"))
SEEDS = (1, 2, 3)


def sample_facts(outline: str) -> Path:
    """The shipped sample facts of an outline."""
    return data_folder("samples") / "facts" / f"{outline}.yaml"


@cache
def made(outline: str, with_facts: bool, seed: int = 1) -> Draft:
    """A draft of a shipped outline, with its sample facts or with none."""
    facts = sample_facts(outline) if with_facts else None
    return draft(Request(outline, facts, seed), Workspace(NOWHERE))


CASES = [(name, full, seed) for name in OUTLINES for full in (True, False) for seed in SEEDS]
