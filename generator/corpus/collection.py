"""A file of cleaned documents that grows: what is up to date stays, the rest is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.corpus.batch import process_all
from generator.corpus.jobs import Done
from generator.corpus.records import open_stamp, read_lines, stamp
from generator.corpus.store import corpus_files
from generator.errors import DataError, bad_data
from generator.files import write_bytes, write_chunks


def source_files(source: Path) -> tuple[Path, list[Path]]:
    """The folder paths are told from, and the files. Raises DataError."""
    if source.is_dir() or not source.exists():
        return source, corpus_files(source)
    return source.parent, [source]


def grow(source: Path, out: Path, with_changes: bool = False) -> tuple[int, int, Iterator[Done]]:
    """How many files are up to date, how many are to do, and these as they are written.

    What was written before an interruption is kept. Raises DataError.
    """
    root, files = source_files(source)
    files = [file for file in files if file.resolve() != out.resolve()]
    if not files:
        return 0, 0, iter(())
    marks = {_told(file, root): stamp(file) for file in files}
    kept = _keep_current(out, marks)
    waiting = files if with_changes else [file for file in files if _told(file, root) not in kept]
    if with_changes:
        write_bytes(out, b"")
        kept = set()
    return len(kept), len(waiting), _appended(out, process_all(waiting, root, with_changes))


def _told(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _keep_current(out: Path, marks: dict[str, str]) -> set[str]:
    """Leave in the file only documents of unchanged files read to their end; the paths of these."""
    if not out.exists():
        write_bytes(out, b"")
        return set()
    try:
        whole = {path for path, mark, _ in _stamped(out) if marks.get(path) == mark}
        size = sum(len(line) for line in _current(out, whole, marks))
    except DataError:
        hint = "请换一个文件名，或先把它移走。"
        raise bad_data("这个文件已经有了，但不是 corpus clean 写的。", hint, out) from None
    if size != out.stat().st_size:
        write_chunks(out, _current(out, whole, marks))
    return whole


def _stamped(out: Path) -> Iterator[tuple[str, str, bytes]]:
    """Path, stamp and line of every document."""
    for line, record in read_lines(out):
        yield str(record.get("path")), str(record.get("stamp")), line


def _current(out: Path, whole: set[str], marks: dict[str, str]) -> Iterator[bytes]:
    for path, mark, line in _stamped(out):
        if path in whole and mark in (marks[path], open_stamp(marks[path])):
            yield line


def _appended(out: Path, results: Iterator[Done]) -> Iterator[Done]:
    with out.open("ab") as stream:
        for done in results:
            stream.write(done.lines)
            stream.flush()
            yield done
