"""Places in the user's own file, safe fixes, exceptions, settings and the office's own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api import checks
from generator.api.workspace import Workspace
from generator.checking.source import load
from generator.errors import DataError

BAD = "同志们：\n　　要认真,扎实落实。\n　　要⟦坚持坚持⟧问题导向。\n".replace("⟦", "").replace(
    "⟧", ""
)


def checked(folder: Path, words: str, name: str = "稿.txt", **given: object) -> checks.Checked:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return checks.check([path], checks.Request(**given), Workspace(folder))[0]  # type: ignore[arg-type]


def codes(done: checks.Checked) -> list[str]:
    return [finding.code for finding in done.report.findings]


def test_line_and_column_count_the_indent_of_the_file(tmp_path: Path) -> None:
    findings = checked(tmp_path, BAD).report.findings
    assert [(f.code, f.line, f.column) for f in findings] == [("JG801", 2, 6), ("JG702", 3, 4)]


def test_marks_of_markdown_are_not_judged_and_places_are_those_of_the_file(tmp_path: Path) -> None:
    words = "# 在会上的讲话\n\n同志们：\n\n**一是抓学习,**二是抓落实。\n"
    findings = checked(tmp_path, words, "稿.md").report.findings
    assert [(f.code, f.line, f.column) for f in findings] == [("JG801", 5, 8)]


def test_safe_fixes_are_written_and_leave_nothing_to_fix(tmp_path: Path) -> None:
    done = checked(tmp_path, BAD)
    assert "+　　要认真，扎实落实。" in checks.difference(done)
    assert checks.fix_file(done) == 2
    assert (tmp_path / "稿.txt").read_text(
        encoding="utf-8"
    ) == "同志们：\n　　要认真，扎实落实。\n　　要坚持问题导向。\n"
    assert (
        codes(checks.check([tmp_path / "稿.txt"], checks.Request(), Workspace(tmp_path))[0]) == []
    )


def test_an_exception_counts_only_with_a_reason(tmp_path: Path) -> None:
    with_reason = "要坚持坚持问题导向。<!-- 不查 JG702：引用原话 -->\n"
    done = checked(tmp_path, with_reason)
    assert codes(done) == []
    assert done.report.excepted == 1
    assert codes(checked(tmp_path, with_reason.replace("：引用原话", ""))) == ["JG108", "JG702"]


def test_an_exception_alone_on_a_line_holds_for_the_next(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, "<!-- 不查 JG702：原话 -->\n要坚持坚持问题导向。\n")) == []


def test_settings_switch_off_tune_allow_and_add_words(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(
        "停用: [JG801]\n例外:\n- {规则: JG702, 文字: 坚持坚持, 理由: 原话}\n"
        "词表:\n- {词语: 落实, 改为: 做实, 启用: 2026-01-01}\n",
        encoding="utf-8",
    )
    assert codes(checked(tmp_path, BAD)) == ["JG507"]


def test_settings_that_name_no_rule_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("停用: [JG999]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"rules.yaml:1:6.*没有“JG999”"):
        checked(tmp_path, BAD)


def test_a_rule_of_the_office_is_found_tried_and_used(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "单位.yaml").write_text(
        "规则:\n- 编号: DW001\n  名称: 不说老城区\n  查找: 老城区\n  改为: 中心城区\n"
        "  错例: [改造⟦老城区⟧。]\n  对例: [改造中心城区。]\n",
        encoding="utf-8",
    )
    assert list(checks.try_rules(Workspace(tmp_path))) == []
    assert codes(checked(tmp_path, "各单位要抓紧改造老城区。\n")) == ["DW001"]


def test_a_rule_whose_examples_fail_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.yaml").write_text(
        "规则:\n- {编号: DW001, 名称: 甲, 查找: 城区, 错例: [没有。], 对例: [新城区。]}\n",
        encoding="utf-8",
    )
    assert len(list(checks.try_rules(Workspace(tmp_path)))) == 1


def test_a_python_rule_of_the_office(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.py").write_text(
        "from generator.checking.patterns import each\n"
        "from generator.checking.rule import Rule, examples\n"
        "RULE = Rule('DW002', '乙', '本单位', '提示', '为什么。', each('老城', '“{0}”', '改'),\n"
        "    bad=examples('⟦老城⟧。'))\n",
        encoding="utf-8",
    )
    assert list(checks.try_rules(Workspace(tmp_path))) == []
    assert codes(checked(tmp_path, "各单位要抓紧改造老城。\n")) == ["DW002"]


def test_rules_that_cannot_run_are_listed(tmp_path: Path) -> None:
    not_run = {rule.code for rule in checked(tmp_path, BAD).report.not_run}
    assert {"JG201", "JG301", "JG303", "JG501", "JG901"} <= not_run


def test_copied_spans_name_their_source(tmp_path: Path) -> None:
    earlier = tmp_path / "往年"
    earlier.mkdir()
    old = "组建二十七支突击队推动老旧小区改造提前完工"
    (earlier / "去年.txt").write_text(f"去年，我们{old}，受到好评。\n", encoding="utf-8")
    done = checked(tmp_path, f"今年，各单位{old}。\n", corpus=earlier)
    (finding,) = [f for f in done.report.findings if f.code == "JG201"]
    assert finding.words == old
    assert "去年.txt" in finding.message


def test_an_unknown_format_is_bad_data(tmp_path: Path) -> None:
    (tmp_path / "稿.xyz").write_text("字", encoding="utf-8")
    with pytest.raises(DataError, match=r"查不了“\.xyz”"):
        load(tmp_path / "稿.xyz")
