"""Nobody thanks the organ that he heads himself."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafting_support import NOWHERE

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Run
from generator.drafting.names import ABOVE, with_lead
from generator.facts.model import Fact


@pytest.mark.parametrize(
    ("organ", "speaker", "lead"),
    [
        ("县委", "中共云溪县委副书记　周明远", "县委"),
        ("县委、县政府", "中共桐川县委书记　沈向东", "上级党委"),
        ("县委、县政府", "平岭县人民政府县长　韩立成", "县委"),
        ("县委、县政府", "平岭县人民政府副县长　韩立成", "县委、县政府"),
        ("县政府", "平岭县人民政府县长　韩立成", "上级党委"),
        ("县委", "", "县委"),
    ],
)
def test_whose_lead_a_speaker_thanks(organ: str, speaker: str, lead: str) -> None:
    given = {"领导机关": Fact("领导机关", organ)}
    if speaker:
        given["讲话人"] = Fact("讲话人", speaker)
    assert with_lead(given)[ABOVE].text == lead


def test_what_the_user_says_stands_and_without_an_organ_nothing_follows() -> None:
    given = {"领导机关": Fact("领导机关", "县委"), ABOVE: Fact(ABOVE, "市委")}
    assert with_lead(given)[ABOVE].text == "市委"
    assert ABOVE not in with_lead({})


def runs_of(folder: Path, speaker: str) -> list[Run]:
    facts = folder / "要素.yaml"
    facts.write_text(f"领导机关: 县委\n讲话人: {speaker}\n", encoding="utf-8")
    drafts = [draft(Request("campaign", facts, seed), Workspace(NOWHERE)) for seed in range(1, 9)]
    return [run for made in drafts for paragraph in made.paragraphs for run in paragraph.runs]


def test_a_secretary_does_not_speak_of_the_lead_of_his_own_committee(tmp_path: Path) -> None:
    for speaker, lead in (
        ("中共云溪县委书记　某某", "上级党委"),
        ("中共云溪县委副书记　某某", "县委"),
    ):
        said = {run.text for run in runs_of(tmp_path, speaker) if run.origin.ref == ABOVE}
        assert said == {lead}
