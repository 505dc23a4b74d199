"""Any text into a layout without changing a character of it, saying what was taken for what."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.api import layouts
from generator.api.pdf import rendered
from generator.api.roles import BAR, cells, read_with_roles
from generator.corpus import front
from generator.corpus.characters import SENTENCE_END
from generator.corpus.structure import structure
from generator.document import Document, Section
from generator.draft import Draft, Origin, Paragraph, Run, Style
from generator.draft import Section as DraftSection
from generator.files import write_bytes
from generator.rendering.extras import Extras

DEFAULT_LAYOUT = "speech"
_NOTE = re.compile(r"附件[：:].*\S")
_NEXT_NOTE = re.compile(r"\d+[.．、].*\S")
_ATTACHMENT = re.compile(r"附件\s*[\d一二三四五六七八九十]*[：:]?")
_LONGEST_NOTE = 60
_WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”’》）])[,:;!?)]|\((?=[\u4e00-\u9fff])")
"""Half-width marks of a typist, one character each, so that no place moves."""
_HEADINGS: tuple[Style, ...] = ("heading1", "heading2", "heading3", "heading4")
_FRONT: frozenset[Style] = frozenset({"title", "subtitle", "date", "speaker", "salutation"})
_NAMES: dict[Style, str] = {
    "title": "标题", "subtitle": "副标题", "date": "日期", "speaker": "讲话人", "salutation": "称谓",
    "heading1": "一级标题", "heading2": "二级标题", "heading3": "三级标题", "heading4": "四级标题",
    "signature": "落款", "note": "说明", "list": "列项", "quotation": "引文", "row": "表格",
    "attachment_note": "附件说明", "attachment": "附件", "attachment_title": "附件标题",
}  # fmt: skip
_LEFT_OUT = {"word/media/": "图片", "word/footnotes.xml": "脚注", "word/endnotes.xml": "尾注"}
"""What of a Word file is no running text."""


class Line(Struct, frozen=True):
    """One line of the source and what it was taken for."""

    style: Style
    text: str
    lead: int = 0
    """Characters of the run-in heading at its start."""


def reformat(file: Path, outputs: Sequence[Path], layout: str, root: Path) -> list[str]:
    """Write the text of a file in a layout; lines about what was taken for what. Raises DataError."""
    lines = read_lines(file)
    draft = _draft(file.name, lines, layout)
    extras = Extras(controls=False, bookmarks=False, verbatim=True)
    contents = [
        (path, rendered(draft, path.suffix, layout, None, layouts.folder(root), extras))
        for path in outputs
    ]
    for path, data in contents:
        write_bytes(path, data)
    return [*_taken(lines), *_warnings(file, lines)]


def read_lines(file: Path) -> list[Line]:
    """Every line of a file that has words, with its role. Raises DataError."""
    text, roles = read_with_roles(file)
    main, *attached = _parted(text)
    lines = [_told(line, roles) for line in _structured(file.name, main)]
    lines = list(_with_note(_with_whole_title(lines)))
    for part in attached:
        lines += (_told(line, roles) for line in _attachment(file.name, part))
    return lines


def _parted(text: str) -> list[str]:
    """The text itself, and every attachment from its 附件 on (7.3.7)."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if n and _ATTACHMENT.fullmatch(line.strip())]
    return ["\n".join(lines[a:b]) for a, b in pairwise([0, *starts, len(lines)])]


def _attachment(name: str, text: str) -> Iterator[Line]:
    """The lines of one attachment: 附件, its title, its text; it has no front matter."""
    mark, *rest = [line for line in text.split("\n") if line.strip()]
    yield Line("attachment", mark.strip())
    if rest and BAR not in rest[0] and not rest[0].endswith(tuple(SENTENCE_END)):
        yield Line("attachment_title", rest.pop(0).lstrip("# ").strip())
    for line in _structured(name, "\n".join(rest)):
        yield Line("body", line.text) if line.style in _FRONT else line


def _told(line: Line, roles: Mapping[str, Style]) -> Line:
    """A line as its file says it is, where it does."""
    if (row := cells(line.text)) != line.text:
        return Line("row", row)
    role = roles.get(line.text)
    return Line(role, line.text) if role and line.style in ("body", *_HEADINGS) else line


