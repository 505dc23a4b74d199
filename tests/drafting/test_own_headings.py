"""Headings in the user's own words: the aspects that a year's self-examination must follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafting_support import NOWHERE, sample_facts

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Draft

ASPECTS = {
    "政治方面": "带头强化政治忠诚、提高政治能力方面",
    "作风方面": "带头锤炼党性、改进工作作风方面",
    "担当方面": "带头干事创业、主动担当作为方面",
    "责任方面": "带头扛起管党治党政治责任方面",
}


def examined(path: Path, aspects: dict[str, str], seed: int) -> Draft:
    """The sample self-examination with these aspects of the year instead of its own."""
    lines = sample_facts("self-examination").read_text(encoding="utf-8").splitlines(True)
    sample = "".join(line for line in lines if line.partition(":")[0] not in ASPECTS)
    own = "".join(f"{name}: {text}\n" for name, text in aspects.items())
    path.write_text(sample + own, encoding="utf-8")
    return draft(Request("self-examination", path, seed), Workspace(NOWHERE))


def headings(made: Draft) -> list[str]:
    return [
        p.runs[-1].text
        for section in made.sections
        if section.move == "问题"
        for p in section.paragraphs
        if p.style == "heading2"
    ]


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_aspects_of_the_year_are_the_headings_word_for_word(tmp_path, seed):
    made = examined(tmp_path / "要素.yaml", ASPECTS, seed)
    assert headings(made) == list(ASPECTS.values())


def test_every_problem_is_said_under_the_aspects_of_the_year(tmp_path):
    text = "".join(p.text for p in examined(tmp_path / "要素.yaml", ASPECTS, 1).paragraphs)
    assert "退回重拟的7件" in text
    assert "低保审核拖了40多天" in text


def test_without_one_of_the_aspects_the_headings_are_the_usual_ones(tmp_path):
    some = {name: text for name, text in ASPECTS.items() if name != "责任方面"}
    found = headings(examined(tmp_path / "要素.yaml", some, 1))
    assert len(found) == 4
    assert not set(found) & set(ASPECTS.values())
