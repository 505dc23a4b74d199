"""What a file itself says of its lines: table rows, list items, quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.corpus.docx import docx_text
from generator.corpus.encodings import decode
from generator.corpus.readers import FOOTNOTE, read
from generator.draft import Style
from generator.files import read_bytes
from generator.rendering.flow import CELL
from generator.rendering.reread import styled_paragraphs

BAR = "\ue9f7"
"""Stands between cells while the lines are told apart: a mark of our own that no text has."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK_TAG = re.compile(r"</?mark>")
_ROW = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*\|[ \t:|-]+\|[ \t]*\n", re.MULTILINE)
_BETWEEN = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"^(?:[ \t]*[-*+] +|(>) ?)(.*\S)", re.MULTILINE)

_QUOTATIONS = frozenset({"quote", "intense quote", "引用", "明显引用", "引文"})
_LISTS = re.compile("list|列表|列项|列出段落")

Reading = tuple[str, Mapping[str, Style]]
"""The text as the corpus readers give it, and the styles of those lines that tell theirs."""


def read_with_roles(file: Path) -> Reading:
    """A text, cells joined by :data:`BAR`, and line → style. Raises DataError."""
    return READERS.get(file.suffix.lower(), _plain)(file)


def cells(line: str) -> str:
    """A line with bars as a row; others as they are."""
    return CELL.join(part.strip() for part in line.split(BAR)) if BAR in line else line


def _plain(file: Path) -> Reading:
    return read(file), {}


def _markdown(file: Path) -> Reading:
    text = read(file)
    raw = decode(read_bytes(file), file)
    roles = {_bare(words): _quoted(mark) for mark, words in _ITEM.findall(raw)}
    return _bare(_ROW.sub(_barred, _RULE.sub("", text))), roles


def _quoted(mark: str) -> Style:
    return "quotation" if mark else "list"


def _barred(match: re.Match[str]) -> str:
    return BAR.join(cell.strip() for cell in _BETWEEN.split(match[1]))


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", _MARK_TAG.sub("", text))


def _word(file: Path) -> Reading:
    notes = [line for line in read(file).split("\n") if line.startswith(FOOTNOTE)]
    data = read_bytes(file)
    text = "\n".join([docx_text(data, file, BAR), *notes])
    return text, dict(_word_roles(data))


def _word_roles(data: bytes) -> Iterator[tuple[str, Style]]:
    """Items and quotations by the names of their styles; an item with a number is told by that."""
    for words, name, listed in styled_paragraphs(data):
        if name in _QUOTATIONS:
            yield words, "quotation"
        elif not name.startswith("heading") and (listed or _LISTS.search(name)):
            yield words, "list"


READERS: Mapping[str, Callable[[Path], Reading]] = {".md": _markdown, ".docx": _word}
