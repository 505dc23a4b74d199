"""Sums over all chunks that no process holds at once: every chunk keeps its table, and the tables
are added range of keys by range of keys, each range a task of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

import numpy as np

from generator.mining.chunk import Ref
from generator.mining.runner import Runner
from generator.mining.tables import Table, merged

ROWS = 2_000_000
"""Rows of all tables that are added in one task."""

KEYS = 1 << 64
"""Hashes are below this."""

_COLUMNS = ("keys", "sums", "firsts")

Range = tuple[int, int]
T = TypeVar("T")


def put(table: Table, ref: Ref, name: str) -> int:
    """Keep the table of a chunk for ``add_up``; returns its rows."""
    for column in _COLUMNS:
        path = _path(ref, name, column)
        part = path.with_suffix(f".{os.getpid()}")
        with part.open("wb") as stream:
            np.save(stream, getattr(table, column))
        part.replace(path)
    return len(table)


def add_up(
    refs: Sequence[Ref], names: Sequence[str], rows: int, run: Runner, then: Callable[[Table], T],
    keys: int = KEYS, step: int = 1,
) -> list[T]:  # fmt: skip
    """What ``then`` makes of the sums of each range of keys, ranges ascending; the tables go.

    ``names``: of the tables that are added; ``rows``: of all of them; ``keys``: all are below this;
    ``step``: ranges begin at multiples of it. What is made must not hang on where a range ends.
    """
    parts = max(1, rows // ROWS)
    bounds = [
        (n * keys // step // parts * step, (n + 1) * keys // step // parts * step)
        for n in range(parts)
    ]
    found = list(run(partial(_added, refs=tuple(refs), names=names, then=then), bounds))
    for ref, name, column in product(refs, names, _COLUMNS):
        _path(ref, name, column).unlink()
    return found


def at_least(table: Table, column: int, least: int) -> Table:
    """For ``add_up``: only rows with so much in a column."""
    return table.kept(table.sums[:, column] >= least)


def joined(tables: Sequence[Table]) -> Table:
    """The tables of all ranges as one."""
    keys, sums, firsts = (
        np.concatenate([getattr(table, column) for table in tables]) for column in _COLUMNS
    )
    return Table(keys, sums, firsts)


def _added(
    bounds: Range, refs: Sequence[Ref], names: Sequence[str], then: Callable[[Table], T]
) -> T:
    """Task: the sums of one range."""
    return then(merged(_slices(bounds, refs, names)))


def _slices(bounds: Range, refs: Sequence[Ref], names: Sequence[str]) -> Iterator[Table]:
    for ref, name in product(refs, names):
        keys, sums, firsts = (np.load(_path(ref, name, c), mmap_mode="r") for c in _COLUMNS)
        first, last = (
            len(keys) if bound == KEYS else int(np.searchsorted(keys, np.uint64(bound)))
            for bound in bounds
        )
        inside = slice(first, last)
        yield Table(np.array(keys[inside]), np.array(sums[inside]), np.array(firsts[inside]))


def _path(ref: Ref, name: str, column: str) -> Path:
    return ref.work / f"{ref.number:06}-{name}-{column}.npy"
