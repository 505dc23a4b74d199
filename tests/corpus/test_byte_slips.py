"""A lost GBK byte is found again where the text tells it, and marked where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.byteslip import mend
from generator.corpus.readings import Clues

TRADITIONAL = Clues(traditional=True)


def slipped(before: str, run: str, after: str) -> str:
    """``run`` without its first byte, as a converter shows it."""
    data = run.encode("gbk")[1:]
    return before + "?" + data.decode("gbk") + after


@pytest.mark.parametrize(
    ("before", "run", "after"),
    [
        ("要認真抓好貫徹落實", "。《意見》中就堅持的原則", "作了規定"),
        ("考核評價機制還不健全", "。考核的指揮", "棒作用沒有發揮"),
    ],
)
def test_a_run_up_to_an_ascii_byte_is_read_again(before, run, after):
    assert mend(slipped(before, run, after), TRADITIONAL) == (before + run + after, 1)


def test_a_full_stop_lost_before_a_traditional_character_comes_back():
    # 。縣 is A1 A3 BF 68: without A1 it reads ？h
    text = "開創全縣機關黨建工作新局面?h委對這次會議非常重視"
    assert mend(text, TRADITIONAL) == ("開創全縣機關黨建工作新局面。縣委對這次會議非常重視", 1)


def test_a_bracketed_number_at_the_start_of_a_line_comes_back():
    # （一）客 without the first byte of its indent
    text = "?。ㄒ唬┛陀^原因"
    assert mend(text, TRADITIONAL)[0].strip() == "（一）客觀原因"


def test_what_the_pinyin_annotator_cut_apart_comes_back():
    assert mend("過去成功是因?yàn)橹v政治", TRADITIONAL) == ("過去成功是因為講政治", 1)


def test_the_reading_given_elsewhere_tells_a_character_lost_whole():
    clues = Clues({"优": "yōu", "书": "shū"}, traditional=True)
    assert mend("機關支部?jī)?yōu)秀工作法", clues)[0] == "機關支部优秀工作法"


def test_a_swallowed_digit_is_marked_not_guessed():
    mended, count = mend("不斷提高黨的建設質量?！?019年7月召開會議", TRADITIONAL)
    assert mended == "不斷提高黨的建設質量。”〓019年7月召開會議"
    assert count == 1


@pytest.mark.parametrize(
    "text",
    [
        "为什么有的干得好?很重要的一个原因就是统筹不够。",
        "大家想一想,这样行不行?我看不行!",
        "什么是效能？为什么提高效能？怎样提高效能？",
        "Really? Yes (ok).",
        "真的可以吗??我看可以。",
    ],
)
def test_a_genuine_question_mark_stays(text):
    assert mend(text) == (text, 0)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="党的建设工作会议认真落实。，？?！h0k(a)", max_size=40))
def test_mending_twice_is_mending_once(text):
    once, _ = mend(text)
    assert mend(once)[0] == once


def test_a_character_that_others_fit_as_well_becomes_a_gap():
    # 宁 keeps both bytes, 威 lost its second: 大方、?宁 could be many a place
    text = "七星关、大方、威宁".encode("gbk")
    damaged = (text[:-3] + b"?" + text[-2:]).decode("gbk", errors="replace")
    assert "推" not in mend("大力发展" + damaged + "获评省级示范县。")[0]


def test_a_common_word_is_not_made_a_gap():
    assert mend("充分发?作用")[0] in ("充分发挥作用", "充分发?作用")


@pytest.mark.parametrize(
    "written",
    [
        "？" * 300,
        "?" * 5000,
        "学?" * 2000,
        "什么?" * 2000,
        "?a" * 2000,
        "全县生产总值达到??亿元，增长??%。",
        "联系电话???????",
        "怎么看?怎么办?怎么干?",
        "”马丁?路德?金先生也说过：“做对的事，任何时机都是好时机。”",
    ],
)
def test_marks_that_somebody_wrote_stay_and_no_word_is_made_of_them(written):
    assert mend(written) == (written, 0)


def test_marks_alone_are_looked_at_only_where_bytes_tell_of_a_slip():
    whole = "全面推進機關黨的建設??不斷提高質量"
    assert mend(whole, TRADITIONAL) == (whole, 0)
    assert mend(f"{whole}?!兑庖姟分芯蛨猿值脑瓌t", TRADITIONAL)[1] == 2


def test_a_line_of_damage_alone_is_mended_run_by_run():
    mended, count = mend("?!兑庖姟分芯蛨猿值脑瓌t，" * 500, TRADITIONAL)
    assert (count, mended.count("《意見》中就堅持的原則")) == (500, 500)
