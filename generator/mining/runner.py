"""Who does the tasks: this process, a pool of processes, or (``cluster``) other machines.

A task is a function of one chunk; its results come back in the order of the chunks.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

AHEAD = 4
"""Tasks a process that are given out before their results are taken."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Does a task for every item."""

    def __call__(self, task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The results in the order of the items."""


def alone(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """In this process, one after the other."""
    return map(task, items)


@contextmanager
def together(processes: int = 0) -> Iterator[Runner]:
    """In a pool; 0 processes: as many as there are cores; with one core, alone."""
    processes = processes or os.cpu_count() or 1
    if processes < 2:
        yield alone
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def run(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
            ahead = AHEAD * processes
            return _pooled(pool, task, items, ahead) if len(items) > 1 else map(task, items)

        yield run


def _pooled(
    pool: Executor, task: Callable[[Item], Result], items: Sequence[Item], ahead: int
) -> Iterator[Result]:
    """The results of a pool, of which only so many wait for whoever takes them."""
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(pool.submit(task, item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
