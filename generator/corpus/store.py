"""From a file or a folder to documents: read, clean, split, structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.corpus import compilation
from generator.corpus.cleaners import Cleaned, clean
from generator.corpus.pieces import texts
from generator.corpus.readers import READERS
from generator.corpus.sourcemap import SourceMap, align, trace
from generator.corpus.structure import structure
from generator.document import Document
from generator.errors import DataError, Problem, bad_data

BEGINNING = 20
"""Characters by which the beginning of a document is found in the cleaned text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a folder held: the documents, and what could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_documents(path: Path) -> list[Document]:
    """The documents of one file, several for a compilation or a long text.

    Raises DataError when the file cannot be read.
    """
    documents = list(documents_of(path.name, texts(path)))
    if not any(document.text for document in documents):
        raise bad_data(
            "清洗以后什么也没有剩下，只有网页代码或导航。", "请打开文件看看，正文另存后再试。", path
        )
    return documents


def documents_of(name: str, pieces: Iterator[str]) -> Iterator[Document]:
    """The documents of a text, piece by piece; the pieces of a long one are numbered."""
    first = next(pieces)
    second = next(pieces, None)
    if second is None:
        yield from make_documents(name, first)
        return
    for number, text in enumerate(chain([first, second], pieces), 1):
        yield from make_documents(piece_name(name, number), text)


def piece_name(name: str, number: int) -> str:
    """What a piece of a long text is called."""
    return f"{name}#{number}"


def make_documents(name: str, text: str) -> list[Document]:
    """The documents of a text as a reader gives it; ``name`` is what they are called.

    Several are ``name#1``, ``name#2``; those of a piece ``name#3.1``, ``name#3.2``.
    """
    return _documents(name, text, clean(text))


def traced_documents(name: str, text: str) -> list[tuple[Document, SourceMap]]:
    """The same, each with the map from its text to the text as the reader gives it."""
    cleaned, places = trace(text)
    found, at = [], 0
    for document in _documents(name, text, cleaned):
        begin = document.text[:BEGINNING].split("\n", 1)[0]
        at = max(at, cleaned.text.find(begin, at))
        found.append((document, align(cleaned.text, document.text, at).after(places)))
    return found


def _documents(name: str, text: str, cleaned: Cleaned) -> list[Document]:
    mark = "." if "#" in name else "#"
    texts = compilation.split(cleaned.text)
    if len(texts) == 1:
        return [structure(name, texts[0], cleaned.metadata, cleaned.repairs)]
    each = _each(text, cleaned, len(texts))
    return [
        structure(
            f"{name}{mark}{number}", part, one.metadata.or_else(cleaned.metadata), one.repairs
        )
        for number, (part, one) in enumerate(zip(texts, each, strict=True), 1)
    ]


def _each(text: str, whole: Cleaned, number: int) -> list[Cleaned]:
    """What was mended in each document of a compilation; of the whole where that cannot be told."""
    parts = [clean(part) for part in compilation.split(text)]
    return parts if len(parts) == number else [whole] * number


def read_folder(path: Path) -> Corpus:
    """All documents below a folder, files in the order of their names.

    Files of unknown formats and hidden ones are passed over; a file that cannot be read becomes
    a problem and does not stop the others. Raises DataError when there is no such folder.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in corpus_files(path):
        try:
            documents += read_documents(file)
        except DataError as error:
            problems += error.problems
    return Corpus(tuple(documents), tuple(problems))


def corpus_files(path: Path) -> list[Path]:
    """The readable files below a folder, sorted. Raises DataError when it is no folder."""
    if not path.exists():
        raise bad_data("找不到这个文件夹。", "请检查路径。", path)
    if not path.is_dir():
        raise bad_data("这是一个文件，需要的是文件夹。", "请给出存放文稿的文件夹。", path)
    return sorted(_files(path))


def _files(path: Path) -> Iterator[Path]:
    for file in path.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix.lower() in READERS:
            yield file
