"""UTF-8 that somebody read as GBK or as Latin-1: 鍏氬缓 or å…šå»º for 党建."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.corpus.characters import GAP, HAN

GBK_SIGNS = "锛銆鐨鈥鍜涓"
"""What ， 。 的 “ 和 中 and their like become when GBK reads their bytes."""

LATIN_SIGNS = "ãäåæçèéï"
"""The first bytes of Chinese characters and marks in UTF-8, as Latin-1 shows them."""

SIGNS = frozenset(GBK_SIGNS + LATIN_SIGNS)
SHARE = 0.01
AT_LEAST = 3
CHINESE = 0.1
"""So many Chinese characters to one of Latin-1's signs: these are what somebody wrote."""

LOST = 0.3
"""A reading in which more characters than this are lost is not believed."""

_HAN = re.compile(f"[{HAN}]")
_WESTERN = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]")
_BROKEN = re.compile(r"[?\ufffd]*\ufffd[?\ufffd]*")


def mend(text: str) -> tuple[str, int]:
    """The text as it was written, characters whose bytes are gone as gaps, and how many there are.

    >>> mend("党建工作，要抓实。".encode().decode("latin-1"))[0]
    '党建工作，要抓实。'
    """
    for signs, read_again in ((GBK_SIGNS, _from_gbk), (LATIN_SIGNS, _from_latin)):
        found = sum(map(text.count, signs))
        if found >= max(AT_LEAST, len(text) * SHARE):
            if signs is LATIN_SIGNS and len(_HAN.findall(text)) > found * CHINESE:
                continue  # é and è of pinyin, or of a name
            mended = _believed(text, read_again)
            if mended is not None:
                return mended, len(_HAN.findall(mended))
    return text, 0


def _believed(text: str, read_again: Callable[[str], bytes]) -> str | None:
    """The text read again; None when it was no UTF-8."""
    mended = _BROKEN.sub(GAP, read_again(text).decode("utf-8", errors="replace"))
    found = len(_HAN.findall(mended))
    return mended if found and mended.count(GAP) <= found * LOST else None


def _from_gbk(text: str) -> bytes:
    return text.replace("\ufffd", "?").encode("gb18030", errors="replace")


def _from_latin(text: str) -> bytes:
    """Bytes as Latin-1 or Windows-1252 showed them, whichever knows the character."""
    return b"".join(_byte(char) for char in text)


def _byte(char: str) -> bytes:
    if _WESTERN.match(char):
        try:
            return char.encode("latin-1")
        except UnicodeEncodeError:
            return char.encode("cp1252", errors="replace")
    return char.encode("utf-8")
