"""The committed JSON Schemas are current, fit the shipped files and judge as the program does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.api.schemas import facts_schema, schema_text, schemas
from generator.bank.model import FactSpec
from generator.cli.main import jianggao
from generator.errors import DataError
from generator.facts.load import load_facts
from generator.facts.model import ITEM_FIELDS
from generator.vocabulary import KEYS
from generator.yamlio import load

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "docs" / "schema"
SHIPPED = {"phrases": "phrases", "outline": "outlines", "facts": "samples/facts"}
FILES = [
    (name, path)
    for name, folder in SHIPPED.items()
    for path in sorted((ROOT / folder).rglob("*.yaml"))
]
SPECS = [
    FactSpec("名称"),
    FactSpec("户数", "数", "户"),
    FactSpec("占比", "比例"),
    FactSpec("日期", "日期"),
    FactSpec("成绩", "条目"),
]


def complaints(schema: dict[str, Any], data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.fixture(scope="module")
def current() -> dict[str, dict[str, Any]]:
    return schemas()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_committed_schema_is_current(
    name: str, current: dict[str, dict[str, Any]], regenerate: bool
) -> None:
    path = COMMITTED / f"{name}.json"
    if regenerate:
        path.write_text(schema_text(current[name]), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == schema_text(current[name])


@pytest.mark.parametrize("name", SHIPPED)
def test_a_schema_is_one_by_its_own_standard(name: str, current: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(current[name])


@pytest.mark.parametrize(
    ("name", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES]
)
def test_a_shipped_file_fits_its_schema(name: str, path: Path, current: dict[str, Any]) -> None:
    assert not complaints(current[name], load(path).data)


@pytest.mark.parametrize(
    ("name", "path"), FILES, ids=[str(path.relative_to(ROOT)) for _, path in FILES]
)
def test_a_shipped_file_tells_editors_its_schema(name: str, path: Path) -> None:
    line = path.read_text(encoding="utf-8").split("\n", 1)[0]
    key, _, target = line.partition("$schema=")
    assert key == "# yaml-language-server: "
    assert (path.parent / target).resolve() == COMMITTED / f"{name}.json"


@pytest.mark.parametrize(("group", "name"), [("outlines", "outline"), ("phrases", "phrases")])
def test_the_command_prints_the_committed_schema(group: str, name: str) -> None:
    printed = CliRunner().invoke(jianggao, [group, "schema"]).stdout
    assert json.loads(printed) == json.loads((COMMITTED / f"{name}.json").read_text("utf-8"))


SHEETS = [
    ("名称: 某局\n户数: 12\n占比: 95.2%\n日期: 2026年2月10日\n", True),
    ("名称: 2026\n户数: 12户\n占比: 95\n日期: 2026-02-10\n", True),
    ("名称:\n户数:\n占比:\n日期:\n成绩:\n", True),
    ("成绩:\n- 建成两个场馆\n- 内容: 修路\n  期限: 6月底前\n", True),
    ("户数: 很多\n", False),
    ("户数: 12人\n", False),
    ("占比: 大半\n", False),
    ("日期: 二月\n", False),
    ("名称: true\n", False),
    ("名称: [甲]\n", False),
    ("成绩: 建成两个场馆\n", False),
    ("成绩:\n- 期限: 6月底前\n", False),
    ("成绩:\n- 内容: 修路\n  时间: 6月底前\n", False),
]


@pytest.mark.parametrize(("sheet", "good"), SHEETS)
def test_the_schema_of_facts_judges_a_sheet_as_the_program_does(
    sheet: str, good: bool, tmp_path: Path
) -> None:
    path = tmp_path / "要素.yaml"
    path.write_text(sheet, encoding="utf-8")
    assert (not complaints(facts_schema(SPECS), load(path).data)) is good
    assert accepts(path) is good


def accepts(path: Path) -> bool:
    try:
        load_facts(path, SPECS)
    except DataError:
        return False
    return True


def test_every_field_of_an_entry_can_be_written_in_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "要素.yaml"
    said = {name: "典型" if name == "use" else "某事" for name in ITEM_FIELDS}
    entry = "\n  ".join(f"{KEYS[name].name}: {text}" for name, text in said.items())
    path.write_text(f"成绩:\n- {entry}\n", encoding="utf-8")
    item = load_facts(path, SPECS).items["成绩"][0]
    assert {name: getattr(item, name) for name in ITEM_FIELDS} == said


def test_a_fact_that_only_another_outline_knows_is_no_fault() -> None:
    assert not complaints(facts_schema(SPECS), {"别的要素": "某事", "别的条目": ["某事"]})


def test_facts_that_outlines_give_different_types_allow_each() -> None:
    schema = facts_schema([FactSpec("规模", "数", "人"), FactSpec("规模", "条目")])
    assert not complaints(schema, {"规模": "30人"})
    assert not complaints(schema, {"规模": ["某事"]})
    assert complaints(schema, {"规模": "很大"})


def test_every_property_explains_itself(current: dict[str, Any]) -> None:
    for name in ("phrases", "outline"):
        for part in (current[name], *current[name]["$defs"].values()):
            assert all(field["description"] for field in part["properties"].values())
