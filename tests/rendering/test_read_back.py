"""Back from Word: every change is found and told apart, also after another program has saved."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from resave_support import resaved_like_word, resaved_like_wps

from generator.api import proposals, readback
from generator.api.drafts import Request, sample_facts
from generator.api.exports import Made, Switches, export, make
from generator.api.workspace import Workspace
from generator.bank.load import load_file
from generator.draft import Origin, Run
from generator.errors import DataError
from generator.rendering.align import Pair, align
from generator.rendering.changes import changes
from generator.rendering.names import escape
from generator.rendering.reread import Edited

NAME = "campaign"
Rewrite = Callable[[str], str]


def run(text: str, kind: str = "template", ref: str = "") -> Run:
    return Run(text, Origin(kind, ref))  # type: ignore[arg-type]


RUNS = (
    run("一要", "outline"),
    run("压实工作责任", "concept", "甲/责任"),
    run("，"),
    run("建好", "concept", "甲/阵地"),
    run("17处", "fact", "数量"),
    run("活动阵地", "concept", "甲/阵地"),
    run("。"),
    run("大家要认真落实。", "line", "甲/领句-1"),
    run("【待补：时间】", "gap", "时间"),
    run("前完成。"),
)


def told(after: str) -> list[tuple[str, str, str, str]]:
    return [
        (c.kind, c.before, c.after, c.origin.ref if c.origin else "")
        for c in changes(RUNS, after, 1)
    ]


TEXT = "".join(each.text for each in RUNS)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("【待补：时间】", "6月底", ("filled", "【待补：时间】", "6月底", "时间")),
        ("17处", "19处", ("reworded", "建好17处活动阵地", "建好19处活动阵地", "甲/阵地")),
        ("压实工作", "层层压实", ("reworded", "压实工作责任", "层层压实责任", "甲/责任")),
        ("认真落实", "抓好落实", ("reworded", "大家要认真落实。", "大家要抓好落实。", "甲/领句-1")),
        ("前完成。", "前完成。散会后就办。", ("added", "", "散会后就办。", "")),
        ("大家要认真落实。", "", ("deleted", "大家要认真落实。", "", "")),
        ("一要", "第一要", ("added", "", "第", "")),
        ("前完成", "前办结", ("edited", "完成", "办结", "")),
    ],
)
def test_a_change_is_told_by_whose_words_it_touches(
    old: str, new: str, expected: tuple[str, ...]
) -> None:
    assert told(TEXT.replace(old, new)) == [expected]


def test_several_changes_in_one_paragraph_stay_apart() -> None:
    after = TEXT.replace("压实工作责任", "拧紧责任链条").replace("【待补：时间】", "6月底")
    assert [kind for kind, *_ in told(after)] == ["reworded", "filled"]


def test_nothing_changed_is_nothing_told() -> None:
    assert told(TEXT) == []


DRAFT = {1: "第一段说的是学习。", 2: "第二段说的是作风，还要说责任。", 3: "第三段说的是队伍。"}


def test_bookmarks_decide_even_when_the_words_are_new() -> None:
    edited = [Edited("全是新话", (2,)), Edited(DRAFT[1], (1,))]
    assert align(DRAFT, edited) == [
        Pair((2,), "全是新话"), Pair((1,), DRAFT[1]), Pair((3,), ""),
    ]  # fmt: skip


def test_a_paragraph_split_in_two_is_put_together() -> None:
    edited = [Edited("第二段说的是作风，", (2,)), Edited("还要说责任。")]
    assert align({2: DRAFT[2]}, edited) == [Pair((2,), DRAFT[2])]


def test_two_paragraphs_joined_are_both_there() -> None:
    assert align(DRAFT, [Edited(DRAFT[1] + DRAFT[2], (1, 2)), Edited(DRAFT[3], (3,))])[0] == Pair(
        (1, 2), DRAFT[1] + DRAFT[2]
    )


def test_without_bookmarks_the_words_decide() -> None:
    edited = [
        Edited("插进来的一段完全不同的话"),
        Edited(DRAFT[3]),
        Edited("第二段说的是作风，也要说责任。"),
    ]
    assert align(DRAFT, edited) == [
        Pair((), "插进来的一段完全不同的话"), Pair((3,), DRAFT[3]),
        Pair((2,), "第二段说的是作风，也要说责任。"), Pair((1,), ""),
    ]  # fmt: skip


OWN = """\
主题: 活动开展
子题: 关键环节
概念:
- 编号: 攻坚台账
  阶段: 行动
  对象: 攻坚台账
  任务: [给每个难题建一本攻坚台账, 难题一律记入攻坚台账, 用攻坚台账管住每一个难题]
