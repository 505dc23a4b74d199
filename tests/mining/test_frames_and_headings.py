"""Frames have a gap that many things fill; heading sets are parallel."""

from __future__ import annotations

from generator.corpus.store import make_documents
from generator.document import Document
from generator.mining.frames import frames
from generator.mining.headings import heading_sets
from generator.mining.segment import cutter
from generator.mining.uses import uses

FIELDS = ("思想教育", "队伍素质", "阵地管理", "作风转变", "制度执行", "能力提升")


def made(lines: list[str]) -> list[Document]:
    return [
        d for n, line in enumerate(lines) for d in make_documents(f"{n}.txt", f"讲话\n\n{line}\n")
    ]


def test_a_frame_keeps_its_fixed_words_and_shows_examples() -> None:
    documents = made([f"要坚持以{field}为重点，抓出实效。" for field in FIELDS])
    texts = {f.text: f for f in frames(list(uses(documents)), documents, 4, cutter())}
    frame = next(frame for text, frame in texts.items() if text.endswith("以{内容}为重点"))
    assert any(field in frame.slots["内容"] for field in FIELDS)
    assert frame.evidence is not None
    assert frame.evidence.documents == len(FIELDS)


def test_four_fillers_are_too_few() -> None:
    documents = made([f"要坚持以{field}为重点，抓出实效。" for field in FIELDS[:4]])
    assert frames(list(uses(documents)), documents, 4, cutter()) == []


def test_parallel_headings_become_a_set() -> None:
    text = "讲话\n\n一、今年重点任务\n\n" + "".join(
        f"（{n}）突出{field}，在强基上见实效\n\n支部要抓好{field}。\n\n"
        for n, field in zip("一二三四", FIELDS, strict=False)
    )
    documents = make_documents("甲.txt", text)
    (found,) = heading_sets(documents, lambda heading: heading[2:6], cutter())
    assert found.move == "任务"
    assert dict(found.headings) == {f: f"突出{f}，在强基上见实效" for f in FIELDS[:4]}
    assert found.id == "突出…，在强基上见实效式"


def test_headings_of_unlike_length_are_no_set() -> None:
    text = (
        "讲话\n\n（一）突出思想建设\n\n支部要学。\n\n（二）突出队伍建设和干部人才培养使用\n\n支部要抓。"
        "\n\n（三）抓阵地\n\n支部要建。\n"
    )
    documents = make_documents("甲.txt", text)
    assert heading_sets(documents, lambda heading: heading, cutter()) == []
