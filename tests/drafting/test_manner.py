"""A mined profile weighs passages: sentences come nearer to the office's own, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean

import pytest

from generator.api.drafts import Request, draft
from generator.api.workspace import MANNERS, Workspace
from generator.draft import Draft
from generator.drafting.manner import Manner, load_manners
from generator.errors import DataError

SEEDS = (1, 2, 3)


def profile(shortest: int, longest: int, clauses: float) -> str:
    figures = {"句长一成": shortest, "句长九成": longest, "每句分句": clauses, "并列分句占比": 0.05}
    return json.dumps(dict.fromkeys(("任务", "回顾", "问题", "意义"), figures), ensure_ascii=False)


def text_of(made: Draft) -> str:
    return "".join(paragraph.text for paragraph in made.paragraphs)


def sentence_length(workspace: Path) -> float:
    texts = [
        text_of(draft(Request("annual-work", seed=seed), Workspace(workspace))) for seed in SEEDS
    ]
    return mean(len(part) for text in texts for part in text.split("。") if part)


def test_sentences_come_nearer_to_those_of_the_profile(tmp_path: Path) -> None:
    (tmp_path / MANNERS).write_text(profile(8, 30, 2.0), encoding="utf-8")
    short = sentence_length(tmp_path)
    (tmp_path / MANNERS).write_text(profile(60, 150, 6.0), encoding="utf-8")
    assert short < sentence_length(tmp_path)


def test_a_profile_of_other_moves_changes_nothing(tmp_path: Path) -> None:
    request = Request("annual-work")
    before = draft(request, Workspace(tmp_path))
    (tmp_path / MANNERS).write_text("{}", encoding="utf-8")
    assert draft(request, Workspace(tmp_path)) == before


def test_what_is_no_profile_is_told_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / MANNERS
    path.write_text('{"任务": {"句长一成": "短"}}', encoding="utf-8")
    with pytest.raises(DataError, match="语步画像"):
        load_manners(path)


def test_a_mined_profile_can_be_read(tmp_path: Path) -> None:
    from generator.corpus.store import make_documents
    from generator.mining.harvest import harvest

    text = "讲话\n\n同志们：\n\n一、主要任务\n\n要压实责任，抓好落实。要排查短板，补齐弱项。\n"
    found = harvest(make_documents("a.txt", text))
    (tmp_path / MANNERS).write_text(json.dumps(found.profile, ensure_ascii=False), "utf-8")
    manners = load_manners(tmp_path / MANNERS)
    assert manners["任务"] == Manner(11, 11, 2.0, 0.0)
