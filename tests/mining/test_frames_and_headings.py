"""Frames have a gap that many things fill; heading sets are parallel and merged by pattern."""

from __future__ import annotations

from pathlib import Path

from chunks import chunked, made

from generator.bank.model import HeadingSet
from generator.corpus.store import make_documents
from generator.document import Document
from generator.mining.families import families
from generator.mining.frames import frames
from generator.mining.headings import Chooser, Sisters, heading_sets, parallel
from generator.mining.runner import alone
from generator.mining.segment import cutter
from generator.mining.uses import blocks

FIELDS = ("思想教育", "队伍素质", "阵地管理", "作风转变", "制度执行", "能力提升")


def test_a_frame_keeps_its_fixed_words_and_shows_examples(tmp_path: Path) -> None:
    refs = chunked(made([f"要坚持以{field}为重点，抓出实效。" for field in FIELDS]), tmp_path)
    texts = {frame.text: frame for frame in frames(refs, 4, alone)}
    frame = next(frame for text, frame in texts.items() if text.endswith("以{内容}为重点"))
    assert any(field in frame.slots["内容"] for field in FIELDS)
    assert frame.evidence is not None
    assert frame.evidence.documents == len(FIELDS)


def test_four_fillers_are_too_few(tmp_path: Path) -> None:
    refs = chunked(made([f"要坚持以{field}为重点，抓出实效。" for field in FIELDS[:4]]), tmp_path)
    assert frames(refs, 4, alone) == []


def test_two_clauses_that_match_make_a_frame_with_two_gaps(tmp_path: Path) -> None:
    refs = chunked(made([f"既要抓好{field}，又要管住{field}。" for field in FIELDS]), tmp_path)
    found = {frame.text: frame for frame in frames(refs, 4, alone)}
    text = next(text for text in found if text.startswith("既要"))
    assert "，又要" in text
    assert set(found[text].slots) == {"内容", "内容二"}


def test_frames_do_not_depend_on_the_chunks(tmp_path: Path) -> None:
    documents = made([f"要坚持以{field}为重点，抓出实效。" for field in FIELDS])
    one = frames(chunked(documents, tmp_path / "一"), 4, alone)
    assert one == frames(chunked(documents, tmp_path / "三", 3), 4, alone)


def sets(documents: list[Document], subtopic_of: Chooser) -> list[HeadingSet]:
    sisters = (
        Sisters(f.document, documents[f.document].name, 2025, f.move, f.headings, f.starts)
        for f in families(documents, blocks(documents))
    )
    return heading_sets(list(parallel(sisters, subtopic_of, cutter())))


def with_headings(name: str, fields: tuple[str, ...]) -> list[Document]:
    text = "讲话\n\n一、今年重点任务\n\n" + "".join(
        f"（{n}）突出{field}，在强基上见实效\n\n支部要抓好{field}。\n\n"
        for n, field in zip("一二三四", fields, strict=False)
    )
    return make_documents(name, text)


def test_parallel_headings_become_a_set() -> None:
    documents = with_headings("甲.txt", FIELDS[:4])
    (found,) = sets(documents, lambda heading: heading[2:6])
    assert found.move == "任务"
    assert dict(found.headings) == {f: f"突出{f}，在强基上见实效" for f in FIELDS[:4]}
    assert found.id == "突出…，在强基上见实效式·动名·14字"


def test_sets_of_one_pattern_are_merged() -> None:
    documents = with_headings("甲.txt", FIELDS[:4]) + with_headings("乙.txt", FIELDS[2:])
    (found,) = sets(documents, lambda heading: heading[2:6])
    assert set(found.headings) == set(FIELDS)
    assert found.evidence is not None
    assert found.evidence.documents == 2


def test_headings_of_unlike_length_are_no_set() -> None:
    text = (
        "讲话\n\n（一）突出思想建设\n\n支部要学。\n\n（二）突出队伍建设和干部人才培养使用\n\n支部要抓。"
        "\n\n（三）抓阵地\n\n支部要建。\n"
    )
    documents = make_documents("甲.txt", text)
    assert sets(documents, lambda heading: heading) == []
