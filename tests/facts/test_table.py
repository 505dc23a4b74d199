"""Fact sheets in Excel and CSV: the form, what is read from it, and where mistakes are."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest
from click.testing import CliRunner

from generator.api import facts as api
from generator.bank.model import FactSpec
from generator.cli.main import jianggao
from generator.errors import DataError
from generator.facts.load import load_facts

SPECS = [
    FactSpec("单位", description="单位全称"),
    FactSpec("党支部数", "数", "个", example="186"),
    FactSpec("日期", "日期"),
    FactSpec("成绩", "条目", required=True, description="主要成绩"),
]
HEADER = "名称,内容,子题,牵头,期限,目标,原因,说明\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_rows_are_facts_and_entries_of_lists(tmp_path, encoding):
    path = tmp_path / "要素.csv"
    rows = "单位,某某局,,,,,,\n党支部数,186,,,,,,\n成绩,建成阵地12处,支部建设,,,,,\n成绩,培训480人,,机关工委,6月底前,,,\n成绩,,,,,,,空着\n"
    path.write_bytes((HEADER + rows).encode(encoding))
    found = load_facts(path, SPECS)
    assert found.values["党支部数"].text == "186个"
    first, second = found.items["成绩"]
    assert (first.subtopic, second.owner, second.deadline) == ("支部建设", "机关工委", "6月底前")
    assert second.source == "要素.csv:5"


def test_a_deadline_that_excel_made_a_date_of_is_printed_in_words(tmp_path):
    path = tmp_path / "要素.xlsx"
    book = openpyxl.Workbook()
    book.active.append(HEADER.strip().split(","))
    book.active.append(["成绩", "建成阵地12处", None, "机关工委", datetime(2026, 11, 30)])
    book.save(path)
    (item,) = load_facts(path, SPECS).items["成绩"]
    assert item.deadline == "2026年11月30日前"


def test_mistakes_are_told_by_row_all_at_once(tmp_path):
    path = tmp_path / "要素.csv"
    path.write_text(HEADER + "党支部数,很多,,,,,,\n单未,甲,,,,,,\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(path, SPECS)
    assert [(p.line, p.column) for p in caught.value.problems] == [(2, 1), (3, 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "单位,甲,,,,,,\n单位,乙,,,,,,\n", "写了两遍"),
        ("甲,乙\n1,2\n", "没有要素"),
    ],
)
def test_what_is_no_fact_sheet_is_told(tmp_path, text, message):
    path = tmp_path / "要素.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_facts(path, SPECS)


def test_an_excel_form_is_filled_drafted_from_and_turned_into_yaml(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    form = tmp_path / "要素.xlsx"
    api.form("party-annual", tmp_path, form)
    book = openpyxl.load_workbook(form)
    sheet = book["要素"]
    assert sheet.data_validations.dataValidation
    rows = {}
    for row in sheet.iter_rows(min_row=2):
        rows.setdefault(row[0].value, []).append(row)
    rows["会议名称"][0][1].value = "江北市机关党的工作会议"
    rows["任务"][0][1].value = "建成党员活动阵地12处"
    rows["任务"][0][2].value = "支部建设"
    book.save(form)

    drafted = CliRunner().invoke(jianggao, ["draft", "party-annual", "-f", str(form)])
    assert drafted.exit_code == 0, drafted.output
    assert "建成党员活动阵地12处" in drafted.output

    out = tmp_path / "要素.yaml"
    done = CliRunner().invoke(
        jianggao, ["facts", "import", str(form), "--outline", "party-annual", "-o", str(out)]
    )
    assert done.exit_code == 0, done.output
    again = CliRunner().invoke(jianggao, ["draft", "party-annual", "-f", str(out), "-o", "稿.txt"])
    assert again.exit_code == 0, again.output
    assert "建成党员活动阵地12处" in (tmp_path / "稿.txt").read_text(encoding="utf-8")
    refused = CliRunner().invoke(
        jianggao, ["facts", "import", str(form), "--outline", "party-annual", "-o", str(out)]
    )
    assert isinstance(refused.exception, DataError), "a filled sheet is never overwritten"
