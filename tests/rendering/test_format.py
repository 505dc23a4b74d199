"""Any text into a layout: no character changed, and told what was taken for what."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from rendering_support import W, part, text_of

from generator.api.formatting import read_lines, reformat
from generator.api.pdf import to_pdf
from generator.corpus.readers import read
from generator.draft import Draft
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.extras import CLEAN

ORIGINALS = Path(__file__).parents[1] / "corpus" / "originals"
SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"
FILES = [
    path for folder in (ORIGINALS, SAMPLES) for path in sorted(folder.iterdir()) if path.is_file()
]
TEXT = """\
在全县工作会议上的讲话
2026年3月5日
县委书记 周明远
同志们：
今天开会。下面讲两点。
一、提高认识
思想要统一。
（一）抓学习。坚持每周一次。
二、狠抓落实
一是责任要明确。谁主管谁负责。
云溪县委办公室
2026年3月5日
"""


def bare(text: str) -> str:
    """Without spaces, heading marks and the bars that the reader puts between cells."""
    return re.sub(r"\s|^#+ |\|", "", text, flags=re.MULTILINE)


def words_of(path: Path) -> str:
    paragraphs = part(path.read_bytes()).iter(f"{W}p")
    return bare("".join(text_of(paragraph) for paragraph in paragraphs))


@pytest.mark.parametrize("layout", ["speech", "gbt9704", "article"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_character_is_changed(path: Path, layout: str, tmp_path: Path) -> None:
    out = tmp_path / "新.docx"
    reformat(path, [out], layout, tmp_path)
    assert words_of(out) == bare(read(path))


def test_the_parts_are_told_and_styled(tmp_path: Path) -> None:
    source, out = tmp_path / "稿.txt", tmp_path / "新.docx"
    source.write_text(TEXT, "utf-8")
    told = reformat(source, [out], "speech", tmp_path)
    assert told == [
        "标题：在全县工作会议上的讲话",
        "日期：2026年3月5日",
        "讲话人：县委书记 周明远",
        "称谓：同志们：",
        "一级标题：一、提高认识",
        "段首标题：（一）抓学习。",
        "一级标题：二、狠抓落实",
        "段首标题：一是责任要明确。",
        "落款：云溪县委办公室",
        "落款：2026年3月5日",
        "正文：4 段",
    ]
    styles = [
        p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in part(out.read_bytes()).iter(f"{W}p")
    ]
    assert styles[:6] == ["Title", "DateLine", "Speaker", "SalutationLine", "BodyText", "Heading1"]
    assert styles[-2:] == ["SignatureLine", "SignatureLine"]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_our_own_files_are_read_as_what_they_are(
    suffix: str, speech: Draft, tmp_path: Path
) -> None:
    source = tmp_path / f"稿{suffix}"
    source.write_bytes(render(speech, suffix, extras=CLEAN))
    lines = read_lines(source)
    shown = [p for p in speech.paragraphs if p.text.strip()]
    roles = [(line.style, bare(line.text)) for line in lines if line.style != "body"]
    wanted = [(p.style, bare(p.text)) for p in shown if p.style not in ("body", "placeholder")]
    assert roles[0] == wanted[0]
    assert [style for style, _ in roles[:3]] == ["title", "date", "speaker"]
    assert roles[3:] == wanted[3:]


MARKDOWN = """\
# 在全县工作会议上的讲话

同志们：

今天开会。

- 第一件事情要抓紧
- 第二件事情要抓实

> 绿水青山就是金山银山。

| 序号 | 任务 |
|---|:--|
| 1 | 完成\\|验收 |
| 2 |  |

附件：1. 任务分解表

2. 参会名单

云溪县委办公室

2026年3月5日

附件1

任务分解表

| 甲 | 乙 |
|---|---|
| 子 | 丑 |

附件2

参会名单

张三，李四。
"""


def test_half_width_marks_change_no_role_and_stay_as_they_are(tmp_path: Path) -> None:
    typed = TEXT.translate(str.maketrans("：，；（）", ":,;()"))
    for name, text in (("甲.txt", TEXT), ("乙.txt", typed)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole, half = (read_lines(tmp_path / name) for name in ("甲.txt", "乙.txt"))
    assert [line.style for line in half] == [line.style for line in whole]
    assert [line.text for line in half] == typed.split("\n")[:-1]


def test_lists_quotations_tables_and_attachments_are_told_apart(tmp_path: Path) -> None:
    source = tmp_path / "稿.md"
    source.write_text(MARKDOWN, "utf-8")
    lines = [(line.style, line.text) for line in read_lines(source)]
    assert lines[2:] == [
        ("body", "今天开会。"),
        ("list", "第一件事情要抓紧"),
        ("list", "第二件事情要抓实"),
        ("quotation", "绿水青山就是金山银山。"),
        ("row", "序号\t任务"),
        ("row", "1\t完成|验收"),
        ("row", "2\t"),
        ("attachment_note", "附件：1. 任务分解表"),
        ("attachment_note", "2. 参会名单"),
        ("signature", "云溪县委办公室"),
        ("signature", "2026年3月5日"),
        ("attachment", "附件1"),
        ("attachment_title", "任务分解表"),
        ("row", "甲\t乙"),
        ("row", "子\t丑"),
        ("attachment", "附件2"),
        ("attachment_title", "参会名单"),
        ("body", "张三，李四。"),
    ]


def test_a_table_of_a_word_file_stays_a_table(tmp_path: Path) -> None:
    import docx

    source, out = tmp_path / "稿.docx", tmp_path / "新.docx"
    document = docx.Document()
    document.add_paragraph("工作会议上的讲话")
    document.add_paragraph("列在下面：", style="Quote")
    document.add_paragraph("一件事情", style="List Bullet")
    table = document.add_table(2, 3)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = "" if n == 3 else f"格{n}"
    document.save(str(source))
    reformat(source, [out], "speech", tmp_path)
    body = part(out.read_bytes()).find(f"{W}body")
    assert body is not None
    (made,) = body.iter(f"{W}tbl")
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in made.iter(f"{W}tr")]
    assert rows == [["格0", "格1", "格2"], ["", "格4", "格5"]]
    styles = [node.get(f"{W}val") for node in body.iter(f"{W}pStyle")]
    assert styles[1:3] == ["Quote", "ListParagraph"]


def test_what_is_not_running_text_is_told(tmp_path: Path) -> None:
    source = tmp_path / "稿.txt"
    source.write_text("这是一段话，没有题目。\n又是一段。\n", "utf-8")
    assert "注意：没有认出标题，请检查第一行。" in reformat(
        source, [tmp_path / "新.docx"], "speech", tmp_path
    )


def test_a_file_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK nothing")
    with pytest.raises(DataError):
        reformat(tmp_path / "坏.docx", [tmp_path / "新.docx"], "speech", tmp_path)
    assert not (tmp_path / "新.docx").exists()


def test_a_pdf_is_made_by_libreoffice(speech: Draft) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    assert to_pdf(render(speech, ".docx")).startswith(b"%PDF")


def test_without_libreoffice_there_is_one_clear_message(
    speech: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(DataError, match="没有装") as caught:
        to_pdf(render(speech, ".docx"))
    assert "另存为 PDF" in caught.value.problems[0].remedy
