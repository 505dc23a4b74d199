"""The user's corpus: clean files, show their structure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.corpus.batch import Progress, no_progress
from generator.corpus.collection import grow
from generator.corpus.jobs import Done
from generator.corpus.pieces import texts
from generator.corpus.readers import READERS
from generator.corpus.report import page
from generator.corpus.sourcemap import SourceMap
from generator.corpus.store import Corpus, read_documents, read_folder, traced_documents
from generator.document import Document, Section
from generator.errors import DataError, Problem, bad_data
from generator.files import write_text

LONGEST_LINE = 40
"""Characters of a paragraph that its structure shows."""


def read_all(source: Path) -> Corpus:
    """The documents of a folder or of one file. Raises DataError when there are none."""
    corpus = read_folder(source) if source.is_dir() else Corpus(tuple(read_documents(source)), ())
    if corpus.problems and not corpus.documents:
        raise DataError(corpus.problems)
    return corpus


def clean(
    source: Path, out: Path, report: Path | None = None, progress: Progress = no_progress
) -> Iterator[str]:
    """Write every document as one JSON line and report in lines; what is up to date is kept.

    ``report``: where a page about the repairs goes, None for none; it looks at all files again.
    Raises DataError when there is nothing to read.
    """
    ready, waiting, results = grow(source, out, with_changes=report is not None)
    if not ready and not waiting:
        raise bad_data("文件夹里没有能读的文稿。", f"能读的格式：{'、'.join(READERS)}。", source)
    if ready:
        yield f"{ready} 个文件没有变，沿用上次的结果。"
    counted = Tally()
    told = _told(results, waiting, progress, counted)
    if report is None:
        yield from (line for done in told for line in _lines(done))
    else:
        finished: list[str] = []
        write_text(report, page(_watched(told, finished)))
        yield from finished
        yield f"清洗报告：{report}"
    if counted.problems and not counted.documents and not ready:
        raise DataError(counted.problems)


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    documents: int = 0
    problems: list[Problem] = field(default_factory=list)


def _told(
    results: Iterable[Done], waiting: int, progress: Progress, tally: Tally
) -> Iterator[Done]:
    number = 0
    for done in results:
        number += done.last
        tally.documents += len(done.summaries)
        tally.problems += done.problems
        progress(number, waiting, done.path.name)
        yield done


def _watched(results: Iterable[Done], lines: list[str]) -> Iterator[Done]:
    for done in results:
        lines += _lines(done)
        yield done


def _lines(done: Done) -> Iterator[str]:
    for one in done.summaries:
        repairs = "、".join(f"{name} {count}" for name, count in one.repairs.items())
        yield f"{one.name}：{one.characters} 字，{one.headings} 个标题；{repairs or '没有改动'}"
    for problem in done.problems:
        yield f"没有读：{problem}"


def structure(file: Path) -> list[dict[str, Any]]:
    """Title, headings and paragraphs of a file's documents: their depth, and where they stand in it.

    ``line`` and ``column`` count from 1 in the text of the file as it was read; both are 0 for what
    has no place of its own. Raises DataError.
    """
    return [
        row
        for text in texts(file)
        for document, places in traced_documents(file.name, text)
        for row in _rows(document, _Places(text, places))
    ]


class _Places:
    """Line and column in the source of a place in a document."""

    def __init__(self, source: str, places: SourceMap) -> None:
        self._places = places
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def of(self, at: int) -> tuple[int, int]:
        place = self._places.source(at)
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1


def _rows(document: Document, places: _Places) -> Iterator[dict[str, Any]]:
    yield _row(document, 0, "文稿", document.title or document.name)
    for kind, text in (
        ("副题", document.subtitle),
        ("日期", document.date),
        ("署名", document.byline),
        ("称谓", document.salutation),
        ("来源", document.source),
    ):
        if text:
            yield _row(document, 1, kind, text)
    for section in document.sections:
        yield from _section_rows(document, section, 1, places)
    if document.signature:
        yield _row(document, 1, "落款", document.signature.replace("\n", " "))


def _section_rows(
    document: Document, section: Section, depth: int, places: _Places
) -> Iterator[dict[str, Any]]:
    if section.heading:
        place = places.of(section.start)
        yield _row(document, depth, "标题", section.label + section.heading, place)
        depth += 1
    for paragraph in section.paragraphs:
        text = paragraph.lead or paragraph.text
        short = text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + "…"
        yield _row(document, depth, "段", short, places.of(paragraph.start))
    for part in section.sections:
        yield from _section_rows(document, part, depth, places)


def _row(
    document: Document, depth: int, kind: str, text: str, place: tuple[int, int] = (0, 0)
) -> dict[str, Any]:
    line, column = place
    return {
        "document": document.name,
        "depth": depth,
        "indent": "  " * depth,
        "kind": kind,
        "text": text,
        "line": line,
        "column": column,
        "place": f"　〔{line}:{column}〕" if line else "",
    }
