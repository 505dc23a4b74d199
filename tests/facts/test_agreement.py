"""Facts that contradict themselves, each other or the day of the speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api.drafts import sample_facts
from generator.api.facts import check

HEAD = "会议名称: 江北市机关党的工作会议\n日期: 2026年2月26日\n讲话人: 某某\n"


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ("任务:\n- 内容: 完成验收\n  期限: 2025年9月底前\n", ":5：期限“2025年9月底前”早于"),
        ("任务:\n- 内容: 完成验收\n  期限: 1月底前\n", "早于讲话的日期"),
        ("成绩:\n- 建成阵地12处\n任务:\n- 建成阵地12处\n", ":7：“建成阵地12处”在“成绩”里已经写过"),
        ("成绩:\n- 党员培训覆盖面增长-3.2%\n", ":5：“增长-3.2%”说法和数字矛盾"),
    ],
)
def test_what_cannot_be_right_is_told_with_its_line(tmp_path, lists, message):
    path = tmp_path / "要素.yaml"
    path.write_text(HEAD + lists, encoding="utf-8")
    assert message in "\n".join(check(path, "party-annual", tmp_path))


@pytest.mark.parametrize(
    "lists",
    [
        "任务:\n- 内容: 完成验收\n  期限: 9月底前\n- 内容: 开展轮训\n  期限: 全年\n",
        "成绩:\n- 党员培训覆盖面提高3.2个百分点\n任务:\n- 再建阵地12处\n",
    ],
)
def test_what_agrees_is_left_alone(tmp_path, lists):
    path = tmp_path / "要素.yaml"
    path.write_text(HEAD + lists, encoding="utf-8")
    assert "注意" not in "\n".join(check(path, "party-annual", tmp_path))


def test_the_sample_facts_agree():
    told = "\n".join(check(sample_facts("party-annual"), "party-annual", Path("没有")))
    assert "注意" not in told
