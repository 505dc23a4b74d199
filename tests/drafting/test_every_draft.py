"""What must hold for every draft of every shipped outline, with all facts and with none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter

import pytest
from drafting_support import CASES, NOWHERE, OUTLINES, made, sample_facts

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Run
from generator.facts.model import Facts

every_draft = pytest.mark.parametrize(("outline", "with_facts", "seed"), CASES)


def facts_of(outline: str) -> Facts:
    workspace = Workspace(NOWHERE)
    return workspace.facts(sample_facts(outline), workspace.outline(outline), workspace.bank())


def runs_of(outline: str, with_facts: bool, seed: int) -> list[Run]:
    return [run for p in made(outline, with_facts, seed).paragraphs for run in p.runs]


@every_draft
def test_a_draft_has_its_length_within_five_percent(outline, with_facts, seed):
    made_draft = made(outline, with_facts, seed)
    assert abs(made_draft.length - made_draft.target) <= 0.05 * made_draft.target


@every_draft
def test_no_wording_of_the_bank_is_used_twice(outline, with_facts, seed):
    said = Counter(
        (run.origin.ref, run.text)
        for run in runs_of(outline, with_facts, seed)
        if run.origin.kind in ("concept", "line") and len(run.text) > 4
    )
    assert [what for what, count in said.items() if count > 1] == []


@every_draft
def test_no_two_sentences_are_the_same(outline, with_facts, seed):
    sentences = Counter(
        sentence
        for p in made(outline, with_facts, seed).paragraphs
        for sentence in re.split(r"[。！？；]", p.text)
        if len(sentence) > 8
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


@every_draft
def test_every_run_knows_where_it_comes_from(outline, with_facts, seed):
    for run in runs_of(outline, with_facts, seed):
        assert run.origin.ref, run
        if run.origin.kind in ("concept", "line", "heading") and run.origin.layer:
            file, _, line = run.origin.source.rpartition(":")
            assert file.endswith(".yaml"), run
            assert int(line) > 0, run


@every_draft
def test_no_digit_stands_in_a_draft_that_the_facts_did_not_give(outline, with_facts, seed):
    for run in runs_of(outline, with_facts, seed):
        if re.search(r"\d", run.text):
            assert run.origin.kind in ("fact", "outline"), run


@every_draft
def test_punctuation_is_never_doubled_and_paragraphs_end(outline, with_facts, seed):
    for p in made(outline, with_facts, seed).paragraphs:
        assert not re.search(r"[，。；：、！？]{2}", p.text), p.text
        assert not re.search(r"\{|\}|undefined|None|[\ue000-\uf8ff]", p.text), p.text
        if p.style == "body":
            assert p.text[-1] in "。！？：", p.text


@every_draft
def test_no_character_is_doubled_where_two_clauses_meet(outline, with_facts, seed):
    for p in made(outline, with_facts, seed).paragraphs:
        for before, after in zip(p.runs, p.runs[1:], strict=False):
            if before.text and after.text and after.origin.kind == "concept":
                assert not before.text.endswith(after.text[:2]), p.text


@pytest.mark.parametrize("outline", OUTLINES)
def test_every_item_of_the_sample_facts_is_said(outline):
    text = "".join(p.text for p in made(outline, True).paragraphs)
    unsaid = [
        item.content
        for items in facts_of(outline).items.values()
        for item in items
        if item.content not in text
    ]
    assert unsaid == []


@pytest.mark.parametrize("outline", OUTLINES)
def test_full_facts_leave_no_gap(outline):
    full = made(outline, True)
    assert [run.text for p in full.paragraphs for run in p.runs if run.origin.kind == "gap"] == []
    assert [missing.fact for missing in full.missing if missing.required] == []
    assert full.warnings == ()


@pytest.mark.parametrize("outline", OUTLINES)
def test_missing_facts_are_listed_and_never_leave_a_gap_inside_prose(outline):
    empty = made(outline, False)
    assert any(missing.required for missing in empty.missing)
    for p in empty.paragraphs:
        if any(run.origin.kind == "gap" for run in p.runs):
            assert p.style in (
                "title",
                "subtitle",
                "date",
                "speaker",
                "salutation",
                "note",
                "signature",
                "placeholder",
            ), p.text


@pytest.mark.parametrize("outline", OUTLINES)
def test_headings_of_one_level_come_from_one_set_and_are_about_as_long(outline):
    sections = made(outline, True).sections
    level_one = [p.runs[0].text for s in sections for p in s.paragraphs if p.style == "heading1"]
    assert max(map(len, level_one), default=0) - min(map(len, level_one), default=0) <= 6
    for section in sections:
        points = [p.runs[-1] for p in section.paragraphs if p.style == "heading2"]
        lengths = [len(run.text) for run in points]
        assert max(lengths, default=0) - min(lengths, default=0) <= 4, points
        assert len({run.text for run in points}) == len(points)


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_same_input_gives_the_same_draft_and_another_seed_another(outline):
    request = Request(outline, sample_facts(outline), 1)
    assert draft(request, Workspace(NOWHERE)) == made(outline, True, 1)
    one = {run.text for run in runs_of(outline, True, 1) if run.origin.kind == "concept"}
    other = {run.text for run in runs_of(outline, True, 2) if run.origin.kind == "concept"}
    assert len(other - one) >= 0.5 * len(other)


def test_a_draft_does_not_depend_on_the_order_of_sets() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from drafting_support import OUTLINES, made;"
        "print([made(outline, True) for outline in OUTLINES])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, str(NOWHERE.parent)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
