"""What a rule-by-rule reader finds in the Word file: fonts, sizes, indents, levels, page."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from rendering_support import W, body_of, draft_of, part, text_of, words

from generator.draft import Draft, Origin, Paragraph, Run
from generator.rendering import render

Element = etree._Element


@pytest.fixture(scope="module")
def styles(speech_docx: bytes) -> dict[str, Element]:
    root = part(speech_docx, "word/styles.xml")
    return {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}


@pytest.fixture(scope="module")
def paragraphs(speech_docx: bytes) -> list[Element]:
    return list(part(speech_docx).iter(f"{W}p"))


def value(style: Element, path: str, attribute: str = "val") -> str | None:
    node = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if node is None else node.get(f"{W}{attribute}")


def style_of(paragraph: Element) -> str | None:
    return value(paragraph, "pPr/pStyle")


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("BodyText", "仿宋_GB2312", "32"),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体_GB2312", "32"),
        ("Heading3", "仿宋_GB2312", "32"),
        ("Heading4", "仿宋_GB2312", "32"),
        ("DateLine", "楷体_GB2312", "32"),
        ("Speaker", "楷体_GB2312", "32"),
        ("SalutationLine", "仿宋_GB2312", "32"),
        ("Footer", "宋体", "28"),
    ],
)
def test_fonts_and_sizes_are_those_of_the_standard(
    styles: dict[str, Element], style: str, font: str, half_points: str
) -> None:
    assert value(styles[style], "rPr/rFonts", "eastAsia") == font
    assert value(styles[style], "rPr/sz") == half_points


def test_every_paragraph_style_sets_all_four_font_slots(styles: dict[str, Element]) -> None:
    for name, style in styles.items():
        fonts = style.find(f"{W}rPr/{W}rFonts")
        if fonts is not None:
            assert {key.removeprefix(W) for key in fonts.attrib} == {
                "ascii",
                "hAnsi",
                "eastAsia",
                "cs",
            }, name


def test_no_style_takes_a_font_from_the_theme(speech_docx: bytes) -> None:
    for name in ("word/styles.xml", "word/document.xml"):
        assert b"Theme" not in etree.tostring(part(speech_docx, name)).replace(b"themeFont", b"")


def test_every_paragraph_style_hangs_punctuation(styles: dict[str, Element]) -> None:
    for name, style in styles.items():
        if style.get(f"{W}type") == "paragraph":
            assert value(style, "pPr/overflowPunct") == "1", name


@pytest.mark.parametrize("style", ["BodyText", "Heading1", "Heading2", "Heading3", "Heading4"])
def test_first_lines_are_indented_by_two_characters(styles: dict[str, Element], style: str) -> None:
    assert value(styles[style], "pPr/ind", "firstLineChars") == "200"
    assert value(styles[style], "pPr/ind", "firstLine") == "630"


def test_the_salutation_stands_flush_left(styles: dict[str, Element]) -> None:
    assert value(styles["SalutationLine"], "pPr/ind", "firstLineChars") == "0"
    assert value(styles["SalutationLine"], "pPr/jc") == "left"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_have_outline_levels_and_stay_with_the_next_paragraph(
    styles: dict[str, Element], level: int
) -> None:
    heading = styles[f"Heading{level}"]
    assert value(heading, "pPr/outlineLvl") == str(level - 1)
    assert value(heading, "name") == f"heading {level}"
    assert heading.find(f"{W}pPr/{W}keepNext") is not None


def test_styles_word_does_not_know_say_so(styles: dict[str, Element]) -> None:
    custom = {name for name, style in styles.items() if style.get(f"{W}customStyle") == "1"}
    assert custom == {
        "DateLine",
        "Speaker",
        "SalutationLine",
        "SignatureLine",
        "NoteText",
        "Lead",
        "Placeholder",
        "SentenceLine",
        "Minutes",
        "PauseMark",
        "AttachmentNote",
        "AttachmentMark",
        "AttachmentTitle",
        "TableText",
        "TableHead",
        "TaskTable",
    }


def test_there_are_about_thirty_styles(styles: dict[str, Element]) -> None:
    assert 18 <= len(styles) <= 36


def test_the_page_is_a4_with_the_margins_of_the_standard(speech_docx: bytes) -> None:
    section = next(part(speech_docx).iter(f"{W}sectPr"))
    assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
    for side, millimetres in {"top": 37, "left": 28, "bottom": 35, "right": 26}.items():
        twips = int(value(section, "pgMar", side) or 0)
        assert abs(twips / 1440 * 25.4 - millimetres) < 0.05
    assert value(section, "docGrid", "linePitch") == "579"


def test_every_paragraph_has_a_named_style_and_none_is_empty(paragraphs: list[Element]) -> None:
    assert all(style_of(paragraph) for paragraph in paragraphs)
    assert all(text_of(paragraph).strip() for paragraph in paragraphs)


def test_the_text_is_that_of_the_draft(speech: Draft, paragraphs: list[Element]) -> None:
    expected = [paragraph.text for paragraph in speech.paragraphs]
    expected[1] = f"（{expected[1]}）"
    assert [text_of(paragraph) for paragraph in paragraphs] == expected


def test_brackets_around_the_date_are_not_doubled() -> None:
    draft = draft_of(Paragraph("date", (words("（2026年3月5日）"),)))
    dates = [text_of(paragraph) for paragraph in part(render(draft, ".docx")).iter(f"{W}p")]
    assert dates == ["（2026年3月5日）"]


def test_only_the_last_line_of_the_head_has_a_gap_below(paragraphs: list[Element]) -> None:
    gaps = {style_of(p): value(p, "pPr/spacing", "after") for p in paragraphs[:5]}
    assert gaps == {
        "Title": None,
        "DateLine": None,
        "Speaker": "579",
        "SalutationLine": None,
        "BodyText": None,
    }


@pytest.mark.parametrize("mark", "“”‘’—…·×①")
def test_runs_with_ambiguous_marks_are_told_to_be_chinese(mark: str) -> None:
    run = list(part(render(body_of(f"前{mark}后"), ".docx")).iter(f"{W}r"))[-1]
    assert value(run, "rPr/rFonts", "hint") == "eastAsia"


def test_runs_without_such_marks_carry_no_direct_formatting() -> None:
    run = list(part(render(body_of("坚持党的领导，ABC 123。"), ".docx")).iter(f"{W}r"))[-1]
    assert run.find(f"{W}rPr") is None


def test_a_gap_is_highlighted_in_yellow_with_the_placeholder_style(
    paragraphs: list[Element],
) -> None:
    (gap,) = [p for p in paragraphs if "待补" in text_of(p)]
    (run,) = gap.iter(f"{W}r")
    assert value(run, "rPr/rStyle") == "Placeholder"
    assert value(run, "rPr/highlight") == "yellow"
    assert style_of(gap) == "BodyText"


def test_a_gap_inside_a_sentence_is_highlighted_alone() -> None:
    gap = Run("【待补：人数】", Origin("gap", "人数"))
    draft = draft_of(Paragraph("body", (words("培训"), gap, words("人次。"))))
    runs = list(part(render(draft, ".docx")).iter(f"{W}r"))
    assert [value(run, "rPr/highlight") for run in runs] == [None, "yellow", None]


def test_a_run_in_lead_is_a_character_style_inside_its_paragraph(
    paragraphs: list[Element],
) -> None:
    (paragraph,) = [p for p in paragraphs if text_of(p).startswith("思想根基")]
    assert style_of(paragraph) == "BodyText"
    leads = [text_of(run) for run in paragraph.iter(f"{W}r") if value(run, "rPr/rStyle") == "Lead"]
    assert leads == ["思想根基不断夯实。"]


def test_words_of_one_look_are_one_run_whatever_their_origin(paragraphs: list[Element]) -> None:
    (paragraph,) = [p for p in paragraphs if text_of(p).startswith("组织基础")]
    assert len(list(paragraph.iter(f"{W}r"))) == 2


def test_a_long_title_is_broken_in_balance_before_a_conjunction(paragraphs: list[Element]) -> None:
    title = etree.tostring(paragraphs[0], encoding="unicode")
    lines = [re.sub("<[^>]+>", "", line) for line in re.split("<w:br ?/>", title)]
    assert lines == ["在江北市云溪县机关党的建设", "暨作风建设工作推进会议上的讲话"]


def test_page_numbers_stand_outside_right_on_odd_left_on_even_pages(speech_docx: bytes) -> None:
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = part(speech_docx, name)
        assert value(next(footer.iter(f"{W}p")), "pPr/jc") == side
        assert value(next(footer.iter(f"{W}p")), "pPr/ind", f"{side}Chars") == "100"
        assert text_of(footer) == "— 1 —"
    assert part(speech_docx, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_a_date_stands_two_characters_right_of_the_name_above_it() -> None:
    names = ["中共云溪县委县直属机关工作委员会", "2026年3月5日"]
    draft = draft_of(*(Paragraph("signature", (words(name),)) for name in names))
    first, second = part(render(draft, ".docx")).iter(f"{W}p")
    assert value(first, "pPr/ind", "rightChars") is None
    assert value(second, "pPr/ind", "rightChars") == "1000"
