"""From a speech to an outline that drafts: moves, shares, headings with slots, how sure it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.api.extract import extract
from generator.api.outlines import check
from generator.cli.main import jianggao
from generator.errors import DataError
from generator.outline.load import load_outline
from generator.resources import data_folder

SAMPLES = sorted((data_folder("samples") / "corpus").rglob("*.txt"))
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"
SPEECH = """\
在江北市“环境整治”活动推进会上的讲话
（2025年9月18日）
同志们：
今天我们开会，主要是总结前段工作，部署下步任务。下面，我讲三点意见。
一、肯定成绩，坚定信心
2025年以来，各单位行动快、办法多，取得了阶段性成效。
——支部工作更加规范。各支部按时开展组织生活，书记带头讲党课，党员参加活动的积极性有了提高。
——党员作用更加明显。广大党员在急难险重任务中冲在前面，在社区里亮明身份、认领岗位。
二、2026年的重点任务
（一）抓好支部建设
要选优配强支部书记，落实“三会一课”，推进标准化规范化建设，整顿后进支部。
（二）抓好作风建设
要整治形式主义，改进文风会风，精简文件会议，转变机关作风，让基层把精力用在抓落实上。
三、加强组织领导，确保取得实效
一要落实责任。各级各部门主要负责人要亲自抓、负总责，一级抓一级，层层抓落实。
二要强化督查。要对照任务定期督查，及时通报，对工作不力的严肃问责。
同志们，任务已经明确，关键在于落实。让我们一起努力，把工作做得更好！
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "去年讲话.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_moves_shares_counts_and_lists_are_those_of_the_speech(tmp_path):
    found = extract(write(tmp_path, SPEECH), tmp_path, "机关党建")
    out = tmp_path / "我的.yaml"
    out.write_text(found.text, encoding="utf-8")
    outline = load_outline(out).outline
    assert [s.move for s in outline.sections] == ["开篇", "回顾", "任务", "组织", "号召"]
    review, tasks, demands = outline.sections[1:4]
    assert [p.points.numbering for p in review.parts if p.points] == ["——"]
    points = next(p.points for p in tasks.parts if p.points)
    assert (points.number, points.numbering, points.facts_from) == ((2, 2), "（一）", "任务")
    assert set(points.subtopics) == {"支部建设", "作风建设"}
    assert [p.points.numbering for p in demands.parts if p.points] == ["一要"]
    assert abs(sum(s.share for s in outline.sections) - 100) < 2


def test_what_the_next_speech_names_otherwise_becomes_a_slot(tmp_path):
    found = extract(write(tmp_path, SPEECH), tmp_path)
    assert "标题: '{年份}的重点任务'" in found.text
    assert "2026" not in found.text.split("章节:")[1]


def test_it_says_how_sure_it_is_of_every_section(tmp_path):
    report = extract(write(tmp_path, SPEECH), tmp_path).report
    assert len(report) == 5
    assert "有把握" in report[3]
    assert "加强组织领导" in report[3]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_outline_from_any_sample_drafts(tmp_path, path):
    out = tmp_path / "提取.yaml"
    out.write_text(extract(path, tmp_path).text, encoding="utf-8")
    check(str(out), tmp_path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="没有 ../shared/corpus/seeds")
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_an_outline_from_a_real_speech_drafts(tmp_path, name):
    out = tmp_path / "提取.yaml"
    out.write_text(extract(next(SEEDS.glob(f"{name}*")), tmp_path).text, encoding="utf-8")
    check(str(out), tmp_path)


def test_a_file_that_exists_is_not_overwritten_and_what_is_no_speech_is_told(tmp_path):
    speech = write(tmp_path, SPEECH)
    out = tmp_path / "提纲.yaml"
    done = CliRunner().invoke(jianggao, ["outlines", "extract", str(speech), "-o", str(out)])
    assert done.exit_code == 0, done.output
    again = CliRunner().invoke(jianggao, ["outlines", "extract", str(speech), "-o", str(out)])
    assert isinstance(again.exception, DataError)
    with pytest.raises(DataError, match="没有主题“海洋”"):
        extract(speech, tmp_path, "海洋")
