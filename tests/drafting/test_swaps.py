"""For every phrase of the bank in a draft there are others that could stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api.drafts import Request, sample_facts
from generator.api.exports import make
from generator.api.swaps import alternatives
from generator.api.workspace import Workspace
from generator.errors import DataError


@pytest.fixture(scope="module")
def made():
    request = Request("party-annual", sample_facts("party-annual"))
    return make(request, Workspace(Path("没有")))


def runs(made, kind):
    for n, paragraph in enumerate(made.draft.paragraphs, 1):
        for m, run in enumerate(paragraph.runs, 1):
            if run.origin.kind == kind and not is_lead(made, run):
                yield n, m, run


def is_lead(made, run):
    """Whether a run is the short phrase before a passage, with the user's items behind it."""
    line = made.engine.words.passage(run.origin.ref)
    return line is not None and run.text.removesuffix("。") in line.leads


@pytest.mark.parametrize("kind", ["passage", "line"])
def test_at_least_five_replacements_are_ranked_with_their_source(made, kind):
    said = {run.text for p in made.draft.paragraphs for run in p.runs}
    for n, m, run in runs(made, kind):
        offers = alternatives(made, n, m)
        assert len(offers) >= 5, run.text
        assert run.text not in {offer.text for offer in offers}
        assert not said & {offer.text for offer in offers}
        assert all(offer.source and offer.layer and offer.why for offer in offers)


def test_a_short_phrase_is_exchanged_for_another_one_of_its_passage(made):
    for n, paragraph in enumerate(made.draft.paragraphs, 1):
        for m, run in enumerate(paragraph.runs, 1):
            if run.origin.kind == "passage" and is_lead(made, run):
                line = made.engine.words.passage(run.origin.ref)
                others = {f"{lead}。" for lead in line.leads} - {run.text}
                assert {offer.text for offer in alternatives(made, n, m)} == others


def test_a_heading_is_offered_from_other_sets_and_a_fact_not_at_all(made):
    n, m, _ = next(runs(made, "heading"))
    assert len(alternatives(made, n, m)) >= 3
    n, m, _ = next(runs(made, "fact"))
    assert alternatives(made, n, m) == []


def test_a_run_that_is_not_there_is_told(made):
    with pytest.raises(DataError, match="没有第999段"):
        alternatives(made, 999, 1)