"""
"""A clause of the office's own, which a draft of passages says as a sentence."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("draft")
    (folder / "phrases").mkdir()
    (folder / "phrases" / "own.yaml").write_text(OWN, "utf-8")
    facts = folder / "要素.yaml"
    text = sample_facts(NAME).read_text("utf-8")
    facts.write_text(re.sub(r"^(讲话人|总体要求):.*\n", "", text, flags=re.MULTILINE), "utf-8")
    ready = make(Request(NAME, facts, length=4500), Workspace(folder))
    export(ready, [folder / "稿.docx", folder / "稿.json"], Switches())
    export(ready, [folder / "选.docx"], Switches(alternatives=True, comments=True, task_table=True))
    export(ready, [folder / "净.docx"], Switches(clean=True))
    export(ready, [folder / "读.docx"], Switches("reading", pauses=True))
    export(ready, [folder / "目.docx"], Switches(contents=True, numbering=True))
    return ready


def edit(source: Path, target: Path, rewrite: Rewrite) -> Path:
    """The file with its document rewritten, as an editor would."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, rewrite(text) if name == "word/document.xml" else text)
    target.write_bytes(buffer.getvalue())
    return target


def resaved(path: Path) -> Path:
    """The file as LibreOffice writes it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = path.parent / "resaved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return folder / path.name


def concept_run(made: Made) -> tuple[int, Run]:
    """A clause of the bank that is one run, and the number of its paragraph."""
    for number, paragraph in enumerate(made.draft.paragraphs, 1):
        for n, each in enumerate(paragraph.runs):
            whole = (number, n, n + 1) in made.alternatives
            if whole and each.origin.kind == "concept" and len(each.text) > 7:
                return number, each
    raise AssertionError


Save = Callable[[Path], Path]


def saved_like(change: Callable[[bytes], bytes]) -> Save:
    def save(path: Path) -> Path:
        path.write_bytes(change(path.read_bytes()))
        return path

    return save


PROGRAMS: dict[str, Save] = {
    "as edited": lambda path: path,
    "saved by LibreOffice": resaved,
    "saved as Word does": saved_like(resaved_like_word),
    "saved as WPS does": saved_like(resaved_like_wps),
}


@pytest.mark.parametrize("program", list(PROGRAMS))
@pytest.mark.parametrize("name", ["稿.docx", "选.docx", "净.docx", "读.docx", "目.docx"])
def test_changes_are_found_in_every_kind_of_file(
    made: Made, name: str, program: str, tmp_path: Path
) -> None:
    root = made.workspace.root
    same = PROGRAMS[program](edit(root / name, tmp_path / name, lambda xml: xml))
    assert list(readback.report(readback.read_back(same, root / "稿.json", root))) == ["没有改动。"]


