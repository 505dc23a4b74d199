"""Sections, paragraphs and sentences get their move by heading, words, place and order, with cues."""

from __future__ import annotations

import pytest

from generator.corpus.store import make_documents
from generator.document import Document
from generator.mining.moves import heading_move, text_move
from generator.mining.succession import move_of_paragraphs, move_of_sentence


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


def moves_of(document: Document) -> list[str]:
    return [guess.move for _, guess in move_of_paragraphs(document)]


def test_a_speech_goes_from_opening_to_exhortation(speeches: list[Document]) -> None:
    found = moves_of(speeches[0])
    assert found[0] == "开篇"
    assert list(dict.fromkeys(found)) == ["开篇", "回顾", "问题", "任务", "号召"]


def test_every_paragraph_has_a_move_and_a_reason(speeches: list[Document]) -> None:
    found = list(move_of_paragraphs(speeches[0]))
    assert [p for p, _ in found] == list(speeches[0].paragraphs())
    assert all(guess.cues and 0 < guess.confidence <= 1 for _, guess in found)


def test_shortcomings_inside_a_review_are_a_move_of_their_own() -> None:
    (document,) = make_documents(
        "甲.txt",
        "在全县工作会议上的讲话\n\n一、去年工作回顾\n\n一年来，各项工作取得明显成效。\n\n"
        "同时，我们也清醒地看到，工作中还存在一些问题和不足：责任落实不够到位。\n\n"
        "二、今年重点工作\n\n要压实责任，抓好整改。\n",
    )
    assert moves_of(document) == ["回顾", "问题", "任务"]


def test_an_essay_proposes_where_a_speech_sets_tasks() -> None:
    (essay,) = make_documents(
        "乙.txt",
        "关于做好机关党建工作的思考\n\n一、存在的问题\n\n责任意识不强，制度不够健全。\n\n"
        "二、几点对策\n\n要建立健全责任制度。\n",
    )
    assert moves_of(essay) == ["问题", "对策"]


def test_a_sentence_may_stand_out_of_its_paragraph() -> None:
    (document,) = make_documents(
        "丙.txt",
        "讲话\n\n同志们：\n\n要抓好落实。\n\n一年来，我们做了许多工作。我们也清醒地看到，还存在不少问题。\n",
    )
    *_, (paragraph, around) = move_of_paragraphs(document)
    assert [move_of_sentence(s, around).move for s in paragraph.sentences][-1] == "问题"


def test_paragraphs_without_any_cue_have_no_move_of_their_own() -> None:
    assert text_move([]) is None


def test_a_report_sets_tasks_even_under_a_heading_that_suggests_them() -> None:
    (report,) = make_documents(
        "丁.txt",
        "在全市工作会议上的讲话\n\n同志们：\n\n一、今年工作的对策建议\n\n大力发展主导产业。\n\n"
        "深入推进新型工业化。\n",
    )
    assert set(moves_of(report)) == {"任务"}


def test_what_the_years_brought_is_a_review() -> None:
    (speech,) = make_documents(
        "戊.txt",
        "在座谈会上的讲话\n\n同志们：\n\n下面，我讲三点意见。\n\n四年来，我们携手同行，互利共赢。\n\n"
        "要抓好落实。\n",
    )
    assert moves_of(speech)[1] == "回顾"
