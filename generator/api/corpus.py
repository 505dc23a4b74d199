"""The user's corpus: clean files, show their structure, look up a word in context."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.corpus.concordance import concordance
from generator.corpus.store import Corpus, read_documents, read_folder
from generator.document import Document, Section
from generator.errors import DataError
from generator.files import write_bytes

LONGEST_LINE = 40
"""Characters of a paragraph that its structure shows."""


def read_all(source: Path) -> Corpus:
    """The documents of a folder or of one file. Raises DataError when there are none."""
    corpus = read_folder(source) if source.is_dir() else Corpus(tuple(read_documents(source)), ())
    if corpus.problems and not corpus.documents:
        raise DataError(corpus.problems)
    return corpus


def clean(source: Path, out: Path) -> Iterator[str]:
    """Write every document as one JSON line and report in lines. Raises DataError."""
    corpus = read_all(source)
    write_bytes(out, json_lines(corpus))
    for document in corpus.documents:
        repairs = "、".join(f"{name} {count}" for name, count in document.repairs.items())
        sections = sum(1 for section in document.walk() if section.heading)
        yield f"{document.name}：{len(document.text)} 字，{sections} 个标题；{repairs or '没有改动'}"
    for problem in corpus.problems:
        yield f"没有读：{problem}"


def json_lines(corpus: Corpus) -> bytes:
    """The documents as JSON, one a line."""
    import msgspec

    return b"".join(msgspec.json.encode(document) + b"\n" for document in corpus.documents)


def structure(file: Path) -> list[dict[str, Any]]:
    """Title, headings and paragraphs of a file's documents, with their depth. Raises DataError."""
    return [row for document in read_all(file).documents for row in _rows(document)]


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    yield _row(document, 0, "文稿", document.title or document.name)
    for kind, text in (
        ("副题", document.subtitle), ("日期", document.date), ("署名", document.byline),
        ("称谓", document.salutation), ("来源", document.source),
    ):
        if text:
            yield _row(document, 1, kind, text)
    for section in document.sections:
        yield from _section_rows(document, section, 1)
    if document.signature:
        yield _row(document, 1, "落款", document.signature.replace("\n", " "))


def _section_rows(document: Document, section: Section, depth: int) -> Iterator[dict[str, Any]]:
    if section.heading:
        yield _row(document, depth, "标题", section.label + section.heading)
        depth += 1
    for paragraph in section.paragraphs:
        text = paragraph.lead or paragraph.text
        short = text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + "…"
        yield _row(document, depth, "段", short)
    for part in section.sections:
        yield from _section_rows(document, part, depth)


def _row(document: Document, depth: int, kind: str, text: str) -> dict[str, Any]:
    return {
        "document": document.name, "depth": depth, "indent": "  " * depth, "kind": kind,
        "text": text,
    }


def kwic(word: str, source: Path) -> list[dict[str, Any]]:
    """Every occurrence of a word: document, offset, before, word, after. Raises DataError."""
    lines = list(concordance(word, read_all(source).documents))
    widest = max((len(line.before) for line in lines), default=0)
    return [
        {
            "document": line.document, "offset": line.offset, "before": line.before,
            "word": line.word, "after": line.after,
            "left": "\u3000" * (widest - len(line.before)) + line.before,
        }
        for line in lines
    ]
