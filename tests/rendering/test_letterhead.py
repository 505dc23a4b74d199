"""An office's own Word file as base: its styles by name, its page and headers, what it lacks added."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document as open_document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from lxml import etree
from rendering_support import DAY, W, part, text_of

from generator.api import layouts as api
from generator.draft import Draft
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.extras import CLEAN, Extras
from generator.rendering.profiles import load_layout
from generator.rendering.reread import edited_paragraphs

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FULL = Extras(comments=True, contents=True, numbering=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace's layouts: one letterhead with a footer and a mark, one bare, one in a profile."""
    folder = tmp_path / "layouts"
    folder.mkdir()
    document = open_document()
    section = document.sections[0]
    section.page_width, section.left_margin = Mm(210), Mm(40)
    section.header.paragraphs[0].text = "云溪县机关工作委员会"
    document.styles["Heading 1"].font.size = Pt(20)
    own = document.styles.add_style("称谓", WD_STYLE_TYPE.PARAGRAPH)
    own.font.size = Pt(19)
    document.add_paragraph("旧稿的一段")
    document.save(str(folder / "空白信笺.docx"))
    for text in ("云机工发〔2026〕3号", "【正文】", "抄送：县委办公室"):
        document.add_paragraph(text)
    section.footer.paragraphs[0].text = "内部资料"
    document.save(str(folder / "红头.docx"))
    (folder / "own.yaml").write_text(
        "本单位:\n  沿用: gbt9704\n  信笺: 红头.docx\n  正文:\n    加粗: 是\n", "utf-8"
    )
    return folder


def made(speech: Draft, folder: Path, name: str, extras: Extras = FULL) -> bytes:
    return render(speech, ".docx", name, DAY, folder, extras)


def style(content: bytes, ident: str) -> etree._Element:
    found = part(content, "word/styles.xml").find(f"{W}style[@{W}styleId='{ident}']")
    assert found is not None
    return found


def size(node: etree._Element) -> str | None:
    found = node.find(f"{W}rPr/{W}sz")
    return None if found is None else found.get(f"{W}val")


def test_its_styles_count_by_their_names_and_ours_fill_the_gaps(
    speech: Draft, folder: Path
) -> None:
    content = made(speech, folder, "空白信笺", CLEAN)
    used = [node.get(f"{W}val") for node in part(content).iter(f"{W}pStyle")]
    sizes = {ident: size(style(content, str(ident))) for ident in used}
    assert sizes["Heading1"] == "40"
    assert sizes["DateLine"] == "32"
    salutation = next(p for p in part(content).iter(f"{W}p") if text_of(p) == "同志们：")
    ident = salutation.find(f"{W}pPr/{W}pStyle").get(f"{W}val")  # type: ignore[union-attr]
    assert size(style(content, str(ident))) == "38"


