"""Every cleaning step mends its own kind of noise and leaves everything else alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import (
    boilerplate,
    breaks,
    invisible,
    pinyin,
    punctuation,
    script,
    spacing,
)
from generator.corpus.cleaners import LINES, clean, wording
from generator.corpus.readings import Clues

ORIGINALS = sorted((Path(__file__).parent / "originals").glob("*.txt"))
STEPS = {**wording(Clues()), **LINES}
NOISE = st.text(
    alphabet="党建縣機关一二三、（）()，,。.:：;；?？!！\"“”'#&;nbsp\u200b\u3000 \n\t12 ājīguān—-…XX*来源上一篇网[SEP]",
    max_size=80,
)


@pytest.mark.parametrize("file", ORIGINALS, ids=lambda file: file.stem)
def test_a_clean_text_comes_out_unchanged(file):
    text = file.read_text(encoding="utf-8").strip()
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.repairs == {}


@pytest.mark.parametrize("name", STEPS)
@settings(max_examples=200, deadline=None)
@given(text=NOISE)
def test_a_step_done_twice_is_done_once(name, text):
    once, _ = STEPS[name](text)
    again, count = STEPS[name](once)
    assert again == once
    assert count == 0


@pytest.mark.parametrize("name", STEPS)
@given(text=NOISE)
@settings(max_examples=100, deadline=None)
def test_a_step_counts_what_it_changed_but_layout(name, text):
    result, count = STEPS[name](text)
    assert count > 0 or words(result) == words(text)


def words(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


ANNOTATED = "機(jī)關(guān)黨(dǎng)建工作會(huì)議(yì)在縣(區)委召開(kāi)"


def test_pinyin_goes_and_genuine_brackets_stay():
    assert pinyin.strip(ANNOTATED) == ("機關黨建工作會議在縣(區)委召開", 6)


def test_toneless_and_doubled_annotations_go_where_toned_ones_are():
    assert pinyin.strip(ANNOTATED + "會(hui)(hui)場")[0].endswith("會場")


@pytest.mark.parametrize(
    "text", ["青铜器有鼎、簋（guǐ）、鬲（lì）等。", "使用手机软件(app)办理。", "(2019年X月X日)"]
)
def test_a_writers_own_brackets_are_no_annotations(text):
    assert pinyin.strip(text) == (text, 0)


def test_traditional_script_becomes_simplified():
    assert (
        script.simplify("機關黨建工作會議著力推進羣衆滿意")[0] == "机关党建工作会议着力推进群众满意"
    )


@pytest.mark.parametrize("text", ["乾隆年间的瞭望台", "名著和原著都要读", "机关党建"])
def test_simplified_text_is_not_converted(text):
    assert script.simplify(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("同志们:今天开会,讲三点.", "同志们：今天开会，讲三点。"),
        ("(一)抓学习;抓作风!", "（一）抓学习；抓作风！"),
        ("全县(区)机关", "全县（区）机关"),
        ("--书记带头抓", "——书记带头抓"),
    ],
)
def test_marks_of_chinese_text_become_full_width(text, mended):
    assert punctuation.widen(text)[0] == mended


@pytest.mark.parametrize(
    "text", ["时间08:38，比例1.2", "增加1,200人", "see https://a.cn/b?c=1", "Hello, world (ok)!"]
)
def test_times_numbers_and_english_stay(text):
    assert punctuation.widen(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("全县”六项活动”的指导", "全县“六项活动”的指导"),
        ('把"死档案"变活', "把“死档案”变活"),
        ("他说“好。”又说“行。”", "他说“好。”又说“行。”"),
    ],
)
def test_quotes_face_the_right_way(text, mended):
    assert punctuation.turn_quotes(text)[0] == mended


def test_entities_and_invisible_characters_go():
    assert (
        invisible.decode_entities("党&amp;amp;建&nbsp;工作&#8220;好&#8221;")[0] == "党&建 工作“好”"
    )
    assert invisible.drop("\ufeff党\u200b建") == ("党建", 2)


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 范文大全 > 正文", "2020-10-13 11:13:14 来源:某某日报", "免责声明:本文仅限学习分享",
        "上一篇:关于广告落实情况汇报下一篇:关于古诗文教学的反思", "本站热搜", "来源｜云帆 新时代研究",
        "导语:讲话一文来源于网友上传,不代表本站观点。", "发布:someone浏览:425次", "作者:佚名",
    ],
)  # fmt: skip
def test_a_web_pages_lines_are_known(line):
    assert boilerplate.is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "2011年7月29日",
        "首先要调动积极性",
        "来源于实践的经验最可贵",
        "上一篇文章谈了学习，这一篇谈作风。",
        "作者系某校教师",
    ],
)
def test_a_speechs_own_lines_are_not(line):
    assert not boilerplate.is_boilerplate(line)


def test_dropped_lines_leave_date_source_and_author():
    text = "题目\n时间:2022-02-10 08:38:00 来源:网络整理 作者:佚名 浏览:425次\n正文。"
    assert boilerplate.metadata(text) == boilerplate.Metadata("2022-02-10", "网络整理", "佚名")


def test_a_page_number_inside_a_word_goes():
    assert breaks.drop_page_marks("增长6%，一 — 1 — 般公共预算\n— 2 —")[0] == "增长6%，一般公共预算"


def test_a_heading_broken_in_two_is_joined():
    text = "一、当前基层思想教育\n存在的主要问题\n（一）形式单一"
    assert breaks.join_broken(text)[0] == "一、当前基层思想教育存在的主要问题\n（一）形式单一"


def test_blanks_go_except_between_chinese_words():
    assert spacing.tidy("　　县（区） XXX局  有 3 个支部")[0] == "县（区）XXX局 有3个支部"
    assert spacing.tidy("发挥作用 强化建设")[0] == "发挥作用 强化建设"
    assert spacing.tidy("讲　话　稿")[0] == "讲话稿"


PARAGRAPH = "加强机关党的建设是一项基础工程，" + "要常抓不懈、久久为功。" * 8


@pytest.mark.parametrize(
    ("title", "body", "lines"),
    [
        # glued: the copy in the paragraph goes
        ("在全县秋收工作推进会上的讲话", f"同志们：{PARAGRAPH}", ["{title}", "{body}"]),
        # the paragraph begins with the words of its title: both stay
        (
            "加强机关党的建设是一项基础工程",
            "，" + "要常抓不懈、久久为功。" * 8,
            ["{title}", "{title}{body}"],
        ),
        # the "title" is the paragraph cut off: nothing of the paragraph is lost
        (
            "大家好！今年秋收开局良好，各镇各村",
            "都动了起来，" + "要颗粒归仓。" * 12,
            ["{title}{body}"],
        ),
        (
            "在表彰会上的讲话（2024年1月1日）张某同志们",
            "：" + "今天我们隆重集会。" * 8,
            ["{title}{body}"],
        ),
    ],
)
def test_a_title_that_begins_the_paragraph_never_takes_words_with_it(title, body, lines):
    cleaned = boilerplate.drop_repeated_title(f"{title}\n{title}{body}")[0]
    wanted = [line.format(title=title, body=body) for line in lines]
    assert [line for line in cleaned.split("\n") if line] == wanted


def test_lines_that_links_cut_are_joined_where_blank_lines_part_the_paragraphs():
    cut = (
        "全体会议批准了县长所作的\n政府工作报告\n。会议认为，报告很好。\n\n今年是我县与\n邻县\n、邻市共建十周年。"
        "\n\n会议号召大家努力工作。\n\n散会。"
    )
    assert breaks.join_broken(cut)[0].split("\n") == [
        "全体会议批准了县长所作的政府工作报告。会议认为，报告很好。",
        "今年是我县与邻县、邻市共建十周年。",
        "会议号召大家努力工作。",
        "散会。",
    ]


def test_the_notice_of_a_library_behind_a_text_goes_and_nothing_before_it():
    notice = "本作品是政府的文件。根据《\n中华人民共和国著作权法\n》第五条，属于\n公有领域\n。"
    assert boilerplate.drop(f"本作品展览很成功。\n谢谢大家。\n{notice}")[0] == (
        "本作品展览很成功。\n谢谢大家。\n"
    )
