"""Long titles: balanced, and no word split."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.rendering.titles import line_breaks, width


def lines_of(title: str, capacity: float = 20, seams: tuple[int, ...] = ()) -> list[str]:
    places = (0, *line_breaks(title, capacity, seams), len(title))
    return [title[a:b] for a, b in pairwise(places)]


@pytest.mark.parametrize(
    "lines",
    [
        ["在江北市云溪县机关党的建设", "暨作风建设工作推进会议上的讲话"],
        ["在庆祝中国共产党成立105周年", "暨“两优一先”表彰大会上的讲话"],
        ["在全市深化作风建设、", "优化营商环境工作推进会议上的讲话"],
        ["关于进一步加强新时代县直机关", "基层党组织标准化规范化建设的调研报告"],
        ["在2026年度全市机关党建工作会议", "上的讲话提纲和有关材料"],
        ["以高质量机关党建引领保障县域", "经济社会高质量发展的实践与思考"],
    ],
)
def test_a_title_is_broken_where_a_person_would(lines: list[str]) -> None:
    assert lines_of("".join(lines)) == lines


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert line_breaks("在县直机关主题教育动员部署大会上的讲话", 20) == ()


def test_a_known_word_boundary_is_preferred() -> None:
    assert lines_of("甲乙丙丁戊己庚辛壬癸子丑", 8, seams=(5,)) == ["甲乙丙丁戊", "己庚辛壬癸子丑"]


def test_lines_fit_and_marks_stay_where_they_belong() -> None:
    for count in range(21, 70):
        title = ("在“两优一先”表彰会（县级）和2026年工作会议上的讲话、" * 4)[:count]
        lines = lines_of(title)
        assert all(width(line) <= 20 for line in lines)
        assert all(line[0] not in "”）、" for line in lines)
        assert all(line[-1] not in "“（" for line in lines[:-1])


def test_three_lines_are_no_hourglass() -> None:
    title = "在学习贯彻上级党委全会精神暨全县机关党的建设高质量发展工作推进会议上的讲话提纲和材料"
    one, two, three = map(len, lines_of(title))
    assert not two < min(one, three)


def test_digits_are_never_parted() -> None:
    number = "1234567890" * 2
    lines = lines_of(f"在庆祝{number}周年大会上的讲话和总结", 20)
    assert any(number in line for line in lines)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "在全省深入学习贯彻习近平新时代中国特色社会主义思想主题教育工作会议上的讲话",
            ["在全省深入学习贯彻", "习近平新时代中国特色社会主义思想", "主题教育工作会议上的讲话"],
        ),
        (
            "在全县优化营商环境暨民营经济高质量发展推进会上的讲话提纲",
            ["在全县优化营商环境暨民营经济", "高质量发展推进会上的讲话提纲"],
        ),
    ],
)
def test_a_line_more_is_better_than_a_parted_word(title: str, lines: list[str]) -> None:
    starts = [0, *line_breaks(title, 20), len(title)]
    assert [title[a:b] for a, b in pairwise(starts)] == lines
