"""Many files through the readers at once: all cores, memory flat, a bad file stops nothing."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from generator.corpus.jobs import Done, Job, jobs_of, process
from generator.corpus.pieces import is_long
from generator.errors import Problem

ALONE_BELOW = 2_000_000
"""Bytes below which starting other processes takes longer than the work."""

AHEAD = 4
"""Jobs per process that are begun before their results are asked for."""


Progress = Callable[[int, int, str], None]
"""Told after every file: how many are done, how many there are, which one it was."""


def no_progress(done: int, total: int, name: str) -> None:
    """Nobody is told."""


def process_all(
    files: Sequence[Path], root: Path, with_changes: bool = False, processes: int = 0
) -> Iterator[Done]:
    """All files in their order; 0 processes: as many as there are cores, one for little work."""
    processes = processes or _processes(files)
    jobs = (job for file in files for job in jobs_of(file, root, with_changes))
    yield from map(process, jobs) if processes < 2 else _together(jobs, processes)


def _together(jobs: Iterator[Job], processes: int) -> Iterator[Done]:
    """Jobs in several processes, each asked for in its turn."""
    waiting: deque[tuple[Job, Future[Done]]] = deque()
    again: deque[Job] = deque()
    pool = _pool(processes)
    try:
        while True:
            while len(waiting) < processes * AHEAD and (job := _next(again, jobs)):
                waiting.append((job, pool.submit(process, job)))
            if not waiting:
                return
            job, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                again.extend(other for other, _ in waiting)
                waiting.clear()
                pool = _pool(processes)
                yield _alone(job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(again: deque[Job], jobs: Iterator[Job]) -> Job | None:
    """The next job, those first that a broken process left; None when all are given out."""
    return again.popleft() if again else next(jobs, None)


def _alone(job: Job) -> Done:
    """What was at work when a process died, once more in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(process, job).result()
        except BrokenProcessPool:
            what, remedy = "处理这个文件时进程中断了。", "文件可能损坏，请另存后再试。"
            return Done(job.path, problems=(Problem(what, remedy, job.path),), last=job.last)


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _processes(files: Sequence[Path]) -> int:
    total = sum(file.stat().st_size for file in files if file.is_file())
    several = len(files) > 1 or any(map(is_long, files))
    return (os.cpu_count() or 1) if total >= ALONE_BELOW and several else 1
