"""XML names and text of Word files: namespaces, escaping, and what XML cannot hold."""

from __future__ import annotations

import re

from generator.errors import bad_data

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""The same names as lxml has them."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Control characters and non-characters that XML 1.0 forbids; they have no look to lose."""


def xml_part(text: str) -> bytes:
    """A whole XML part. Control characters are left out; broken text raises DataError."""
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + encode(
        _UNPRINTABLE.sub("", text)
    )


def escape(text: str) -> str:
    """Text for an XML element or for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text as an attribute with its quotes (``xml.sax.saxutils`` would load all of urllib)."""
    return '"' + escape(text).replace('"', "&quot;") + '"'


def encode(text: str) -> bytes:
    """UTF-8. Raises DataError where the text holds half a character (a lone surrogate)."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 10) : error.start]
        before = re.split(r'[\s<>"]', near)[-1]
        raise bad_data(
            f"稿子里有损坏的字符（在“{before}”之后）。", "请在要素或语料里重新输入这个字。"
        ) from None
