"""A harvest is complete, the same twice, readable, valid and never overwrites a review."""

from __future__ import annotations

from pathlib import Path

import pytest
from mining_support import QUOTED

from generator.bank.bank import Bank, load_bank
from generator.bank.load import load_file, load_layer
from generator.document import Document
from generator.errors import DataError
from generator.mining.harvest import Harvest, harvest
from generator.mining.layer import layer_files, write_layer
from generator.mining.options import Options
from generator.mining.topics import Subject


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="module")
def found(speeches: list[Document], bank: Bank) -> Harvest:
    return harvest(speeches, Options(topic="机关党建"), bank)


def test_a_concept_gathers_its_clauses_with_evidence(found: Harvest) -> None:
    concept = next(
        c for group in found.concepts.values() for c in group if c.object == "党建主体责任"
    )
    assert concept.task == ("压实党建主体责任",)
    assert concept.stage == "部署"
    assert concept.evidence is not None
    assert concept.evidence.documents == 5
    assert concept.evidence.count == 10
    assert len(concept.evidence.places) == 5


def test_a_result_is_licensed_by_objects_of_its_own_file(found: Harvest) -> None:
    for group in found.concepts.values():
        objects = {concept.object for concept in group} | {"任意"}
        for concept in group:
            assert set(concept.after) <= objects
            assert concept.after or concept.stage != "成效"


def test_subtopics_are_those_of_the_bank(found: Harvest, bank: Bank) -> None:
    assert {s.subtopic for s in found.concepts} <= set(bank.topics["机关党建"])


def test_without_a_bank_subtopics_are_named_by_the_corpus_own_headings(
    speeches: list[Document],
) -> None:
    subjects = harvest(speeches, Options(topic="新主题")).concepts
    assert {subject.topic for subject in subjects} <= {"新主题"}
    assert Subject("新主题", "政治引领") in subjects


def test_everything_is_only_proposed(found: Harvest) -> None:
    assert {phrase.status for phrase in found.set_phrases} == {"候选"}
    assert {c.status for group in found.concepts.values() for c in group} == {"候选"}


def test_a_wording_of_few_documents_says_so(found: Harvest) -> None:
    for group in found.concepts.values():
        for concept in group:
            assert concept.evidence is not None
            few = concept.evidence.documents < 3
            assert ("采用前请改写" in concept.reason) == few


def test_no_wording_is_a_long_copy(found: Harvest) -> None:
    for group in found.concepts.values():
        for concept in group:
            for text in (*concept.task, *concept.review, *concept.problem):
                assert len(text.translate(dict.fromkeys(map(ord, "“”")))) <= 16


def test_the_layer_is_the_same_whatever_the_order_of_the_files(
    speeches: list[Document], bank: Bank, found: Harvest
) -> None:
    again = harvest(list(reversed(speeches)), Options(topic="机关党建"), bank)
    target = Path("候选.yaml")
    assert dict(layer_files(found, target)) == dict(layer_files(again, target))


def test_every_file_of_the_layer_loads_and_passes_the_checks(
    found: Harvest, tmp_path: Path
) -> None:
    paths = write_layer(found, tmp_path / "候选.yaml")
    assert paths[0] == tmp_path / "候选.yaml"
    assert any(phrase.text == QUOTED for phrase in load_file(paths[0]).set_phrases)
    assert {load_file(path).subtopic for path in paths[1:]} >= {
        subject.subtopic for subject in found.concepts
    }
    assert load_layer(tmp_path, "工作区").files


def test_what_was_mined_may_be_mined_again(found: Harvest, tmp_path: Path) -> None:
    target = tmp_path / "候选.yaml"
    assert write_layer(found, target) == write_layer(found, target)


def test_a_review_is_never_overwritten(found: Harvest, tmp_path: Path) -> None:
    paths = write_layer(found, tmp_path / "候选.yaml")
    before, status, behind = paths[-1].read_text(encoding="utf-8").rpartition("状态: 候选")
    reviewed = f"{before}{status.replace('候选', '采用')}{behind}"
    paths[-1].write_text(reviewed, encoding="utf-8")
    paths[0].unlink()
    with pytest.raises(DataError, match="改动过"):
        write_layer(found, tmp_path / "候选.yaml")
    assert paths[-1].read_text(encoding="utf-8") == reviewed
    assert not paths[0].exists()


def test_a_file_of_the_user_is_never_overwritten(found: Harvest, tmp_path: Path) -> None:
    target = tmp_path / "我的.yaml"
    target.write_text("主题: 我的\n", encoding="utf-8")
    with pytest.raises(DataError, match="改动过"):
        write_layer(found, target)


def test_no_document_is_an_error_in_chinese() -> None:
    with pytest.raises(DataError, match="没有可以挖掘的文稿"):
        harvest([])


def test_the_seeds_give_a_layer_that_loads(shared, bank: Bank, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = harvest(shared("seeds"), Options(topic="机关党建"), bank)
    for path in write_layer(found, tmp_path / "layer"):
        load_file(path)
    assert sum(map(len, found.concepts.values())) >= 200
    assert not any("XX" in c.object for group in found.concepts.values() for c in group)
