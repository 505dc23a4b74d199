"""``jianggao mine`` and ``jianggao corpus`` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from mining_support import CHAIN, FILLINGS, speech

from generator.bank.load import load_file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("文稿")
    for n, filling in enumerate(FILLINGS):
        (path / f"{n}.txt").write_text(speech(filling), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_mine_writes_a_layer_and_reports(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "候选.yaml"
    result = run("mine", folder, "-o", out, "--topic", "机关党建")
    assert result.returncode == 0
    assert "读了 5 篇文稿" in result.stdout
    assert result.stderr == ""
    assert load_file(out).set_phrases


def test_mine_warns_when_there_are_too_few_documents(folder: Path, tmp_path: Path) -> None:
    result = run("mine", folder / "0.txt", folder / "1.txt", "-o", tmp_path / "层")
    assert "只有 2 篇文稿" in result.stdout


def test_mine_does_not_go_below_three_documents(folder: Path, tmp_path: Path) -> None:
    result = run("mine", folder, "-o", tmp_path / "层", "--min-documents", "1")
    assert "没有再放低" in result.stdout


def test_a_missing_folder_is_told_with_exit_code_3(tmp_path: Path) -> None:
    out = tmp_path / "层.yaml"
    result = run("mine", tmp_path / "没有", "-o", out)
    assert result.returncode == 3
    assert "找不到" in result.stderr
    assert not out.exists()


def test_kwic_lines_up_the_word(folder: Path) -> None:
    lines = run("corpus", "kwic", CHAIN, folder).stdout.splitlines()
    assert len(lines) == 10
    assert len({line.index(f"【{CHAIN}】") for line in lines}) == 1


def test_kwic_finds_a_quoted_term_without_its_quotes(folder: Path) -> None:
    rows = json.loads(run("corpus", "kwic", "千万工程经验", folder, "--json").stdout)
    assert {row["word"] for row in rows} == {"千万工程”经验"}


def test_show_draws_the_tree_of_a_file(folder: Path) -> None:
    lines = run("corpus", "show", folder / "0.txt").stdout.splitlines()
    assert lines[0].startswith("[文稿]")
    assert "  [标题] 三、今年重点任务" in lines
    assert "    [标题] （一）突出政治引领，把牢学校方向" in lines


def test_clean_writes_a_line_for_every_document(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "文稿.jsonl"
    assert run("corpus", "clean", folder, "-o", out).returncode == 0
    documents = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [document["name"] for document in documents] == [f"{n}.txt" for n in range(5)]
