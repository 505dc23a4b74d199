"""A long text in pieces cut where paragraphs end, one in memory at a time."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.corpus.characters import SENTENCE_END
from generator.corpus.encodings import encoding_of, is_damaged
from generator.corpus.readers import plain_lines, read
from generator.errors import bad_data

LONG = 3_000_000
"""Bytes from which a text file is read in pieces: some ten hours of speaking."""

PIECE = 200_000
"""Characters of a piece."""

BOOK = 500_000
"""The same of what another format held: up to twice as much stays one document."""

BLOCK = 1 << 18
HEAD = 1 << 18
"""Bytes that tell the encoding."""

PLAIN = ".txt"


def is_long(path: Path) -> bool:
    """Whether a file is plain text too long to be read at once."""
    return path.suffix.lower() == PLAIN and path.is_file() and path.stat().st_size > LONG


def texts(path: Path) -> Iterator[str]:
    """The text of a user's file, a long one in pieces. Raises DataError as ``read`` does."""
    if is_long(path):
        yield from long_texts(path)
    else:
        yield from cut([read(path)], BOOK)


def long_texts(path: Path) -> Iterator[str]:
    """The pieces of a long text file. Raises DataError when it is no text."""
    try:
        with path.open("rb") as stream:
            encoding = encoding_of(stream.read(HEAD), path)
            stream.seek(0)
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            blocks = iter(lambda: stream.read(BLOCK), b"")
            for piece in cut(map(decoder.decode, blocks), PIECE):
                if is_damaged(piece):
                    raise bad_data(
                        "读到一半就不是文字了。",
                        "请在编辑器里打开看看，另存为 UTF-8 后再试。",
                        path,
                    )
                yield plain_lines(piece)
    except OSError as error:
        raise bad_data(f"读不了这个文件（{error.strerror}）。", "请检查权限。", path) from None


def cut(chunks: Iterable[str], size: int) -> Iterator[str]:
    """The same text in pieces of about a size; a text up to twice as long stays whole.

    >>> [len(piece) for piece in cut(["一段。\\n" * 10], size=9)]
    [8, 8, 8, 16]
    """
    held: list[str] = []
    length = 0
    for chunk in chunks:
        held.append(chunk)
        length += len(chunk)
        if length <= 2 * size:
            continue
        text = "".join(held)
        while len(text) > 2 * size:
            end = _end(text, size)
            yield text[:end]
            text = text[end:]
        held, length = [text], len(text)
    rest = "".join(held)
    if rest.strip():
        yield rest


def _end(text: str, size: int) -> int:
    """Where the first piece ends: at a blank line, a line's end, a sentence's end, or anywhere."""
    for mark in ("\n\n", "\n", *SENTENCE_END):
        at = text.rfind(mark, size // 2, size)
        if at >= 0:
            return at + len(mark)
    return size
