"""Drafts made by hand for the tests of rendering, and a look into Word files."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import cast, get_args

from lxml import etree

from generator.draft import Draft, Missing, Origin, Paragraph, Run, Section, Style

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


def paragraph_of(number: int, line: str) -> Paragraph:
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
