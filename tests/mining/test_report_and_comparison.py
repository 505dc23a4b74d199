"""The report shows figures that are true; a comparison finds what was put in on purpose."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chunks import chunked
from mining_support import CHAIN, FILLINGS, speech

from generator.document import Document
from generator.mining.hashing import hashes_of
from generator.mining.kept import keep
from generator.mining.lookup import find_keys
from generator.mining.overview import overview
from generator.mining.runner import alone

NEW = "抓好新质本领"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("文稿")
    for n, filling in enumerate(FILLINGS):
        (path / f"2022年{n}.txt").write_text(speech(filling), encoding="utf-8")
        text = speech(filling + "二").replace(
            "同志们，", f"{NEW}，带好{filling}。{NEW}，从现在起。\n\n同志们，"
        )
        (path / f"2025年{n}.txt").write_text(text, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_report_is_one_page_that_fetches_nothing(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "报告.html"
    assert run("mine", folder, "-o", tmp_path / "层.yaml", "--report", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<script|https?:|src=", text)
    for heading in ("覆盖", "词汇增长", "分布", "最通用的套语", "没有收的分句"):
        assert f"<h2>{heading}</h2>" in text
    assert CHAIN in text
    for drawing in re.findall("<svg.*?</svg>", text):
        ElementTree.fromstring(drawing)


def test_figures_are_those_of_a_plain_count(speeches: list[Document], tmp_path: Path) -> None:
    refs = chunked(speeches, tmp_path, 2)
    sizes = [len(document.text) for document in speeches]
    found = overview(refs, sizes, [CHAIN], ["没有这句话"], [CHAIN], alone)
    expected = sum(document.text.count(CHAIN) for document in speeches)
    assert len(found.dispersions[0].places) == expected
    assert found.dispersions[0].documents == len(speeches)
    assert found.dispersions[0].evenness > 0.95
    assert found.by_bank == pytest.approx(expected / found.clauses)
    assert found.by_proposals == 0
    assert list(found.growth) == sorted(found.growth)
    assert found.growth[-1] > found.growth[0] > 0


def test_a_text_is_looked_up_however_rare_it_is(speeches: list[Document], tmp_path: Path) -> None:
    (ref,) = chunked(speeches, tmp_path)
    wanted = keep(hashes_of([FILLINGS[0]]), tmp_path, "wanted")
    table = find_keys(ref, wanted)
    bodies = [p.text for d in speeches for p in d.paragraphs()]
    headings = [s.heading for d in speeches for s in d.walk()]
    assert table.sums[0, 0] == sum(text.count(FILLINGS[0]) for text in bodies + headings)
    assert table.sums[0, 1] == 1


def test_what_is_new_since_a_year_comes_first(folder: Path) -> None:
    rows = json.loads(run("compare", folder, "--since", "2025", "--json").stdout)
    assert NEW in rows[0]["text"]
    assert rows[0]["other_count"] == 0
    assert CHAIN not in {row["text"] for row in rows}


def test_one_folder_against_another(folder: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "旧", tmp_path / "新"
    for target, year in ((old, "2022"), (new, "2025")):
        target.mkdir()
        for file in folder.glob(f"{year}*"):
            (target / file.name).write_bytes(file.read_bytes())
    result = run("compare", new, old)
    assert NEW in result.stdout.splitlines()[0]
    assert "只此有" in result.stdout
    assert "没有明显的差别" in run("compare", old, old).stderr


def test_a_year_on_which_nothing_can_be_compared_is_told(folder: Path) -> None:
    result = run("compare", folder, "--since", "1990")
    assert result.returncode == 3
    assert "比不了" in result.stderr
    assert run("compare", folder).returncode == 2
