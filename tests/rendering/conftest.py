"""A realistic invented speech as a draft, and what it becomes in Word and in PDF."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast, get_args

import pytest
from lxml import etree

from generator.draft import Draft, Missing, Origin, Paragraph, Run, Section, Style
from generator.rendering import render

DAY = date(2026, 3, 5)
FRONT = ("title", "subtitle", "date", "speaker", "salutation")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOKENS = re.compile(r"(\*\*.+?\*\*|\{.+?\}|\[.+?\])")


def words(text: str, lead: bool = False) -> Run:
    """A run of a template."""
    return Run(text, Origin("template", "任务段:1", "templates/任务.j2:3"), lead)


def _run(token: str) -> Run:
    if token.startswith("**"):
        return Run(token.strip("*"), Origin("heading", "h01", "a.yaml:7", "内置"), lead=True)
    if token.startswith("{"):
        return Run(token.strip("{}"), Origin("fact", "数量"))
    if token.startswith("["):
        return Run(f"【{token[1:-1]}】", Origin("gap", "民生实事"))
    return words(token)


def _paragraph(number: int, line: str) -> Paragraph:
    style, text = line.split("|", 1)
    assert style in get_args(Style)
    runs = tuple(_run(token) for token in _TOKENS.split(text) if token)
    return Paragraph(cast(Style, style), runs, f"1.{number}")


def draft_of(*paragraphs: Paragraph, layout: str = "speech") -> Draft:
    """A draft with these paragraphs, the front ones in front."""
    front = tuple(p for p in paragraphs if p.style in FRONT)
    rest = tuple(p for p in paragraphs if p.style not in FRONT)
    missing = (Missing("民生实事", "今年的民生实事项目", True),)
    return Draft("机关党建工作会议", 7, 3000, layout, front, (Section("任务", "1", rest),), missing)


def body_of(text: str, style: Style = "body") -> Draft:
    """A draft with a title and one paragraph."""
    title = Paragraph("title", (words("工作会议上的讲话"),))
    return draft_of(title, Paragraph(style, (words(text),)))


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of a Word file, parsed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(paragraph: etree._Element) -> str:
    """The words of a ``w:p``."""
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


@pytest.fixture(scope="session")
def speech() -> Draft:
    """Some 3,000 characters with every level of heading, leads, facts and one gap."""
    lines = Path(__file__).with_name("speech.txt").read_text("utf-8").splitlines()
    return draft_of(*(_paragraph(n, line) for n, line in enumerate(lines, 1)))


@pytest.fixture(scope="session")
def long_speech(speech: Draft) -> Draft:
    """The same three times over: full pages, odd and even."""
    return replace(speech, sections=speech.sections * 3)


@pytest.fixture(scope="session")
def speech_docx(speech: Draft) -> bytes:
    """The speech in Word."""
    return render(speech, ".docx", day=DAY)


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes], Path]]:
    """Word bytes → a PDF made by LibreOffice, or the test is skipped."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or poppler-utils is not installed")
    folder = tmp_path_factory.mktemp("pdf")

    def convert(docx: bytes) -> Path:
        source = folder / f"{len(list(folder.iterdir()))}.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf")

    yield convert
