"""Many files through the readers at once: all cores, memory flat, a bad file stops nothing."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from generator.corpus.changes import Change, watch
from generator.corpus.readers import read
from generator.corpus.records import json_line, stamp
from generator.corpus.store import make_documents
from generator.errors import DataError, Problem

ALONE_BELOW = 2_000_000
"""Bytes below which starting other processes takes longer than the work."""

AHEAD = 4
"""Files per process that are read before their results are asked for."""


Progress = Callable[[int, int, str], None]
"""Told after every file: how many are done, how many there are, which one it was."""


def no_progress(done: int, total: int, name: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What one document became, for the screen and the report."""

    name: str
    characters: int
    headings: int
    repairs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Done:
    """One file: its JSON lines, or why there are none."""

    path: Path
    lines: bytes = b""
    summaries: tuple[Summary, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


def process(path: Path, root: Path, with_changes: bool) -> Done:
    """Read, clean and structure one file; the path is told relative to ``root``."""
    try:
        mark = stamp(path)
        text = read(path)
        documents = make_documents(path.name, text)
    except (DataError, OSError) as error:
        return Done(path, problems=_problems(error, path))
    except (MemoryError, RecursionError):
        return Done(path, problems=(Problem("文件太复杂，处理不了。", "请拆开后再试。", path),))
    told = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return Done(
        path,
        b"".join(json_line(document, told, mark) for document in documents),
        tuple(
            Summary(
                document.name,
                len(document.text),
                sum(1 for section in document.walk() if section.heading),
                dict(document.repairs),
            )
            for document in documents
        ),
        tuple(watch(text)) if with_changes else (),
    )


def process_all(
    files: Sequence[Path], root: Path, with_changes: bool = False, processes: int = 0
) -> Iterator[Done]:
    """All files in their order; 0 processes: as many as there are cores, one for little work."""
    processes = processes or _processes(files)
    if processes < 2:
        yield from (process(file, root, with_changes) for file in files)
        return
    yield from _together(files, root, with_changes, processes)


def _together(
    files: Sequence[Path], root: Path, with_changes: bool, processes: int
) -> Iterator[Done]:
    """Files in several processes, each asked for in its turn."""
    waiting: deque[tuple[Path, Future[Done]]] = deque()
    rest = deque(files)
    pool = _pool(processes)
    try:
        while rest or waiting:
            while rest and len(waiting) < processes * AHEAD:
                file = rest.popleft()
                waiting.append((file, pool.submit(process, file, root, with_changes)))
            file, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                rest.extendleft(other for other, _ in reversed(waiting))
                waiting.clear()
                pool = _pool(processes)
                yield _alone(file, root, with_changes)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(file: Path, root: Path, with_changes: bool) -> Done:
    """A file that was at work when a process died, once more in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(process, file, root, with_changes).result()
        except BrokenProcessPool:
            problem = Problem("处理这个文件时进程中断了。", "文件可能损坏，请另存后再试。", file)
            return Done(file, problems=(problem,))


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _processes(files: Sequence[Path]) -> int:
    total = sum(file.stat().st_size for file in files if file.is_file())
    return (os.cpu_count() or 1) if total >= ALONE_BELOW and len(files) > 1 else 1


def _problems(error: DataError | OSError, path: Path) -> tuple[Problem, ...]:
    if isinstance(error, DataError):
        return error.problems
    return (Problem(f"读不了这个文件（{error.strerror}）。", "请检查权限。", path),)
