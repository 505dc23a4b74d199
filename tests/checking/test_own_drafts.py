"""Finished drafts of ours: no finding but their gaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api.checks import Request as CheckRequest
from generator.api.checks import checker
from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.checking.source import from_draft
from generator.resources import data_folder

OUTLINES = sorted(path.stem for path in data_folder("outlines").glob("*.yaml"))
NOWHERE = Workspace(Path(__file__).parent / "no-workspace")


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_draft_from_the_sample_facts_has_no_finding_but_its_gaps(outline: str, seed: int) -> None:
    facts = data_folder("samples") / "facts" / f"{outline}.yaml"
    made = checker(CheckRequest(facts, outline), NOWHERE)
    report = made.check(from_draft(draft(Request(outline, facts, seed), NOWHERE), outline)).report
    assert [f"{f.code} {f.words}" for f in report.findings if f.code[2] != "1"] == []


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_draft_without_facts_has_no_finding_but_its_gaps(outline: str) -> None:
    made = checker(CheckRequest(org=("云溪县",)), NOWHERE)
    report = made.check(from_draft(draft(Request(outline), NOWHERE), outline)).report
    assert [f"{f.code} {f.words}" for f in report.findings if f.code[2] != "1"] == []
