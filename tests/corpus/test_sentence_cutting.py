"""Sentences and clauses are cut where a reader would, and offsets always fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.sentences import cut_clauses, cut_sentences, label_of

CHINESE = st.text(alphabet="党建工作一二是要第首先，。！？；：…、“”《》（）‘’ 0a\t", max_size=60)


def sentences(text):
    return [sentence.text for sentence in cut_sentences(text)]


def clauses(text):
    return [clause.text for clause in cut_clauses(text)]


def test_a_paragraph_is_cut_after_full_stops():
    assert sentences("抓学习。抓作风！抓落实") == ["抓学习。", "抓作风！", "抓落实"]


def test_a_quoted_sentence_takes_its_closing_quote_along():
    text = "他说：“群众满意才算数。”我们要记住这句话。"
    assert sentences(text) == ["他说：“群众满意才算数。”", "我们要记住这句话。"]


def test_a_question_quoted_as_a_word_does_not_end_the_sentence():
    assert len(sentences("回答好“为什么？怎么办？”的问题。")) == 1


def test_the_enumeration_comma_is_no_clause_boundary():
    assert clauses("把人力、物力、财力用好，把事办成。") == ["把人力、物力、财力用好", "把事办成"]


def test_a_short_quotation_stays_whole():
    assert (
        clauses("发扬“踏石留印，抓铁有痕”的作风，一抓到底。")[0] == "发扬“踏石留印，抓铁有痕”的作风"
    )


def test_a_clause_keeps_its_mark_apart():
    assert [clause.mark for clause in cut_clauses("抓学习，抓作风；抓落实。")] == ["，", "；", "。"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("一是抓学习。", "一是"),
        ("十二要管住小事。", "十二要"),
        ("第三，抓落实。", "第三，"),
        ("首先要学习。", "首先"),
    ],
)
def test_an_enumerating_word_is_seen(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize("text", ["一个支部", "第一书记到村任职", "二要素模型", "三是个好数"])
def test_words_that_only_look_like_it_are_not(text):
    assert label_of(text) == ""


@given(CHINESE)
def test_every_piece_lies_where_its_offsets_say(text):
    padded = "前言" + text
    for sentence in cut_sentences(text, offset=2):
        assert padded[sentence.start : sentence.end] == sentence.text
        for clause in sentence.clauses:
            assert padded[clause.start : clause.end] == clause.text


@given(CHINESE)
def test_cutting_loses_nothing_but_blanks(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
