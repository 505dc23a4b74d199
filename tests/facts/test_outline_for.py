"""The outline of a fact sheet is found by what the sheet gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.api.facts import outline_for
from generator.cli.main import jianggao
from generator.errors import DataError
from generator.resources import data_folder

SAMPLES = sorted((data_folder("samples") / "facts").glob("*.yaml"))


@pytest.mark.parametrize("sheet", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_sheet_is_known(sheet: Path, tmp_path: Path) -> None:
    assert outline_for(sheet, tmp_path) == sheet.stem


def test_a_sheet_that_fits_several_outlines_asks_which(tmp_path: Path) -> None:
    sheet = tmp_path / "要素.yaml"
    sheet.write_text("不认识: 某事\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        outline_for(sheet, tmp_path)
    assert "看不出这是哪个提纲的要素表。" in str(caught.value)
    assert "--outline" in str(caught.value)


def test_check_and_import_say_which_outline_they_assume(tmp_path: Path) -> None:
    sheet = str(data_folder("samples") / "facts" / "campaign.yaml")
    run = CliRunner().invoke(jianggao, ["facts", "check", sheet, "-w", str(tmp_path)])
    assert run.exit_code == 0
    assert "按提纲 campaign 看" in run.stderr
    assert "写法没有问题" in run.stdout
    table = tmp_path / "要素.csv"
    table.write_text("名称,内容\n活动名称,“作风建设年”活动\n会前议程,甲、乙作了发言\n", "utf-8")
    out = str(tmp_path / "要素.yaml")
    args = ["facts", "import", str(table), "-o", out, "-w", str(tmp_path)]
    run = CliRunner().invoke(jianggao, args)
    assert run.exit_code == 0
    assert "按提纲 campaign 看" in run.stderr
