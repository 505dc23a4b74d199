"""Drafting: plan, draft, export, explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.api.workspace import Workspace
from generator.draft import Draft, Paragraph, Run
from generator.drafting.engine import Engine
from generator.drafting.plan import Plan
from generator.errors import bad_data

CHARACTERS_PER_MINUTE = 180


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for."""

    outline: str
    facts: Path | None = None
    """None: draft with generic wordings and say what is missing."""
    seed: int = 1
    length: int | None = None
    """Characters; None: the outline's own length."""
    minutes: float | None = None
    """Speaking time instead of a length; None: not given."""
    as_of: date | None = None
    """Day on which formulations must be valid; None: the date among the facts."""


def engine(request: Request, workspace: Workspace) -> Engine:
    """Everything for one draft, loaded. Raises DataError with all problems of the input."""
    loaded = workspace.outline(request.outline)
    bank = workspace.bank()
    facts = workspace.facts(request.facts, loaded, bank)
    target = request.length or loaded.outline.length
    if request.minutes:
        target = round(request.minutes * CHARACTERS_PER_MINUTE)
    if not 300 <= target <= 60_000:
        raise bad_data(f"篇幅{target}字超出了范围。", "请在 300 到 60000 字之间选择。")
    day = request.as_of or facts.speech_date
    return Engine(
        loaded, facts, bank, workspace.template_folders(), request.seed, target, day
    )


def draft(request: Request, workspace: Workspace) -> Draft:
    """A draft. Raises DataError."""
    return engine(request, workspace).draft()


def plan(request: Request, workspace: Workspace) -> Plan:
    """The plan tree alone. Raises DataError."""
    return engine(request, workspace).plan()


def explain(draft: Draft, number: int | None = None) -> Iterator[tuple[int, Paragraph, Run]]:
    """Every run of a draft, or of its paragraph with this 1-based number, in order."""
    paragraphs = list(draft.paragraphs)
    if number is not None and not 1 <= number <= len(paragraphs):
        raise bad_data(f"没有第{number}段。", f"这份初稿共{len(paragraphs)}段。")
    for n, paragraph in enumerate(paragraphs, 1):
        if number in (None, n):
            for run in paragraph.runs:
                yield n, paragraph, run
