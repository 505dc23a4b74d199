"""Layout profiles: complete, their strength marked, and an office's own laid over them."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import fields

from generator import yamlio
from generator.draft import Style
from generator.errors import DataError
from generator.rendering import signature, titles, units
from generator.rendering.layout import STYLES, Look, Page
from generator.rendering.profiles import BUILT_IN, layout_names, load_layout


def office(folder: Path, text: str) -> Path:
    path = folder / "layouts.yaml"
    path.write_text(text, "utf-8")
    return path


def problems_of(folder: Path, text: str, name: str = "office") -> list[str]:
    with pytest.raises(DataError) as caught:
        load_layout(name, office(folder, text))
    return [f"{problem.line} {problem.what}{problem.remedy}" for problem in caught.value.problems]


def test_there_are_four_profiles() -> None:
    assert list(layout_names()) == ["gbt9704", "speech", "reading", "article"]


@pytest.mark.parametrize("name", ["gbt9704", "speech", "reading", "article"])
def test_every_style_of_a_draft_has_a_look(name: str) -> None:
    layout = load_layout(name)
    assert all(layout.look(style).font for style in get_args(Style))


@pytest.mark.parametrize("name", ["gbt9704", "speech", "reading", "article"])
def test_every_parameter_written_says_how_strong_it_is(name: str) -> None:
    data = yamlio.load(BUILT_IN).data[name]
    written = {
        f"{section}.{key}"
        for section, values in data.items()
        if isinstance(values, dict) and section != "代用字体"
        for key in values
    }
    basis = load_layout(name).basis
    assert all(basis[key].strength != "自定" for key in written)


def test_the_lines_and_characters_of_the_standard_fit_the_text_area() -> None:
    layout = load_layout("gbt9704")
    page, body = layout.page, layout.looks["body"]
    height = page.height - page.top - page.bottom
    assert height // body.line == page.lines
    assert page.text_width // body.advance == page.characters


def test_an_office_overrides_a_few_lines(tmp_path: Path) -> None:
    own = office(tmp_path, "office:\n  名称: 本单位\n  沿用: speech\n  正文:\n    字号: 四号\n")
    layout = load_layout("office", own)
    assert layout.looks["body"].size == 28
    assert layout.looks["body"].first == 200
    assert layout.looks["date"].brackets == "（）"
    assert layout.basis["正文.字号"].strength == "自定"


def test_an_office_may_change_the_ground_of_all_styles(tmp_path: Path) -> None:
    own = office(tmp_path, "office:\n  沿用: speech\n  通用:\n    西文字体: Arial\n")
    assert {look.latin for look in load_layout("office", own).looks.values()} == {"Arial"}


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = (
        "office:\n  沿用: speech\n  正文:\n    首行缩进: 2字\n    字号: 很大\n"
        "    对齐: 中\n  页面:\n    天头: 37\n  题目:\n    加粗: 是\n"
    )
    problems = problems_of(tmp_path, text)
    assert [problem.split()[0] for problem in problems] == ["4", "5", "6", "8", "9"]
    assert "是不是想写“首行”" in problems[0]
    assert "三号" in problems[1]
    assert "37毫米" in problems[3]


def test_a_profile_on_its_own_says_what_it_lacks(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "office:\n  名称: 甲\n")
    assert "页面.纸宽" in problem
    assert "沿用: gbt9704" in problem


@pytest.mark.parametrize("parent", ["office", "nothing"])
def test_a_profile_builds_on_one_that_is_there(parent: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, f"office:\n  沿用: {parent}\n")
    assert "绕成了一圈" in problem or "不存在" in problem


@pytest.mark.parametrize("text", ["- 甲\n", "office: 3\n", "office:\n  代用字体: 3\n"])
def test_a_file_of_another_form_is_one_message(text: str, tmp_path: Path) -> None:
    assert len(problems_of(tmp_path, text)) == 1


def test_every_parameter_has_a_chinese_key_of_its_own() -> None:
    for kind in (Page, Look):
        keys = [field.type.__metadata__[0].key for field in fields(kind)]
        assert len(set(keys)) == len(keys)
    assert len({name.id for name in STYLES.values()}) == len(STYLES)


@pytest.mark.parametrize("module", [units, titles, signature])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
