"""Numbers that the user gives for a subtopic: passages carry them, each once a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafting_support import NOWHERE, sample_facts

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Draft

BANK = Workspace(NOWHERE).bank()
SUBTOPICS = ("安全责任", "隐患排查", "应急救援", "安全执法", "安全宣教")
NAMES = [fact.name for name in SUBTOPICS for fact in BANK.facts_of[name]]


def told(folder: Path, seed: int, names: list[str]) -> list[str]:
    """The numbers that a safety speech says, in order, when these are given."""
    sample = sample_facts("safety-meeting").read_text(encoding="utf-8")
    given = "".join(f"{name}: {7001 + n}\n" for n, name in enumerate(names))
    path = folder / "要素.yaml"
    path.write_text(sample + given, encoding="utf-8")
    made: Draft = draft(Request("safety-meeting", path, seed), Workspace(NOWHERE))
    runs = (run for paragraph in made.paragraphs for run in paragraph.runs)
    return [run.origin.ref for run in runs if run.origin.ref in NAMES]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_numbers_that_are_given_are_said_and_none_is_said_twice(tmp_path, seed):
    said = told(tmp_path, seed, NAMES)
    assert len(said) >= len(SUBTOPICS)
    assert len(said) == len(set(said))


def test_a_number_that_is_not_given_is_not_said(tmp_path):
    given = [name for name in NAMES if name.startswith("计划")]
    assert set(told(tmp_path, 1, given)) <= set(given)
    assert told(tmp_path, 1, []) == []
