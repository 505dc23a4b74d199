"""Repairs that look at a whole text: glued paragraphs, groups of rows, lost characters, gaps."""

from __future__ import annotations

import pytest

from generator.corpus.breaks import drop_page_marks, join_broken
from generator.corpus.cleaners import clean
from generator.corpus.gaps import find_gaps
from generator.corpus.genre import genre_of
from generator.corpus.glued import GLUED, split_glued
from generator.corpus.store import make_documents
from generator.corpus.unencodable import restore

LONG = "我们把问题摆在桌面上，把责任扛在肩膀上，把办法写在现场里，一件一件办，一项一项清。"


def glued() -> str:
    parts = ["各位代表：", "现在，我向大会报告工作。", "2023年工作回顾", LONG * 40]
    parts += [f"（{n}）抓好第{n}件事。" + LONG * 20 for n in "一二三"]
    return "".join(parts)


def test_a_text_without_breaks_is_cut_at_its_row_and_its_address():
    assert len(glued()) >= GLUED
    text, count = split_glued(glued())
    starts = [line[:6] for line in text.split("\n")]
    assert starts[:3] == ["各位代表：", "现在，我向大", "2023年工"]
    assert [start[:3] for start in starts[4:]] == ["（一）", "（二）", "（三）"]
    assert count == len(starts) - 1


def test_a_long_line_with_a_lone_number_stays_whole():
    text = LONG * 90 + "（二）是个编号。" + LONG
    assert split_glued(text) == (text, 0)


def test_a_heading_without_number_gathers_the_row_below_it():
    lines = ["题目", "同志们："]
    for words in ("一年来，我们攻坚克难，发展更稳", "一年来，我们为民办事，民生更好"):
        lines += [words, "面对困难，我们没有退缩。"]
        lines += [f"（{n}）{words[-4:]}第{n}项。{LONG}" for n in "一二"]
    (document,) = make_documents("稿", "\n".join(lines))
    groups = [section for section in document.walk() if section.heading.startswith("一年来")]
    assert [[part.label for part in group.sections] for group in groups] == [
        ["（一）", "（二）"]
    ] * 2


def test_the_character_big5_does_not_have_comes_back():
    text = "以人?本，成?全縣的榜樣。" + "機關黨建工作要紮實開展，團結幹部羣眾。" * 30
    mended, count = restore(text, traditional=True)
    assert (mended[:13], count) == ("以人為本，成為全縣的榜樣。"[:13], 2)
    assert restore(text, traditional=False) == (text, 0)
    assert restore(text + "為", traditional=True)[1] == 0


def test_one_missing_full_stop_joins_no_paragraphs():
    first, second = LONG * 2 + "这就是我们的重要保证", "我国的经济" + LONG
    assert join_broken(f"{first}\n{second}")[1] == 0


def test_a_page_mark_before_a_heading_leaves_a_place_to_cut():
    assert drop_page_marks("全面落实到位。 — 20 — 三、加强建设")[0] == "全面落实到位。 三、加强建设"
    assert drop_page_marks("加强排放管控，—17—PM2.5")[0] == "加强排放管控，PM2.5"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全县XX个支部", "number"),
        ("在XX县召开", "place"),
        ("由XXX局负责", "organisation"),
        ("请XXX同志讲话", "name"),
        ("20XX年以来", "date"),
        ("X月X日召开", "date"),
        ("县委书记XXX", "name"),
        ("增长XX%", "number"),
        ("某县某镇", "place"),
        ("打造***品牌", ""),
    ],
)
def test_a_mask_tells_what_it_holds(text, kind):
    assert find_gaps(text)[0].holds == kind


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("政府工作报告", "工作报告"),
        ("在全县机关党建工作会议上的讲话", "讲话"),
        ("机关党建与业务融合探析", "理论文章"),
        ("云溪县基层医疗调研报告", "调研报告"),
        ("春", ""),
    ],
)
def test_a_title_tells_the_genre(title, genre):
    assert genre_of(title, "", "") == genre


def test_repairs_of_whole_texts_done_twice_are_done_once():
    once = clean(glued())
    assert clean(once.text).text == once.text
