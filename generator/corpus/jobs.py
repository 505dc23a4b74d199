"""What there is to do with one file or one piece of a long one, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.corpus.changes import Change, watch
from generator.corpus.pieces import is_long, long_texts, texts
from generator.corpus.records import json_line, open_stamp, stamp
from generator.corpus.store import make_documents, piece_name, read_documents
from generator.document import Document
from generator.errors import DataError, Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """What one document became, for the screen and the report."""

    name: str
    characters: int
    headings: int
    repairs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Done:
    """One file or one piece of it: its JSON lines, or why there are none."""

    path: Path
    lines: bytes = b""
    summaries: tuple[Summary, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    last: bool = True
    """Whether the file is read with this one."""


class Job(NamedTuple):
    """A file to read, or one piece of a long text."""

    path: Path
    root: Path
    """The folder that paths are told from."""
    with_changes: bool
    number: int = 0
    """Of the piece, from 1; 0 for a whole file."""
    text: str = ""
    """Of the piece."""
    last: bool = True
    """Whether the file is read with this one."""
    problems: tuple[Problem, ...] = ()
    """What is already known to be wrong with it."""


def process(job: Job) -> Done:
    """Read, clean and structure one file or one piece."""
    if job.problems:
        return Done(job.path, problems=job.problems, last=job.last)
    try:
        return _made(job)
    except (DataError, OSError) as error:
        return Done(job.path, problems=_problems(error, job.path), last=job.last)
    except (MemoryError, RecursionError):
        problem = Problem("文件太复杂，处理不了。", "请拆开后再试。", job.path)
        return Done(job.path, problems=(problem,), last=job.last)


def _made(job: Job) -> Done:
    path, root = job.path, job.root
    mark = stamp(path)
    told = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    if job.number:
        pieces = [job.text]
        documents = make_documents(piece_name(path.name, job.number), job.text)
    else:
        pieces = list(texts(path)) if job.with_changes else []
        documents = read_documents(path)
    marks = [open_stamp(mark)] * (len(documents) - 1) + [mark if job.last else open_stamp(mark)]
    return Done(
        path,
        b"".join(json_line(one, told, each) for one, each in zip(documents, marks, strict=True)),
        tuple(map(_summary, documents)),
        tuple(change for text in pieces for change in watch(text)) if job.with_changes else (),
        last=job.last,
    )


def _summary(document: Document) -> Summary:
    headings = sum(1 for section in document.walk() if section.heading)
    return Summary(document.name, len(document.text), headings, dict(document.repairs))


def jobs_of(file: Path, root: Path, with_changes: bool) -> Iterator[Job]:
    """The file, or the pieces of a long text one by one: the file itself is never in memory."""
    job = Job(file, root, with_changes)
    if not is_long(file):
        yield job
        return
    held: Job | None = None
    try:
        for number, text in enumerate(long_texts(file), 1):
            if held:
                yield held
            held = job._replace(number=number, text=text, last=False)
    except DataError as error:
        if held:
            yield held
        yield job._replace(problems=error.problems)
        return
    if held:
        yield held._replace(last=True)


def _problems(error: DataError | OSError, path: Path) -> tuple[Problem, ...]:
    if isinstance(error, DataError):
        return error.problems
    return (Problem(f"读不了这个文件（{error.strerror}）。", "请检查权限。", path),)