def test_its_page_and_headers_are_kept_and_numbers_added_where_it_has_none(
    speech: Draft, folder: Path
) -> None:
    content = made(speech, folder, "空白信笺", CLEAN)
    section = list(part(content).iter(f"{W}sectPr"))[-1]
    assert section.find(f"{W}pgMar").get(f"{W}left") == "2268"  # type: ignore[union-attr]
    kinds = [(n.tag.removeprefix(W), n.get(f"{W}type")) for n in section if n.get(f"{R}id")]
    assert sorted(kinds) == [
        ("footerReference", "default"), ("footerReference", "even"),
        ("headerReference", "default"), ("headerReference", "even"),
    ]  # fmt: skip
    assert part(content, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        headers = [archive.read(name) for name in archive.namelist() if "header" in name]
    assert any("云溪县机关工作委员会".encode() in header for header in headers)


def test_its_own_footer_stays(speech: Draft, folder: Path) -> None:
    content = made(speech, folder, "红头", CLEAN)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        footers = [archive.read(name) for name in archive.namelist() if "/footer" in name]
    assert len(footers) == 1
    assert "内部资料".encode() in footers[0]


def test_what_stands_round_the_mark_is_kept_and_a_body_without_one_is_not(
    speech: Draft, folder: Path
) -> None:
    texts = [text_of(p) for p in part(made(speech, folder, "红头", CLEAN)).iter(f"{W}p")]
    assert texts[:2] == ["旧稿的一段", "云机工发〔2026〕3号"]
    assert texts[-1] == "抄送：县委办公室"
    plain = [text_of(p) for p in part(made(speech, folder, "空白信笺", CLEAN)).iter(f"{W}p")]
    assert "旧稿的一段" not in plain
    assert "【正文】" not in texts


def test_reading_back_passes_over_what_the_letterhead_has(speech: Draft, folder: Path) -> None:
    content = made(speech, folder, "红头", Extras())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [paragraph.text for paragraph in edited_paragraphs(parts)]
    assert "抄送：县委办公室" not in texts
    assert len(texts) == sum(bool(p.text.strip()) for p in speech.paragraphs)


@pytest.mark.parametrize("name", ["空白信笺", "红头", "本单位"])
def test_validators_find_nothing_with_every_switch(
    speech: Draft, folder: Path, name: str, tmp_path: Path
) -> None:
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit is not installed")
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "a.docx"
    path.write_bytes(made(speech, folder, name))
    assert list(OpenXmlValidator().validate(path).errors) == []


def test_the_file_comes_out_the_same_twice(speech: Draft, folder: Path) -> None:
    assert made(speech, folder, "红头") == made(speech, folder, "红头")


def test_a_file_of_ours_serves_as_letterhead_too(speech: Draft, folder: Path) -> None:
    (folder / "自己.docx").write_bytes(made(speech, folder, "空白信笺"))
    content = made(speech, folder, "自己")
    relations = part(content, "word/_rels/document.xml.rels")
    idents = [node.get("Id") for node in relations]
    assert len(idents) == len(set(idents))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_the_profile_says_which_letterhead(folder: Path) -> None:
    layout = load_layout("本单位", folder)
    assert layout.letterhead == folder / "红头.docx"
    assert layout.page.left == 2268
    assert layout.looks["body"].bold


def test_the_check_tells_what_is_used(folder: Path) -> None:
    lines = list(api.check(folder / "红头.docx"))
    assert "它自己的样式" in lines[1]
    assert "称谓" in lines[1]
    assert "日期行" in lines[2]
    assert "【正文】" in lines[3]
    assert "不保留" in list(api.check(folder / "空白信笺.docx"))[3]


def test_letterheads_are_listed_and_lock_files_are_not(folder: Path) -> None:
    (folder / "~$红头.docx").write_bytes(b"x")
    names = [row["name"] for row in api.listing(folder.parent)]
    assert set(names[-3:]) == {
        "本单位", "空白信笺", "红头",
    }  # fmt: skip


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_broken_letterhead_is_one_message(folder: Path, content: bytes) -> None:
    (folder / "坏.docx").write_bytes(content)
    with pytest.raises(DataError, match="信笺不是完好"):
        load_layout("坏", folder)


def test_a_missing_letterhead_is_told_with_its_place(folder: Path) -> None:
    (folder / "b.yaml").write_text("乙:\n  沿用: speech\n  信笺: 没有.docx\n", "utf-8")
    with pytest.raises(DataError, match="这个文件") as caught:
        load_layout("乙", folder)
    assert caught.value.problems[0].line == 3


def test_the_order_of_parts_does_not_depend_on_the_run(
    speech: Draft, folder: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from generator.rendering import render;"
        "from generator.rendering.extras import Extras; from generator.rendering.tree import read_draft;"
        "sys.stdout.buffer.write(render(read_draft(Path(sys.argv[1])), '.docx', '红头', None,"
        " Path(sys.argv[2]), Extras(comments=True, contents=True, numbering=True)))"
    )
    draft = tmp_path / "稿.json"
    draft.write_bytes(render(speech, ".json"))
    files = {
        subprocess.run(
            [sys.executable, "-c", program, str(draft), str(folder)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(files) == 1
