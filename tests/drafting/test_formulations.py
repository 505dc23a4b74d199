"""Formulations with dates: a sentence that holds one is said only on its days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from drafting_support import NOWHERE, OUTLINES, sample_facts

from generator.api.drafts import Request, draft, engine
from generator.api.workspace import Workspace
from generator.checking.data import formulations
from generator.draft import Draft

EARLY = date(2010, 3, 1)


def dated(workspace: Workspace) -> dict[str, tuple[date | None, date | None]]:
    """The formulations of a bank that have dates."""
    bank = engine(Request("party-annual"), workspace).bank
    found = {p.text: (p.valid_from, p.valid_to) for p, _ in bank.set_phrases}
    return {text: dates for text, dates in found.items() if any(dates)}


def from_bank(made: Draft) -> str:
    """What the bank said, runs set apart."""
    kinds = ("concept", "line", "passage")
    return "\n".join(r.text for p in made.paragraphs for r in p.runs if r.origin.kind in kinds)


@pytest.mark.parametrize("outline", OUTLINES)
def test_nothing_is_said_before_its_day(outline):
    later = [t for t, (first, _) in dated(Workspace(NOWHERE)).items() if first and first > EARLY]
    made = draft(Request(outline, sample_facts(outline), as_of=EARLY), Workspace(NOWHERE))
    assert later
    assert not [text for text in later if text in from_bank(made)]
    assert not made.warnings


def test_an_article_between_two_formulations_says_the_one_that_is_there_already():
    facts = sample_facts("theory-article")
    said = [
        from_bank(
            draft(
                Request("theory-article", facts, seed, as_of=date(2020, 10, 13)), Workspace(NOWHERE)
            )
        )
        for seed in (1, 2, 3)
    ]
    assert all("“两个维护”" in text and "“两个确立”" not in text for text in said)


def test_a_formulation_of_the_office_holds_as_long_as_the_office_says(tmp_path):
    phrases = tmp_path / "phrases"
    phrases.mkdir()
    (phrases / "own.yaml").write_text(
        "套语:\n- {文字: 党支部, 停用: 2026-01-31}\n", encoding="utf-8"
    )
    for day, said in ((date(2026, 1, 31), True), (date(2026, 2, 1), False)):
        facts = sample_facts("party-annual")
        made = draft(Request("party-annual", facts, as_of=day), Workspace(tmp_path))
        assert ("党支部" in from_bank(made)) is said


def test_an_option_out_of_its_days_leaves_the_others(tmp_path):
    write = Path(tmp_path / "phrases")
    write.mkdir()
    (write / "own.yaml").write_text(
        "套语:\n- {文字: 新提法, 启用: 2030-01-01}\n"
        "主题: 机关党建\n子题: 试写子题\n句群:\n"
        "- {编号: 甲, 语步: 任务, 文字: '要落实[新提法|老办法]。'}\n"
        "- {编号: 乙, 语步: 任务, 文字: '要学习新提法。'}\n"
        "- {编号: 丙, 语步: 任务, 文字: '要研究新[提法|办法]。'}\n",
        encoding="utf-8",
    )
    request = Request("party-annual", as_of=date(2026, 1, 1))
    words = engine(request, Workspace(tmp_path)).words
    (only,) = words.lines("任务", "试写子题")
    assert all(words.said(only, node) == "要落实老办法。" for node in range(20))


def test_a_fact_that_a_sentence_names_twice_is_said_twice(tmp_path):
    write = Path(tmp_path / "phrases")
    write.mkdir()
    text = "主题: 机关党建\n子题: 试写子题\n要素:\n- {名称: 范围, 说明: 范围}\n句群:\n- {编号: 甲, 语步: 任务, 文字: '{范围}的事{范围}办。'}\n"
    (write / "own.yaml").write_text(text, encoding="utf-8")
    facts = tmp_path / "要素.yaml"
    facts.write_text("范围: 全县\n", encoding="utf-8")
    words = engine(Request("party-annual", facts), Workspace(tmp_path)).words
    (only,) = words.lines("任务", "试写子题")
    assert words.said(only, 1) == "全县的事全县办。"


def test_the_dates_are_those_that_the_checker_knows():
    known = formulations("提法")
    ours = dated(Workspace(NOWHERE))
    both = ours.keys() & known.keys()
    assert len(both) > 5
    assert all(ours[text] == (known[text].valid_from, known[text].valid_to) for text in both)
