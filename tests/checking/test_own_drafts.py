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
SAMPLES = data_folder("samples") / "facts"
SHORT_OF_FACTS = "JG612"
"""A section far off its budget: without facts, one that lives from them is."""

NOWHERE = Workspace(Path(__file__).parent / "no-workspace")


def findings(request: Request, known: CheckRequest) -> list[str]:
    """What the rules say of a draft, its gaps left out."""
    text = from_draft(draft(request, NOWHERE), request.outline)
    found = checker(known, NOWHERE).check(text).report.findings
    return [f"{f.code} {f.words}" for f in found if not f.code.startswith("JG1")]


@pytest.mark.parametrize("outline", [x for x in OUTLINES if (SAMPLES / f"{x}.yaml").is_file()])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_draft_from_the_sample_facts_has_no_finding_but_its_gaps(outline: str, seed: int) -> None:
    facts = SAMPLES / f"{outline}.yaml"
    assert findings(Request(outline, facts, seed), CheckRequest(facts, outline)) == []


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_draft_without_facts_has_no_finding_but_its_gaps(outline: str, seed: int) -> None:
    known = CheckRequest(outline=outline, org=("云溪县",))
    found = findings(Request(outline, seed=seed), known)
    assert [each for each in found if not each.startswith(SHORT_OF_FACTS)] == []
