"""A file of cleaned documents that grows: what is up to date stays, the rest is made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.corpus.batch import Done, process_all
from generator.corpus.records import read_lines, stamp
from generator.corpus.store import corpus_files
from generator.errors import DataError, bad_data
from generator.files import write_bytes


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
    marks = {_told(file, root): stamp(file) for file in files}
    kept = _keep_current(out, marks)
    waiting = files if with_changes else [file for file in files if _told(file, root) not in kept]
    if with_changes:
        _write(out, [])
        kept = set()
    return len(kept), len(waiting), _appended(out, process_all(waiting, root, with_changes))


def _told(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _keep_current(out: Path, marks: dict[str, str]) -> set[str]:
    """Leave in the file only documents of unchanged files; the paths of these."""
    if not out.exists():
        _write(out, [])
        return set()
    kept: list[bytes] = []
    paths: set[str] = set()
    try:
        for line, record in read_lines(out):
            path = str(record.get("path"))
            if marks.get(path) == record.get("stamp"):
                kept.append(line)
                paths.add(path)
    except DataError:
        hint = "请换一个文件名，或先把它移走。"
        raise bad_data("这个文件已经有了，但不是 corpus clean 写的。", hint, out) from None
    _write(out, kept)
    return paths


def _write(out: Path, lines: Sequence[bytes]) -> None:
    """The lines as the whole file, where they are not already."""
    size = sum(map(len, lines))
    if not out.exists() or out.stat().st_size != size:
        write_bytes(out, b"".join(lines))


def _appended(out: Path, results: Iterator[Done]) -> Iterator[Done]:
    with out.open("ab") as stream:
        for done in results:
            stream.write(done.lines)
            stream.flush()
            yield done
