"""Which reader reads which file: one literal table from suffix to reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.corpus.encodings import decode
from generator.errors import bad_data
from generator.files import read_bytes

FOOTNOTE = "【注】"
"""Before a footnote, which stands on a line of its own behind the text."""

Reader = Callable[[bytes, Path], str]
"""From the bytes of a file to its text: one paragraph a line, ``#`` marks before headings."""

_MARKDOWN_WRAPPED = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MARKDOWN_LIST = re.compile(r"^[ \t]*[-*+] +", re.MULTILINE)
_MARKDOWN_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_MARKDOWN_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PLAIN_HASH = re.compile(r"^#+(?= )", re.MULTILINE)


def read_plain(data: bytes, path: Path) -> str:
    """A text file in UTF-8, GB18030, UTF-16 or Big5."""
    return plain_lines(decode(data, path))


def plain_lines(text: str) -> str:
    """Decoded text with ``\\n`` line ends; a ``#`` in it is no heading mark."""
    return _PLAIN_HASH.sub("", _unix_lines(text))


def read_markdown(data: bytes, path: Path) -> str:
    """Markdown: heading marks stay, emphasis, list and quotation marks go."""
    text = _HTML_COMMENT.sub("", _MARKDOWN_FRONT.sub("", _unix_lines(decode(data, path))))
    text = _MARKDOWN_LIST.sub("", _MARKDOWN_QUOTE.sub("", text))
    return _MARKDOWN_WRAPPED.sub(r"\2", text)


def read_docx(data: bytes, path: Path) -> str:
    """A Word file, footnotes behind the text."""
    from generator.corpus.docx import docx_notes, docx_text

    notes = "".join(f"\n{FOOTNOTE}{note}" for note in docx_notes(data, path))
    return docx_text(data, path) + notes


def read_html(data: bytes, path: Path) -> str:
    """A saved web page."""
    from generator.corpus.html import html_text

    return html_text(data, path)


def read_pdf(data: bytes, path: Path) -> str:
    """A PDF with text in it."""
    from generator.corpus.pdf import pdf_text

    return pdf_text(data, path)


def read_office(data: bytes, path: Path) -> str:
    """A file of an old or another office program, whatever it really is."""
    from generator.corpus.office import office_text

    start = data[:512].lstrip(b"\xef\xbb\xbf\r\n\t ")
    for mark, reader in REALLY.items():
        if start.lower().startswith(mark):
            return reader(data, path)
    return office_text(data, path, path.suffix.lower())


REALLY: Mapping[bytes, Reader] = {
    b"pk\x03\x04": lambda data, path: (
        read_docx(data, path) if b"word/" in data else read_zipped(data, path)
    ),
    b"%pdf": read_pdf,
    b"<!doctype html": read_html,
    b"<html": read_html,
}
"""What a .doc often is under its name."""


def read_zipped(data: bytes, path: Path) -> str:
    """An OpenDocument file, through an office program."""
    from generator.corpus.office import office_text

    return office_text(data, path, ".odt")


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".pdf": read_pdf,
    ".doc": read_office,
    ".wps": read_office,
    ".rtf": read_office,
    ".odt": read_office,
}
"""Suffix → reader. Heavy libraries are imported by the reader that needs them."""

LARGEST = 64 * 1024 * 1024
"""A larger file is no speech; reading it would take memory without bound."""


def read(path: Path) -> str:
    """The text of a user's file, whatever its format.

    Raises DataError for a missing, empty, binary or damaged file, a folder, an unknown suffix.
    """
    data = _small_enough(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(READERS)
        what = (
            f"还读不了 {path.suffix} 格式。"
            if path.suffix
            else "文件没有扩展名，不知道是什么格式。"
        )
        raise bad_data(what, f"能读的格式：{known}；其他格式请先另存为 .docx 或 .txt。", path)
    text = reader(data, path)
    if not text.strip():
        raise bad_data("文件里没有文字。", "如果是扫描件，请先做文字识别。", path)
    return text


def _small_enough(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > LARGEST:
        size = f"超过 {LARGEST // 1024 // 1024} MB"
        raise bad_data(f"文件太大（{size}），不像一篇文稿。", "请拆开后再试。", path)
    return read_bytes(path)


def _unix_lines(text: str) -> str:
    return (
        re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029\x85]", "\n", text)
        .replace("\x1a", "")
        .replace("\x00", "")
    )
