"""Word comments stand at the very words, and nothing of the file's looks changes for it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from lxml import etree

from generator.api import checks
from generator.api.workspace import Workspace
from generator.checking.comments import with_comments
from generator.checking.finding import Finding
from generator.corpus.styles import W

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def styled(folder: Path) -> Path:
    """Faults inside a run, across three runs, twice in a paragraph, in a table and in a link."""
    document = Document()
    document.add_paragraph("同志们：")
    across = document.add_paragraph("要始终把人")
    across.add_run("名群").bold = True
    third = across.add_run("众放在心上，优化营商坏境，")
    third.font.size, third.font.color.rgb = Pt(16), RGBColor(0, 0, 255)
    across.add_run("不断抓好落实。")
    document.add_paragraph("营商坏境要好，各单位要带头。还要说营商坏境，大家都有责任。")
    document.add_table(1, 2).cell(0, 1).text = "全县要优化营商坏境。"
    link = document.add_paragraph("要认真")
    tabbed = link.add_run("看好\t营商坏境")
    tabbed.add_break()
    tabbed.add_text("再抓抓落实落实，抓出成效。")
    wrapped = etree.SubElement(link._p, W + "hyperlink")
    wrapped.append(tabbed._r)
    path = folder / "稿.docx"
    document.save(str(path))
    return path


def commented(path: Path) -> tuple[tuple[Finding, ...], bytes]:
    (done,) = checks.check([path], checks.Request(), Workspace(path.parent))
    findings = tuple(f for f in done.report.findings if not f.code.startswith("JG9"))
    return findings, with_comments(path.read_bytes(), findings, path)


def document_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def ranges(root: etree._Element) -> dict[str, str]:
    """Comment number → the words between its marks."""
    opened: dict[str, str] = {}
    closed: dict[str, str] = {}
    for node in root.iter():
        ident = node.get(W + "id", "")
        if node.tag == W + "commentRangeStart":
            opened[ident] = ""
        elif node.tag == W + "commentRangeEnd":
            closed[ident] = opened.pop(ident)
        elif node.tag == W + "t":
            opened = {key: words + (node.text or "") for key, words in opened.items()}
    assert not opened
    return closed


def looks(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    """Every character with the format of its run."""
    for run in root.iter(W + "r"):
        style = run.find(W + "rPr")
        shown = etree.tostring(style) if style is not None else b""
        for child in run:
            if child.tag in (W + "t", W + "tab", W + "br"):
                yield from ((char, shown) for char in child.text or child.tag[-2:])


def test_marks_enclose_exactly_the_words(tmp_path: Path) -> None:
    findings, data = commented(styled(tmp_path))
    assert [f.words for f in findings].count("营商坏境") == 5
    assert "人名群众" in [f.words for f in findings]
    marked = ranges(document_of(data))
    assert [marked[str(number)] for number in range(len(findings))] == [f.words for f in findings]


def test_the_second_of_two_equal_words_has_its_own_mark(tmp_path: Path) -> None:
    findings, data = commented(styled(tmp_path))
    root = document_of(data)
    twice = [n for n, f in enumerate(findings) if f.before == "" and f.words == "营商坏境"] + [
        n for n, f in enumerate(findings) if f.before == "还要说" and f.words == "营商坏境"
    ]
    starts = {x.get(W + "id"): x for x in root.iter(W + "commentRangeStart")}
    before = ["".join(starts[str(n)].xpath("preceding-sibling::*//text()")) for n in twice]
    assert before == ["", "营商坏境要好，各单位要带头。还要说"]


def test_no_character_and_no_format_changes(tmp_path: Path) -> None:
    path = styled(tmp_path)
    _, data = commented(path)
    assert list(looks(document_of(data))) == list(looks(document_of(path.read_bytes())))


def test_words_in_a_text_box_have_their_comment_at_the_paragraph_that_holds_it(
    tmp_path: Path,
) -> None:
    box = (
        f'<w:r xmlns:w="{W[1:-1]}"><w:pict><w:txbxContent><w:p><w:r><w:t>文本框里的人名群众。</w:t>'
        "</w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document = Document()
    document.add_paragraph("各单位要抓好落实。")._p.append(etree.fromstring(box))
    document.save(str(tmp_path / "稿.docx"))
    (finding,), data = commented(tmp_path / "稿.docx")
    start = next(document_of(data).iter(W + "commentRangeStart"))
    assert finding.words == "人名群众"
    assert not list(start.iterancestors(W + "txbxContent"))
    assert next(start.getnext().iter(W + "txbxContent")) is not None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_comments_at_the_words(tmp_path: Path) -> None:
    findings, data = commented(styled(tmp_path))
    (tmp_path / "批注.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odt", "批注.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(tmp_path / "批注.odt") as archive:
        root = etree.fromstring(archive.read("content.xml"))
    heard = list(_annotated(root))
    assert sorted(heard) == sorted(f.words for f in findings)


def _annotated(root: etree._Element) -> Iterator[str]:
    """The words between the ends of every annotation of an ODT."""
    opened: dict[str, str] = {}

    def walk(node: etree._Element) -> Iterator[str]:
        name = node.get(OFFICE + "name", "")
        inside = node.tag != OFFICE + "annotation"
        if node.tag == OFFICE + "annotation-end":
            yield opened.pop(name)
        if not inside:
            opened[name] = ""
        elif node.text:
            say(node.text)
        if inside:
            for child in node:
                yield from walk(child)
        if node.tail:
            say(node.tail)

    def say(words: str) -> None:
        for key in opened:
            opened[key] += words

    yield from walk(root)
