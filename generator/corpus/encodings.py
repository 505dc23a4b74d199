"""Bytes to text: byte-order mark, then UTF-8, then a guess among the Chinese encodings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from generator.errors import bad_data

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
GUESSED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
"""What chardet may say, and the superset we then decode with."""

SAMPLE = 200_000
DAMAGE_ALLOWED = 0.01
"""Share of replacement characters above which a decoding is not believed."""

MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
)
"""First bytes of formats that are certainly not text."""


class Decoded(NamedTuple):
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, path: Path) -> str:
    """The text of a file. Raises DataError when it is empty, binary or in no known encoding."""
    return _decoded(data, path).text


def encoding_of(head: bytes, path: Path) -> str:
    """The encoding of a file by its first bytes. Raises DataError as ``decode`` does."""
    return _decoded(head, path).encoding


def _decoded(data: bytes, path: Path) -> Decoded:
    if not data.strip(b" \t\r\n\x00\x0c"):
        raise bad_data("文件是空的。", "请换一个有内容的文件。", path)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    if data.startswith(MAGIC):
        raise bad_data(
            "这不是文本文件，只是扩展名像。", "请用 Word 或 WPS 另存为 .docx 或 .txt 后再试。", path
        )
    for attempt in (_utf8, _utf16, _guessed, _gb18030):
        decoded = attempt(data)
        if decoded is not None:
            return decoded
    raise bad_data(
        "认不出文字编码，也可能不是文本文件。", "请在编辑器里“另存为”UTF-8 编码后再试。", path
    )


def is_damaged(text: str) -> bool:
    """Whether so many characters could not be read that the encoding is not believed."""
    return text.count("\ufffd") > max(1, len(text) * DAMAGE_ALLOWED)


def decode_as(data: bytes, name: str) -> str | None:
    """The text in the encoding that a page declares; None when that does not fit."""
    plain = name.lower().replace("_", "-")
    encoding = GUESSED.get(plain, "utf-8" if plain in ("utf8", "utf-8") else "")
    decoded = _believed(data, encoding) if encoding else None
    return decoded.text if decoded else None


def _utf8(data: bytes) -> Decoded | None:
    """None when it is not UTF-8; a file cut off inside its last character still is."""
    try:
        return _text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 0:
            return _text(data[: error.start].decode("utf-8"), "utf-8")
        return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: blanks and digits leave zero bytes on one side only."""
    zeros = (data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0))
    if max(zeros) < 2 or min(zeros) * 20 > max(zeros):
        return None
    encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return _believed(data, encoding)


def _guessed(data: bytes) -> Decoded | None:
    import chardet

    guess = str(chardet.detect(data[:SAMPLE]).get("encoding") or "").lower().replace("_", "-")
    return _believed(data, GUESSED[guess]) if guess in GUESSED else None


def _gb18030(data: bytes) -> Decoded | None:
    return _believed(data, "gb18030")


def _believed(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, errors="replace")
    return None if is_damaged(text) else _text(text, encoding)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
"""Control characters beside blanks, page ends and the end mark of old files."""


def _text(text: str, encoding: str) -> Decoded | None:
    """None when control characters tell that this is not text."""
    sample = text[:SAMPLE]
    plain = len(_CONTROL.findall(sample)) <= len(sample) * DAMAGE_ALLOWED / 10
    return Decoded(text, encoding) if plain else None
