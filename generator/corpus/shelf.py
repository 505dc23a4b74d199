"""Documents laid side by side in one file, so that every place of a word is found in milliseconds.

A plain search through mapped memory: 10 MB take some 2 ms, words of one and two characters too,
which the trigram index of SQLite cannot look up; and there is nothing to install.
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.corpus.concordance import QUOTES, WIDTH, Line
from generator.corpus.records import year_of
from generator.files import write_bytes

_SEPARATOR = b"\n"


@dataclass(frozen=True, slots=True)
class Book:
    """Where one document lies in the file of texts."""

    name: str
    title: str
    year: str
    start: int
    end: int
    """In bytes."""
    quotes: tuple[int, ...]
    """Where quotation marks were taken out: characters before each, others not counted."""
    marks: str
    """These marks."""


def build(folder: Path, records: Iterator[Mapping[str, Any]], key: str) -> None:
    """Lay all documents into ``folder``. Raises DataError when it cannot be written."""
    import msgspec

    texts: list[bytes] = []
    books: list[Book] = []
    at = 0
    for record in records:
        plain, quotes, marks = _without_quotes(str(record["text"]))
        data = plain.encode()
        books.append(
            Book(
                str(record["name"]), str(record["title"]), year_of(record), at,
                at + len(data), quotes, marks,
            )
        )  # fmt: skip
        texts.append(data + _SEPARATOR)
        at += len(data) + len(_SEPARATOR)
    write_bytes(folder / "texts", b"".join(texts) or _SEPARATOR)
    write_bytes(folder / "books.json", key.encode() + b"\n" + msgspec.json.encode(books))


def books(folder: Path, key: str) -> list[Book] | None:
    """The documents laid out under exactly this key; None when they are others or absent."""
    import msgspec

    try:
        head, _, body = (folder / "books.json").read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") == key and (folder / "texts").is_file():
            return msgspec.json.decode(body, type=list[Book])
    except (OSError, msgspec.DecodeError):
        pass
    return None


def search(folder: Path, shelf: list[Book], word: str, width: int = WIDTH) -> Iterator[Line]:
    """Every place of a word, document by document; quotes in the text do not hide it."""
    wanted = _without_quotes(word)[0].encode()
    if not wanted:
        return
    starts = [book.start for book in shelf]
    with (
        (folder / "texts").open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as texts,
    ):
        at = texts.find(wanted)
        while at >= 0:
            book = shelf[bisect_right(starts, at) - 1]
            yield from _in_book(texts, book, wanted, at, width)
            at = texts.find(wanted, book.end)


def _in_book(texts: mmap.mmap, book: Book, wanted: bytes, first: int, width: int) -> Iterator[Line]:
    """All places in one document, the first of which is known."""
    plain = texts[book.start : book.end].decode()
    text = _with_quotes(plain, book)
    word = wanted.decode()
    at = len(texts[book.start : first].decode())
    while at >= 0:
        start, end = (
            place + bisect_right(book.quotes, place) for place in (at, at + len(word) - 1)
        )
        yield _line(text, book, start, end + 1, width)
        at = plain.find(word, at + len(word))


def _line(text: str, book: Book, start: int, end: int, width: int) -> Line:
    """One place with what stands around it in its paragraph."""
    before = text[max(0, start - width) : start].rpartition("\n")[2]
    after = text[end : end + width].partition("\n")[0]
    return Line(book.name, start, before, text[start:end], after, book.year)


def _without_quotes(text: str) -> tuple[str, tuple[int, ...], str]:
    """The text without quotation marks, where they were, and which."""
    if not any(quote in text for quote in QUOTES):
        return text, (), ""
    places = [(at, char) for at, char in enumerate(text) if char in QUOTES]
    plain = "".join(char for char in text if char not in QUOTES)
    quotes = tuple(at - number for number, (at, _) in enumerate(places))
    return plain, quotes, "".join(char for _, char in places)


def _with_quotes(plain: str, book: Book) -> str:
    pieces: list[str] = []
    last = 0
    for at, mark in zip(book.quotes, book.marks, strict=True):
        pieces += [plain[last:at], mark]
        last = at
    return "".join(pieces) + plain[last:]


def key_of(parts: Iterator[str]) -> str:
    """A key that changes when any part does."""
    return sha256("\n".join(parts).encode()).hexdigest()
