"""Working drafts: fields for what is missing, origins as comments, lists of other wordings."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from rendering_support import DAY, W, body_of, draft_of, part, text_of, words

from generator.api.drafts import Request, sample_facts
from generator.api.exports import Made, Switches, content, make
from generator.api.workspace import Workspace
from generator.draft import Draft, Origin, Paragraph, Run, Table
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.attachments import note_indent
from generator.rendering.extras import CLEAN, Extras
from generator.rendering.profiles import load_layout

NAME = "party-annual"
ALL = Switches(
    comments=True,
    alternatives=True,
    task_table=True,
    pauses=True,
    stresses=True,
    contents=True,
    numbering=True,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("workspace")
    return make(Request(NAME, sample_facts(NAME), length=3000), Workspace(root))


def value(node: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def test_a_gap_is_a_field_with_a_hint_that_vanishes_when_one_types(speech: Draft) -> None:
    (field,) = part(render(speech, ".docx")).iter(f"{W}sdt")
    assert value(field, "sdtPr/alias") == "今年的民生实事项目"
    assert value(field, "sdtPr/tag") == "fact:民生实事"
    assert field.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    assert text_of(field).startswith("【待补：")


def test_every_paragraph_carries_its_number(speech: Draft) -> None:
    marks = [
        [node.get(f"{W}name") for node in paragraph.iter(f"{W}bookmarkStart")]
        for paragraph in part(render(speech, ".docx")).iter(f"{W}p")
    ]
    assert marks == [[f"jg_{n}"] for n in range(1, len(marks) + 1)]


def test_a_clean_copy_has_the_words_and_nothing_else(speech: Draft) -> None:
    clean = part(render(speech, ".docx", extras=CLEAN))
    assert {node.tag.removeprefix(W) for node in clean.iter()}.isdisjoint({"sdt", "bookmarkStart"})
    working = part(render(speech, ".docx"))
    assert [text_of(p) for p in clean.iter(f"{W}p")] == [text_of(p) for p in working.iter(f"{W}p")]


def test_every_concept_line_heading_and_fact_has_its_origin_as_a_comment(speech: Draft) -> None:
    content = render(speech, ".docx", day=DAY, extras=Extras(comments=True))
    comments = list(part(content, "word/comments.xml"))
    wanted = [
        run.origin
        for paragraph in speech.paragraphs
        for run in paragraph.runs
        if run.origin.kind in ("heading", "fact", "concept", "line")
    ]
    assert len(comments) == len(wanted) > 10
    assert {text_of(comment) for comment in comments} == {"标题 内置 h01 a.yaml:7", "要素 数量"}
    assert {comment.get(f"{W}date") for comment in comments} == {"2026-03-05T00:00:00Z"}
    ids = {comment.get(f"{W}id") for comment in comments}
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {node.get(f"{W}id") for node in part(content).iter(f"{W}{tag}")} == ids


def test_a_comment_says_how_many_documents_have_an_entry() -> None:
    run = Run("压实责任", Origin("concept", "甲/乙", "a.yaml:3", "内置"))
    extras = Extras(comments=True, evidence={"甲/乙": 12})
    content = render(draft_of(Paragraph("body", (run,))), ".docx", extras=extras)
    (comment,) = part(content, "word/comments.xml")
    assert text_of(comment) == "套语 内置 甲/乙 a.yaml:3 见于12篇文稿"


def test_a_clause_of_the_bank_has_a_list_that_begins_with_what_is_said(made: Made) -> None:
    controls = list(part(content(made, ".docx", Switches(alternatives=True))).iter(f"{W}comboBox"))
    runs = [run for paragraph in made.draft.paragraphs for run in paragraph.runs]
    passages = {run.origin.ref for run in runs if run.origin.kind == "passage"}
    assert len(controls) == len(made.alternatives) >= len(passages) > 5
    for box in controls:
        control = box.getparent().getparent()
        items = [item.get(f"{W}value") for item in box]
        assert items[0] == text_of(control)
        assert len(set(items)) == len(items) > 1


def test_other_wordings_are_said_nowhere_else_in_the_draft(made: Made) -> None:
    text = "\n".join(paragraph.text for paragraph in made.draft.paragraphs)
    paragraphs = list(made.draft.paragraphs)
    for (number, start, end), offers in made.alternatives.items():
        said = "".join(run.text for run in paragraphs[number - 1].runs[start:end])
        assert said not in offers
        assert all(offer not in text for offer in offers if offer not in said)


@pytest.mark.parametrize("layout", ["speech", "gbt9704", "reading", "article"])
def test_a_validator_finds_nothing_with_every_switch_on(
    made: Made, layout: str, tmp_path: Path
) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit is not installed")
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "a.docx"
    path.write_bytes(content(made, ".docx", replace(ALL, layout=layout)))
    assert list(OpenXmlValidator().validate(path).errors) == []


def test_switches_change_no_word(made: Made) -> None:
    switches = Switches(comments=True, alternatives=True)
    paragraphs = [text_of(p) for p in part(content(made, ".docx", switches)).iter(f"{W}p")]
    plain = [text_of(p) for p in part(content(made, ".docx", Switches())).iter(f"{W}p")]
    assert paragraphs == plain


def test_clean_and_working_switches_exclude_each_other(made: Made) -> None:
    with pytest.raises(DataError, match="不能和"):
        content(made, ".docx", Switches(clean=True, comments=True))


def test_the_task_table_is_an_attachment_with_note_and_title(made: Made) -> None:
    body = part(content(made, ".docx", Switches(task_table=True))).find(f"{W}body")
    assert body is not None
    note, mark, title, table = list(body)[-5:-1]
    assert text_of(note) == "附件：任务分解表"
    assert text_of(mark) == "附件"
    assert mark.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert text_of(title) == "任务分解表"
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows[0] == ["序号", "任务", "牵头单位", "完成时限"]
    assert rows[1] == ["1", "完成86个党支部的标准化达标验收", "县直机关工委", "9月底前"]
    assert value(table, "tblPr/tblStyle") == "TaskTable"


def test_the_note_of_attachments_stands_before_the_signature() -> None:
    signature = [Paragraph("signature", (words(text),)) for text in ("县委", "2026年3月5日")]
    tables = tuple(Table(name, ("甲",), (("乙",),)) for name in ("任务表", "名单"))
    draft = draft_of(Paragraph("body", (words("正文。"),)), *signature)
    texts = [text_of(p) for p in part(render(replace(draft, tables=tables), ".docx")).iter(f"{W}p")]
    assert texts[:5] == ["正文。", "附件：1. 任务表", "2. 名单", "县委", "2026年3月5日"]
    assert [text for text in texts if text.startswith("附件")] == [
        "附件：1. 任务表",
        "附件1",
        "附件2",
    ]


def test_an_outline_may_ask_for_the_table(made: Made, tmp_path: Path) -> None:
    text = made.engine.loaded.path.read_text("utf-8").replace("../docs", "docs")
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / f"{NAME}.yaml").write_text(f"{text}\n附表: [任务分解表]\n", "utf-8")
    asked = make(Request(NAME, sample_facts(NAME), length=2000), Workspace(tmp_path))
    assert "附件：任务分解表" in [
        text_of(p) for p in part(content(asked, ".docx", Switches())).iter(f"{W}p")
    ]


def test_a_table_needs_tasks_with_owner_or_deadline(tmp_path: Path) -> None:
    bare = make(Request(NAME, length=2000), Workspace(tmp_path))
    with pytest.raises(DataError, match="牵头"):
        content(bare, ".docx", Switches(task_table=True))


def test_turned_lines_of_a_numbered_attachment_stand_under_its_name() -> None:
    look = load_layout("gbt9704").looks["attachment_note"]
    assert note_indent("附件：任务分解表", look) == (500, -300)
    # “1. ” is as wide as one character in Times New Roman: 160 + 80 + 80 twips less the spacing.
    (first, hanging), (second, own) = (
        note_indent(text, look) for text in ("附件：1. 任务分解表", "2. 参会名单")
    )
    assert first + hanging == 200
    assert second + own == 500
    assert first == second
    assert first - 500 == pytest.approx(100, abs=4)


def test_a_long_title_of_an_attachment_is_balanced_too() -> None:
    title = "全县优化营商环境暨民营经济高质量发展重点任务分解表"
    draft = replace(body_of("正文。"), tables=(Table(title, ("甲",), (("乙",),)),))
    made_of = next(
        p
        for p in part(render(draft, ".docx", "gbt9704")).iter(f"{W}p")
        if text_of(p) == title and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "AttachmentTitle"
    )
    assert len(list(made_of.iter(f"{W}br"))) == 1
