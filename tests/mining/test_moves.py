"""Sections get their move by heading, words and place, and say what decided."""

from __future__ import annotations

import pytest

from generator.document import Document
from generator.mining.moves import heading_move, tag_moves, text_move


@pytest.mark.parametrize(
    ("heading", "move"),
    [
        ("2023年工作回顾", "回顾"),
        ("当前机关党建存在的主要问题", "问题"),
        ("原因剖析", "原因"),
        ("提高思想认识，增强责任感", "意义"),
        ("2024年重点工作", "任务"),
        ("切实加强组织领导", "组织"),
        ("加强机关党建的对策建议", "对策"),
        ("重要理论政策", "政策"),
    ],
)
def test_a_heading_tells_its_move_and_the_cue(heading: str, move: str) -> None:
    guess = heading_move(heading)
    assert guess is not None
    assert guess.move == move
    assert guess.cues[0].startswith("标题")


def test_a_heading_without_cue_says_nothing() -> None:
    assert heading_move("突出政治引领") is None


def test_a_speech_goes_from_opening_to_exhortation(speeches: list[Document]) -> None:
    top = [section.move for section in tag_moves(speeches[0]).sections]
    assert top[:4] == ["开篇", "回顾", "问题", "任务"]


def test_subheadings_inherit(speeches: list[Document]) -> None:
    tagged = tag_moves(speeches[0])
    below = [section.move for section in tagged.walk() if section.level == 2]
    assert below == ["任务", "任务"]


def test_paragraphs_without_any_cue_have_no_move() -> None:
    assert text_move([]) is None
