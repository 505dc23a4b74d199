"""Looking things up in a corpus: a word in context, figures, documents that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import cache
from generator.corpus import shelf
from generator.corpus.batch import Progress, no_progress
from generator.corpus.collection import grow, source_files
from generator.corpus.concordance import Line
from generator.corpus.duplicates import ALIKE, find_pairs
from generator.corpus.records import read_lines, stamp, year_of
from generator.errors import bad_data

LINES = ".jsonl"
"""Suffix of a file that ``corpus clean`` wrote; anything else is read as a folder of files."""


def kwic(word: str, source: Path, progress: Progress = no_progress) -> list[dict[str, Any]]:
    """Every place of a word: document, year, offset, before, word, after. Raises DataError.

    The first look-up in a folder cleans it into the cache; the next ones take milliseconds.
    """
    folder = _cached(source)
    key = _key(source)
    books = shelf.books(folder, key)
    if books is None:
        shelf.build(folder, records(source, progress), key)
        books = shelf.books(folder, key) or []
    lines = list(shelf.search(folder, books, word))
    widest = max((len(line.before) for line in lines), default=0)
    return [_row(line, widest) for line in lines]


def stats(source: Path, progress: Progress = no_progress) -> list[dict[str, Any]]:
    """Figures of a corpus in rows of what, name, number. Raises DataError."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in records(source, progress):
        counts["合计", "文稿"] += 1
        counts["合计", "字数"] += len(record["text"])
        counts["合计", "标题"] += _headings(record["sections"])
        counts["合计", "空缺"] += len(record["gaps"])
        counts["文种", record["genre"] or "（看不出）"] += 1
        counts["年份", year_of(record) or "（没有写）"] += 1
        counts["格式", Path(record["path"]).suffix] += 1
        for step, number in record["repairs"].items():
            counts["修补", step] += number
    return [
        {"what": what, "name": name, "number": number}
        for (what, name), number in sorted(counts.items(), key=_in_order)
    ]


def dedupe(
    source: Path, least: float = ALIKE, progress: Progress = no_progress
) -> list[dict[str, Any]]:
    """Pairs of documents that share so much text: first, second, share. Raises DataError."""
    texts = ((_named(record), str(record["text"])) for record in records(source, progress))
    return [
        {
            "first": pair.first,
            "second": pair.second,
            "share": pair.share,
            "percent": f"{pair.share:.0%}",
        }
        for pair in find_pairs(texts, least)
    ]


def records(source: Path, progress: Progress = no_progress) -> Iterator[Mapping[str, Any]]:
    """The documents of a file of documents, or of a folder, cleaned now as far as needed."""
    if source.suffix == LINES:
        yield from (record for _, record in read_lines(source))
        return
    out = _cached(source) / f"documents{LINES}"
    ready, waiting, results = grow(source, out)
    number = 0
    for done in results:
        number += done.last
        progress(number, waiting, done.path.name)
        ready += bool(done.summaries)
    if not ready:
        raise bad_data("没有能读的文稿。", "请给出存放文稿的文件夹。", source)
    yield from (record for _, record in read_lines(out))


def _cached(source: Path) -> Path:
    """Where the cache keeps what belongs to this source."""
    name = sha256(str(source.resolve()).encode()).hexdigest()[:16]
    return cache.folder() / "corpus" / name


def _key(source: Path) -> str:
    if source.suffix == LINES:
        if not source.is_file():
            raise bad_data("找不到这个文件。", "请先运行 jianggao corpus clean。", source)
        return shelf.key_of(iter([stamp(source)]))
    _, files = source_files(source)
    return shelf.key_of(f"{file} {stamp(file)}" for file in files)


def _row(line: Line, widest: int) -> dict[str, Any]:
    return {
        "document": line.document, "year": line.year, "offset": line.offset,
        "before": line.before, "word": line.word, "after": line.after,
        "left": "\u3000" * (widest - len(line.before)) + line.before,
    }  # fmt: skip


def _headings(sections: list[dict[str, Any]]) -> int:
    return sum(bool(one["heading"]) + _headings(one["sections"]) for one in sections)


def _named(record: Mapping[str, Any]) -> str:
    """The path, with the number of the document in a compilation."""
    _, _, number = str(record["name"]).partition("#")
    return f"{record['path']}#{number}" if number else str(record["path"])


def _in_order(item: tuple[tuple[str, str], int]) -> tuple[int, int, str]:
    (what, name), number = item
    order = ("合计", "文种", "年份", "格式", "修补").index(what)
    return order, 0 if what == "年份" else -number, name