def _with_note(lines: list[Line]) -> Iterator[Line]:
    """The note of attachments above the signature, told by its words (7.3.4)."""
    in_note = False
    for line in lines:
        begins = len(line.text) <= _LONGEST_NOTE and _NOTE.fullmatch(line.text)
        in_note = bool(begins or (in_note and _NEXT_NOTE.fullmatch(line.text)))
        in_note = in_note and line.style in ("body", *_HEADINGS)
        yield Line("attachment_note", line.text) if in_note else line


def _with_whole_title(lines: list[Line]) -> list[Line]:
    """A title that stands on several lines is one paragraph, broken where its author broke it."""
    title = list(takewhile(lambda line: line.style == "title", lines))
    joined = "\n".join(line.text for line in title)
    return [Line("title", joined), *lines[len(title) :]] if title else lines


def _structured(name: str, text: str) -> list[Line]:
    """The lines as they stand, their roles read as if marks behind Chinese were Chinese ones."""
    document = structure(name, _HALF.sub(lambda mark: _WIDE[mark[0]], text))
    words = structure(name, text).text.split("\n")
    return [replace(line, text=own) for line, own in zip(_lines(document), words, strict=True)]


def _lines(document: Document) -> Iterator[Line]:
    body = min((section.start for section in document.sections), default=len(document.text))
    signed = len(document.text) - len(document.signature) if document.signature else None
    headings = {s.start: s for s in document.walk() if s.heading}
    leads = {p.start: p.lead for p in document.paragraphs() if p.lead}
    starts = sorted(p.start for p in document.paragraphs())
    notes = {note.start for note in document.notes}
    at = 0
    for text in document.text.split("\n"):
        end = at + len(text)
        if at in notes:
            yield Line("note", text)
        elif signed is not None and at >= signed:
            yield Line("signature", text)
        elif at < body:
            yield Line(_front_style(text, document), text)
        elif at in headings:
            rest = next((start for start in starts if at < start < end), end)
            yield _heading(text, headings[at], rest - at)
        else:
            yield Line("body", text, len(leads.get(at, "")))
        at = end + 1


def _heading(text: str, section: Section, rest: int) -> Line:
    """A heading of its own, or one that runs into its paragraph."""
    if rest < len(text):
        return Line("body", text, rest)
    return Line(_HEADINGS[min(section.level, len(_HEADINGS)) - 1], text)


def _front_style(text: str, document: Document) -> Style:
    if text in document.salutation.split("\n"):
        return "salutation"
    if front.date_of(text):
        return "date"
    if document.subtitle and text == document.subtitle:
        return "subtitle"
    if document.byline and document.byline in text and text not in document.title:
        return "speaker"
    return "title"


def _draft(name: str, lines: Sequence[Line], layout: str) -> Draft:
    paragraphs = [_paragraph(line, n, name) for n, line in enumerate(lines, 1)]
    head = 0
    while head < len(lines) and lines[head].style in _FRONT:
        head += 1
    body = DraftSection("", "1", tuple(paragraphs[head:]))
    length = sum(len(line.text) for line in lines)
    return Draft(name, 0, length, layout, tuple(paragraphs[:head]), (body,))


def _paragraph(line: Line, number: int, name: str) -> Paragraph:
    origin = Origin("outline", name, f"{name}:{number}")
    lead, rest = line.text[: line.lead], line.text[line.lead :]
    runs = [Run(lead, origin, lead=True)] * bool(lead) + [Run(rest, origin)] * bool(rest)
    return Paragraph(line.style, tuple(runs), str(number))


def _taken(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.style not in ("body", "row"):
            yield f"{_NAMES[line.style]}：{line.text}".replace("\n", " ")
        elif line.lead:
            yield f"段首标题：{line.text[: line.lead]}"
    if rows := sum(line.style == "row" for line in lines):
        yield f"表格：{rows} 行"
    yield f"正文：{sum(line.style == 'body' for line in lines)} 段"


def _warnings(file: Path, lines: Sequence[Line]) -> Iterator[str]:
    if not any(line.style == "title" for line in lines):
        yield "注意：没有认出标题，请检查第一行。"
    if file.suffix.lower() != ".docx":
        return
    if any(line.style == "row" for line in lines):
        yield "注意：表格按本版式重排，合并过的单元格请检查。"
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    for start, what in _LEFT_OUT.items():
        if any(name.startswith(start) for name in names):
            yield f"注意：原文的{what}没有带过来。"
