"""A document as one JSON line, and back: what ``corpus clean`` writes and every look-up reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.document import Document, Section
from generator.errors import bad_data

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MORE = "+"

VERSION = 2
"""Raised when cleaning changes so much that old lines should be made anew."""


def stamp(path: Path) -> str:
    """What changes when a file or the cleaning changes."""
    told = path.stat()
    return f"{VERSION}-{told.st_size}-{told.st_mtime_ns}"


def open_stamp(mark: str) -> str:
    """The stamp of a document with more of the same file behind it: alone it is not the file."""
    return f"{mark}{MORE}"


def json_line(document: Document, path: str, mark: str) -> bytes:
    """One document; ``path`` as the user finds it, ``mark`` the stamp of its file."""
    import msgspec

    return msgspec.json.encode(_record(document, path, mark)) + b"\n"


def read_lines(file: Path) -> Iterator[tuple[bytes, Mapping[str, Any]]]:
    """Every whole line of a file of documents and what it holds; a torn last line is left out."""
    import msgspec

    if not file.is_file():
        raise bad_data("找不到这个文件。", "请先运行 jianggao corpus clean。", file)
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.endswith(b"\n"):
                return
            try:
                yield line, msgspec.json.decode(line, type=dict[str, Any])
            except msgspec.DecodeError:
                hint = "这一行不是 corpus clean 写的 JSON，请重新清洗。"
                raise bad_data("读不懂这一行。", hint, file, number) from None


def year_of(record: Mapping[str, Any]) -> str:
    """The year a document tells: its date, else its title, else the name of its file; or nothing.

    >>> year_of({"date": "", "title": "2024年工作报告", "path": "甲.txt"})
    '2024'
    """
    found = (_YEAR.search(str(record.get(key))) for key in ("date", "title", "path"))
    return next((match[0] for match in found if match), "")


def _record(document: Document, path: str, mark: str) -> dict[str, Any]:
    return {
        "name": document.name,
        "path": path,
        "title": document.title,
        "date": document.date,
        "author": document.byline,
        "source": document.source,
        "genre": document.genre,
        "text": document.text,
        "sections": [_section(section) for section in document.sections],
        "repairs": document.repairs,
        "subtitle": document.subtitle,
        "salutation": document.salutation,
        "signature": document.signature,
        "notes": [note.text for note in document.notes],
        "gaps": [[gap.start, gap.end, gap.kind, gap.holds] for gap in document.gaps],
        "stamp": mark,
    }


def _section(section: Section) -> dict[str, Any]:
    """Heading, level, label and places; paragraphs as start and end in the text."""
    return {
        "heading": section.heading,
        "level": section.level,
        "label": section.label,
        "start": section.start,
        "end": section.end,
        "paragraphs": [[paragraph.start, paragraph.end] for paragraph in section.paragraphs],
        "sections": [_section(inner) for inner in section.sections],
    }
