"""The bank: layers by id, a cache that is never stale, checks of what wordings must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cache
from generator.bank.bank import Bank, load_bank
from generator.bank.load import Layer, load_file, load_layer
from generator.errors import DataError
from generator.resources import data_folder

CONCEPT = """\
主题: 安全生产
子题: 隐患排查
要素:
- {名称: 隐患数, 类型: 数, 单位: 处, 语步: 任务}
概念:
- 编号: 督办
  阶段: 行动
  对象: 重大隐患
  任务: [对重大隐患挂牌督办, "对{隐患数}重大隐患挂牌督办"]
  回顾: [重大隐患全部挂牌督办]
- 编号: 清零
  阶段: 成效
  对象: 治理成效
  承接: [重大隐患]
  任务: [让隐患见底清零]
领句:
- 责任到位，安全才有保障。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "安全" / "隐患.yaml"
    path.parent.mkdir()
    path.write_text(CONCEPT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "folder", lambda: folder)
    return folder


def test_a_concept_is_found_with_its_wordings_and_its_place(file):
    bank = Bank([load_layer(file.parent.parent, "内置")])
    entry = bank.entries["隐患排查/督办"]
    assert [w.text for w in entry.wordings["任务"]] == [
        "对重大隐患挂牌督办",
        "对{隐患数}重大隐患挂牌督办",
    ]
    assert entry.wordings["任务"][1].slots == ("隐患数",)
    assert entry.wordings["回顾"][0].origin.source == "安全/隐患.yaml:6"
    assert bank.topics == {"安全生产": ("隐患排查",)}


def test_a_later_layer_wins_by_id_and_can_ban(file, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.yaml").write_text(
        "主题: 安全生产\n子题: 隐患排查\n概念:\n- 编号: 督办\n  阶段: 行动\n  对象: 重大隐患\n"
        "  任务: [把重大隐患盯到底]\n禁用: [隐患排查/清零, 责任到位，安全才有保障。]\n",
        encoding="utf-8",
    )
    bank = Bank([load_layer(file.parent, "内置"), load_layer(own, "单位")])
    assert bank.entries["隐患排查/督办"].wordings["任务"][0].text == "把重大隐患盯到底"
    assert "隐患排查/清零" not in bank.entries
    assert bank.lines.get(("领句", "隐患排查"), ()) == ()


def test_candidates_are_left_out_unless_asked_for_or_alone(file, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.yaml").write_text(
        "主题: 安全生产\n子题: 隐患排查\n状态: 候选\n概念:\n- 编号: 新来的\n  阶段: 行动\n  对象: 某事\n"
        "  任务: [把某事办好]\n",
        encoding="utf-8",
    )
    reviewed, mined = load_layer(file.parent, "内置"), load_layer(own, "单位")
    assert "隐患排查/新来的" not in Bank([reviewed, mined]).entries
    assert "隐患排查/新来的" in Bank([reviewed, mined], candidates=True).entries
    alone = Bank([mined]).entries["隐患排查/新来的"]
    assert not alone.reviewed


def test_a_change_of_a_file_is_seen_at_once_in_spite_of_the_cache(file):
    assert len(load_layer(file.parent, "内置").files[0].concepts) == 2
    file.write_text(CONCEPT.replace("编号: 清零", "编号: 归零"), encoding="utf-8")
    assert load_layer(file.parent, "内置").files[0].concepts[1][0].id == "归零"


def test_a_damaged_or_unwritable_cache_is_no_problem(file, own_cache):
    before = load_layer(file.parent, "内置")
    for path in own_cache.iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert load_layer(file.parent, "内置") == before
    for path in own_cache.iterdir():
        path.unlink()
    own_cache.rmdir()
    own_cache.write_text("x", encoding="utf-8")
    assert load_layer(file.parent, "内置") == before


def test_the_compiled_layer_is_the_layer(file):
    assert load_layer(file.parent, "内置") == load_layer(file.parent, "内置")
    assert isinstance(load_layer(file.parent, "内置"), Layer)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("承接: [重大隐患]", "承接: [台账]", "承接的“台账”不是本文件里的对象"),
        ("  承接: [重大隐患]\n", "", "成效“清零”没有写承接"),
        ("[让隐患见底清零]", "[让隐患见底，清零]", "里有句读"),
        ("[让隐患见底清零]", "[让3处隐患清零]", "里有数字"),
        ("[让隐患见底清零]", "[对重大隐患挂牌督办]", "与概念“督办”的说法重复"),
        ("{隐患数}", "{事故数}", "要素“事故数”没有在本文件的“要素”里说明"),
        ("语步: 任务", "语步: 回顾", "说明了只用于“回顾”"),
        ("编号: 清零", "编号: 督办", "编号“督办”重复"),
        ("安全才有保障。", "安全才有保障", "不是完整的句子"),
    ],
)
def test_what_a_wording_must_be_is_checked_with_its_place(file, old, new, message):
    assert old in CONCEPT
    file.write_text(CONCEPT.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        load_file(file)
    assert all(problem.line for problem in caught.value.problems)


def test_the_shipped_bank_has_the_topics_that_the_genres_need():
    bank = load_bank()
    party = bank.topics["机关党建"]
    assert len(party) >= 8
    for subtopic in party:
        assert len(bank.by_subtopic[subtopic]) >= 30, subtopic


@pytest.mark.parametrize(
    "path", sorted(data_folder("phrases").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_every_shipped_file_is_sound(path):
    load_file(path)


def test_no_wording_stands_in_two_shipped_files():
    seen: dict[str, str] = {}
    twice = []
    for entry in load_bank().entries.values():
        for group in entry.wordings.values():
            for wording in group:
                if seen.setdefault(wording.text, entry.id) != entry.id:
                    twice.append((wording.text, seen[wording.text], entry.id))
    assert twice == []
