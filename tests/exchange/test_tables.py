"""Excel and CSV: exported, edited and imported, exactly the edits arrive."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.api import tables
from generator.api.desk import Desk
from generator.bank.load import OVERLAY, load_file
from generator.bank.model import PhraseFile
from generator.errors import DataError

BASE = """\
主题: 安全生产
子题: 隐患排查
概念:
- 编号: 督办
  阶段: 行动
  对象: 重大隐患
  任务: [对重大隐患挂牌督办, 把重大隐患盯到底]
  回顾: [重大隐患全部挂牌督办]
  启用: 2026-01-01
- {编号: 台账, 阶段: 机制, 对象: 隐患台账, 任务: [健全隐患台账]}
- {编号: 清零, 阶段: 成效, 对象: 成效, 承接: [重大隐患], 任务: [让隐患见底清零]}
领句:
- 责任到位，安全才有保障。
句群:
- 编号: 任务·排查
  语步: 任务
  线索: 排查
  领语: [把隐患查在前头]
  文字: 隐患藏在平常。要[逐家逐户|逐点逐段]过一遍，[查一处改一处|边查边改]。
标题组:
- {编号: 突出式, 语步: 任务, 标题: {隐患排查: 突出源头管控}}
"""


def desk(root: Path) -> Desk:
    return Desk(root, built_in=False)


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("JIANGGAO_CONFIG", str(tmp_path / "config"))
    (tmp_path / "w" / "phrases").mkdir(parents=True)
    (tmp_path / "w" / "phrases" / "安全.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path / "w"


@pytest.fixture
def table(root) -> Path:
    path = root / "套语.xlsx"
    tables.export(desk(root), path)
    return path


def own(root: Path) -> PhraseFile:
    path = desk(root).folder / OVERLAY
    return load_file(path) if path.exists() else PhraseFile()


def edit(path: Path, *cells: tuple[str, str, object], new: list[dict[str, object]] | None = None):
    """Set cells by (id, column, value) and append rows, as a person does in Excel."""
    book = load_workbook(path)
    sheet = book["安全生产"]
    header = [cell.value for cell in sheet[1]]
    for id, column, value in cells:
        both = (*sheet.iter_rows(), *book["通用"].iter_rows())
        line = next(line for line in both if line[0].value == id)
        line[header.index(column)].value = value
    for row in new or ():
        sheet.append([row.get(name) for name in header])
    book.save(path)


def outcomes(log) -> list[tuple[str, str, str]]:
    return [(line.outcome, line.address, line.id) for line in log if line.outcome != "跳过"]


def test_a_table_that_was_not_touched_changes_nothing(root, table):
    log = tables.bring_in(desk(root), table)
    assert {line.outcome for line in log} == {"跳过"}
    assert own(root) == PhraseFile()


def test_exactly_the_edits_arrive(root, table):
    edit(
        table,
        ("隐患排查/督办", "任务", "对重大隐患挂牌督办\n把重大隐患一件件销号"),
        ("隐患排查/督办", "权重", 2),
        ("隐患排查/台账", "状态", "禁用"),
        ("突出式", "文字", "隐患排查：突出平时排查"),
        new=[{"子题": "隐患排查", "阶段": "机制", "对象": "账本", "任务": "按季晒出隐患账本"}],
    )
    log = tables.bring_in(desk(root), table)
    assert outcomes(log) == [
        ("修改", "安全生产!N3", "隐患排查/督办"),
        ("修改", "安全生产!S4", "隐患排查/台账"),
        ("新增", "安全生产!A7", "隐患排查/账本"),
        ("修改", "通用!H2", "突出式"),
    ]
    overlay = own(root)
    assert set(overlay.changes) == {"隐患排查/督办", "突出式"}
    change = overlay.changes["隐患排查/督办"]
    assert change.task == ("对重大隐患挂牌督办", "把重大隐患一件件销号")
    assert (change.review, change.stage, change.valid_from) == (None, None, None)
    assert overlay.changes["突出式"].headings == {"隐患排查": "突出平时排查"}
    assert overlay.banned == ("隐患排查/台账",)
    assert overlay.weights == {"隐患排查/督办": 2.0}
    assert list(overlay.additions) == ["隐患排查/账本"]
    assert overlay.additions["隐患排查/账本"].topic == "安全生产"


def test_a_passage_is_edited_and_added_in_its_own_columns(root, table):
    id = "隐患排查/任务·排查"
    new = {"子题": "隐患排查", "语步": "任务", "线索": "整改", "领语": "把隐患改在实处",
           "文字": "查是为了改。要[逐条销号|逐件验收]，改完再看一遍。"}  # fmt: skip
    edit(
        table,
        (id, "文字", "隐患藏在平常。要逐段[过一遍|过筛子]。"),
        (id, "领语", "把隐患查在前头\n把隐患查深查透"),
        new=[new],
    )
    log = tables.bring_in(desk(root), table)
    assert outcomes(log) == [
        ("修改", "安全生产!G2", id),
        ("新增", "安全生产!A7", "隐患排查/任务·整改"),
    ]
    change = own(root).changes[id]
    assert change.text == "隐患藏在平常。要逐段[过一遍|过筛子]。"
    assert change.leads == ("把隐患查在前头", "把隐患查深查透")
    assert change.thread is None
    records = desk(root).records
    added = records["隐患排查/任务·整改"]
    assert (added.kind, added.moves, added.thread) == ("句群", ("任务",), "整改")
    assert added.leads == ("把隐患改在实处",)
    before = own(root)
    tables.bring_in(desk(root), table)
    assert own(root) == before


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("文字", "要[甲|[乙|丙]]。", "方括号不成对"),
        ("文字", "要[甲]。", "只有一种说法"),
        ("文字", "要[甲|甲]。", "重复的说法"),
        ("文字", "要甲|乙。", "在方括号外面"),
        ("文字", "要[甲|乙]", "不是完整的句子"),
        ("文字", "要抓[3件|几件]事。", "里有数字"),
        ("文字", "要抓{没有}事。", "没有叫“没有”的要素"),
        ("文字", None, "不是完整的句子"),
        ("领语", "查，改", "里有句读"),
        ("语步", "回顾", "不能改"),
    ],
)
def test_a_fault_in_a_passage_is_told_by_its_cell(root, table, column, value, told):
    edit(table, ("隐患排查/任务·排查", column, value))
    failed = [line for line in tables.bring_in(desk(root), table) if line.outcome == "错误"]
    letter = {"语步": "E", "领语": "G", "文字": "H"}[column]
    assert {line.address for line in failed} == {f"安全生产!{letter}2"}
    assert told in failed[0].detail
    assert own(root) == PhraseFile()


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ({"种类": "句群", "文字": "要办好。"}, "H", "要写语步和文字"),
        ({"种类": "句群", "语步": "任物", "文字": "要办好。"}, "E", "不能是“任物”"),
        ({"语步": "任务", "文字": "要[办好。"}, "H", "方括号不成对"),
        ({"子题": None, "语步": "任务", "文字": "要办好。"}, "D", "没有写子题"),
    ],
)
def test_a_fault_in_a_new_passage_is_told_by_its_cell(root, table, row, column, told):
    edit(table, new=[{"子题": "隐患排查", **row}])
    failed = [line for line in tables.bring_in(desk(root), table) if line.outcome == "错误"]
    assert [line.address for line in failed] == [f"安全生产!{column}7"]
    assert told in failed[0].detail


def test_a_new_subtopic_is_told_since_it_may_be_a_slip(root, table):
    edit(table, new=[{"子题": "隐换排查", "语步": "任务", "文字": "要办好这件事。"}])
    added = [line for line in tables.bring_in(desk(root), table) if line.outcome == "新增"]
    assert "新的子题“隐换排查”" in added[0].detail


def test_importing_twice_adds_nothing_twice(root, table):
    edit(
        table,
        new=[{"子题": "隐患排查", "阶段": "机制", "对象": "账本", "任务": "按季晒出隐患账本"}],
    )
    tables.bring_in(desk(root), table)
    before = own(root)
    log = tables.bring_in(desk(root), table)
    assert {line.outcome for line in log} == {"跳过"}
    assert own(root) == before


def test_a_missing_row_is_no_deletion_and_others_edits_stay(root, table):
    desk(root).weigh("隐患排查/台账", 3)
    book = load_workbook(table)
    book["安全生产"].delete_rows(3)
    book.save(table)
    edit(table, ("隐患排查/清零", "备注", "好用"))
    tables.bring_in(desk(root), table)
    assert own(root).weights == {"隐患排查/台账": 3.0}
    assert len(desk(root).records) >= 5


def test_bad_cells_are_told_by_address_and_the_rest_is_imported(root, table):
    edit(
        table,
        ("隐患排查/督办", "任务", "抓好3件事"),
        ("隐患排查/台账", "阶段", "行懂"),
        ("隐患排查/清零", "承接", "天边"),
        ("突出式", "状态", "禁用"),
        new=[
            {"编号": "没有/这个", "任务": "办好此事"},
            {"子题": "隐患排查", "阶段": "机制", "任务": "办好彼事"},
            {"子题": "隐患排查", "用途": "领句", "文字": "没有句号"},
        ],
    )
    failed = [line for line in tables.bring_in(desk(root), table) if line.outcome == "错误"]
    told = {line.address.partition("!")[2]: line.detail for line in failed}
    assert "里有数字" in told["N3"]
    assert "不能是“行懂”" in told["I4"]
    assert any("不是子题" in detail for detail in told.values())
    assert any("库里没有这个编号" in detail for detail in told.values())
    assert any("没有写对象" in detail for detail in told.values())
    assert any("不是完整的句子" in detail for detail in told.values())
    assert own(root).banned == ("突出式",)
    assert own(root).changes == {}


def test_a_date_is_taken_away_by_emptying_its_cell(root, table):
    edit(table, ("隐患排查/督办", "启用", None), ("隐患排查/督办", "停用", "2027-12-31"))
    tables.bring_in(desk(root), table)
    concept = desk(root).records["隐患排查/督办"].concept
    assert concept is not None
    assert concept.valid_from is None
    assert str(concept.valid_to) == "2027-12-31"


def test_the_workbook_helps_whoever_fills_it_in(table):
    book = load_workbook(table)
    sheet = book["安全生产"]
    assert book.sheetnames[0] == "说明"
    assert sheet.freeze_panes == "B2"
    lists = {
        str(v.sqref).partition("2")[0]: v.formula1 for v in sheet.data_validations.dataValidation
    }
    assert {"B", "C", "D", "E", "I", "K", "S", "U"} <= set(lists)
    assert book["基准"].sheet_state == "veryHidden"


def test_words_that_excel_would_take_for_a_formula_stay_words(root, tmp_path):
    text = BASE.replace("健全隐患台账", "'=健全隐患台账'")
    (root / "phrases" / "安全.yaml").write_text(text, encoding="utf-8")
    path = tmp_path / "a.xlsx"
    tables.export(desk(root), path)
    cell = load_workbook(path)["安全生产"]["N4"]
    assert (cell.value, cell.data_type) == ("=健全隐患台账", "s")
    assert {line.outcome for line in tables.bring_in(desk(root), path)} == {"跳过"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gbk", "utf-16"])
def test_csv_goes_both_ways_in_every_usual_encoding(root, tmp_path, encoding):
    path = tmp_path / "a.csv"
    tables.export(desk(root), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = path.read_text("utf-8-sig").replace("健全隐患台账", "建好用好隐患台账")
    path.write_bytes(text.encode(encoding))
    assert outcomes(tables.bring_in(desk(root), path)) == [("修改", "N4", "隐患排查/台账")]
    assert own(root).changes["隐患排查/台账"].task == ("建好用好隐患台账",)


@pytest.mark.parametrize("name", ["坏.xlsx", "坏.csv", "坏.doc"])
def test_a_file_that_is_no_table_is_refused(root, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"nothing\xff of the kind")
    with pytest.raises(DataError):
        tables.bring_in(desk(root), path)