@pytest.mark.parametrize("program", list(PROGRAMS))
@pytest.mark.parametrize("name", ["稿.docx", "净.docx"])
def test_every_change_is_told_apart(made: Made, name: str, program: str, tmp_path: Path) -> None:
    root = made.workspace.root
    number, clause = concept_run(made)
    last = f'<w:bookmarkStart w:id="{len(list(made.draft.paragraphs))}"'

    def rewrite(xml: str) -> str:
        gap = re.search(r"【待补：讲话人[^<]*", xml)
        assert gap is not None
        xml = xml.replace(gap[0], "县委书记　林书雅")
        xml = xml.replace(escape(clause.text), "一件一件抓出实效", 1)
        start = xml.rindex("<w:p>", 0, xml.index(last) if last in xml else xml.rindex("<w:r>"))
        added = "<w:p><w:r><w:t>最后再强调一句，会后马上就办。</w:t></w:r></w:p>"
        return xml[:start] + added + xml[start:]

    path = PROGRAMS[program](edit(root / name, tmp_path / name, rewrite))
    lines = list(readback.report(readback.read_back(path, root / "稿.json", root)))
    assert f"第{number}段 改写“{clause.origin.ref}”：{clause.text} → 一件一件抓出实效" in lines
    assert "新段 新写：最后再强调一句，会后马上就办。" in lines
    assert any(line.endswith("填上“讲话人”：县委书记　林书雅") for line in lines)
    assert len(lines) == 3


def test_another_wording_of_the_bank_is_known_as_such(made: Made, tmp_path: Path) -> None:
    root = made.workspace.root
    number, clause = concept_run(made)
    index = list(made.draft.paragraphs)[number - 1].runs.index(clause)
    other = made.alternatives[number, index, index + 1][0]
    path = edit(
        root / "选.docx",
        tmp_path / "选.docx",
        lambda xml: re.sub(
            f"(<w:t[^>]*>){escape(clause.text)}</w:t>", rf"\g<1>{escape(other)}</w:t>", xml, count=1
        ),
    )
    (line,) = readback.report(readback.read_back(path, root / "稿.json", root))
    assert "换用库里的说法" in line
    assert line.endswith(f"{clause.text} → {other}")


def test_overlays_are_written_only_on_request_and_never_over_others(
    made: Made, tmp_path: Path
) -> None:
    root = made.workspace.root
    _, clause = concept_run(made)

    def rewrite(xml: str) -> str:
        gap = re.search(r"【待补：讲话人[^<]*", xml)
        assert gap is not None
        xml = xml.replace(gap[0], "县委书记: 林书雅")
        return xml.replace(escape(clause.text), "一件一件抓出实效", 1)

    path = edit(root / "稿.docx", tmp_path / "稿.docx", rewrite)
    readings = readback.read_back(path, root / "稿.json", root)
    assert list(tmp_path.iterdir()) == [path]
    written = proposals.write(readings, tmp_path / "回读", root)
    subtopic = clause.origin.ref.partition("/")[0]
    assert {file.name for file in written} == {"要素.yaml", f"{subtopic}.yaml", "改动.md"}
    assert "讲话人: '县委书记: 林书雅'" in written[0].read_text("utf-8")
    file = load_file(next(f for f in written if f.name == f"{subtopic}.yaml"))
    (concept,) = file.concepts
    assert file.status == "候选"
    assert "一件一件抓出实效" in concept.task + concept.review + concept.problem
    assert concept.note.startswith(f"改写自 {clause.origin.ref}")
    with pytest.raises(DataError, match="没有覆盖"):
        proposals.write(readings, tmp_path / "回读", root)


def test_facts_inside_a_reworded_clause_become_slots_again() -> None:
    (change,) = changes(RUNS, TEXT.replace("活动阵地", "党员阵地"), 1)
    assert change.facts == (("数量", "17处"),)
    assert replace(change, facts=()).after == "建好17处党员阵地"


def test_another_text_is_refused(made: Made, tmp_path: Path) -> None:
    root = made.workspace.root
    path = edit(
        root / "净.docx", tmp_path / "净.docx",
        lambda xml: re.sub(r"<w:t([^>]*)>[^<]*</w:t>", r"<w:t\1>别的话</w:t>", xml),
    )  # fmt: skip
    with pytest.raises(DataError, match="不是由这份初稿改来的"):
        readback.read_back(path, root / "稿.json", root)
