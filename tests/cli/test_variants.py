"""Several drafts at once: numbered files, and different enough to choose between."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.api.drafts import Request, sample_facts
from generator.api.variants import DIFFERENT, difference, variants
from generator.api.workspace import Workspace
from generator.cli.main import jianggao
from generator.errors import DataError


@pytest.mark.parametrize("outline", ["party-annual", "campaign"])
def test_five_variants_differ_in_most_of_their_clauses(outline):
    made = variants(Request(outline, sample_facts(outline)), Workspace(Path("没有")), 5)
    for one, other in combinations([m.draft for m in made], 2):
        assert difference(one, other) >= DIFFERENT


def test_every_variant_has_its_own_file(tmp_path):
    out = tmp_path / "稿.txt"
    done = CliRunner().invoke(
        jianggao, ["draft", "campaign", "--sample", "--variants", "2", "-o", str(out)]
    )
    assert done.exit_code == 0, done.output
    texts = {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()}
    assert sorted(texts) == ["稿-1.txt", "稿-2.txt"]
    assert texts["稿-1.txt"] != texts["稿-2.txt"]


def test_a_bank_too_small_is_told(tmp_path):
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "党.yaml").write_text(
        "主题: 海洋\n子题: 渔业\n句群:\n- {编号: 一, 语步: 任务, 文字: 要把渔船管起来。}\n",
        encoding="utf-8",
    )
    outline = tmp_path / "试.yaml"
    outline.write_text(
        "名称: 试\n文种: 讲话\n场合: 试\n说明: 试\n篇幅: 300\n题目: [试]\n章节:\n- 语步: 任务\n  占比: 1\n"
        "  段落:\n  - 分点: {模板: demand_point, 主题: 海洋, 数量: [1, 1]}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="凑不足 2 稿"):
        variants(Request(str(outline)), Workspace(tmp_path), 2)
