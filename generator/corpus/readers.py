"""Which reader reads which file: one literal table from suffix to reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.corpus.encodings import decode
from generator.errors import bad_data
from generator.files import read_bytes

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
    return _PLAIN_HASH.sub("", _unix_lines(decode(data, path)))


def read_markdown(data: bytes, path: Path) -> str:
    """Markdown: heading marks stay, emphasis, list and quotation marks go."""
    text = _HTML_COMMENT.sub("", _MARKDOWN_FRONT.sub("", _unix_lines(decode(data, path))))
    text = _MARKDOWN_LIST.sub("", _MARKDOWN_QUOTE.sub("", text))
    return _MARKDOWN_WRAPPED.sub(r"\2", text)


def read_docx(data: bytes, path: Path) -> str:
    """A Word file."""
    from generator.corpus.docx import docx_text

    return docx_text(data, path)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".docx": read_docx,
}


def read(path: Path) -> str:
    """The text of a user's file, whatever its format.

    Raises DataError for a missing, empty, binary or damaged file, a folder, an unknown suffix.
    """
    data = read_bytes(path)
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


def _unix_lines(text: str) -> str:
    return (
        re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029\x85]", "\n", text)
        .replace("\x1a", "")
        .replace("\x00", "")
    )
