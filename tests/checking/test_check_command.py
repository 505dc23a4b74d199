"""``jianggao check`` and ``jianggao rule``: what they print and which code they return."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.main import jianggao
from generator.resources import data_folder

FACTS = data_folder("samples") / "facts" / "party-annual.yaml"


def said(*arguments: str | Path) -> Result:
    return CliRunner().invoke(jianggao, [str(x) for x in arguments])


def written(folder: Path, words: str) -> Path:
    path = folder / "稿.txt"
    path.write_text(words, encoding="utf-8")
    return path


def test_findings_give_place_sentence_remedy_and_exit_code_1(tmp_path: Path) -> None:
    path = written(tmp_path, "同志们：\n要坚持坚持问题导向。\n")
    done = said("check", path, "-w", tmp_path)
    assert done.exit_code == 1
    assert f"{path}:2:2 错误 JG702" in done.output
    assert "要【坚持坚持】问题导向。" in done.output
    assert "没有查：" in done.output


def test_a_clean_file_gives_0(tmp_path: Path) -> None:
    assert (
        said("check", written(tmp_path, "同志们：\n要坚持问题导向。\n"), "-w", tmp_path).exit_code
        == 0
    )


def test_json_sarif_and_html(tmp_path: Path) -> None:
    path = written(tmp_path, "同志们：\n要坚持坚持<问题>导向。\n")
    sarif, page = tmp_path / "结果.sarif", tmp_path / "结果.html"
    done = CliRunner().invoke(
        jianggao,
        [
            "check",
            str(path),
            "-w",
            str(tmp_path),
            "--json",
            "--sarif",
            str(sarif),
            "--html",
            str(page),
        ],
    )
    assert json.loads(done.stdout)[0]["code"] == "JG702"
    log = json.loads(sarif.read_text(encoding="utf-8"))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (log["version"], region["startLine"], region["startColumn"]) == ("2.1.0", 2, 2)
    assert "<mark>坚持坚持</mark>&lt;问题&gt;" in page.read_text(encoding="utf-8")


def test_a_word_file_of_ours_has_no_fault_of_layout_and_takes_comments(tmp_path: Path) -> None:
    word, copy = tmp_path / "稿.docx", tmp_path / "批注.docx"
    assert said("draft", "party-annual", "-o", word).exit_code == 0
    done = said("check", word, "-w", tmp_path, "--comments", copy)
    assert "JG9" not in done.output
    assert "JG101" in done.output
    with zipfile.ZipFile(copy) as archive:
        assert "【待补" in archive.read("word/comments.xml").decode("utf-8")


def test_a_rule_is_explained_and_an_unknown_one_is_bad_data() -> None:
    assert "依据：" in said("rule", "JG301").output
    assert "JG301" in said("rule").output
    assert said("rule", "JG999").exception is not None
