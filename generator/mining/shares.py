"""Sums by text that no process holds at once: every chunk lays its entries out in shares, told by a
hash of the text, and the shares of one number are added over all chunks, each number a task.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from generator.mining.chunk import Ref
from generator.mining.runner import Runner

CHUNKS = 8
"""Chunks for each of which there is one more share."""

T = TypeVar("T")


def number_of_shares(refs: Sequence[Ref]) -> int:
    """So many that a share of all chunks weighs as much as a few chunks."""
    return max(1, len(refs) // CHUNKS)


def share_of(text: str, shares: int) -> int:
    """The number of the share that a text belongs to, the same in every process."""
    return crc32(text.encode()) % shares


def lay_out(shares: Sequence[object], ref: Ref, name: str) -> None:
    """Keep the shares of a chunk for ``add_shares``."""
    packed = [pickle.dumps(share) for share in shares]
    path = _path(ref, name)
    part = path.with_suffix(f".{os.getpid()}")
    with part.open("wb") as stream:
        pickle.dump([0, *accumulate(map(len, packed))], stream)
        stream.writelines(packed)
    part.replace(path)


def add_shares(
    refs: Sequence[Ref], name: str, shares: int, run: Runner, then: Callable[[Iterator[Any]], T]
) -> Iterator[T]:  # fmt: skip
    """What ``then`` makes of all chunks' shares of each number; the files go."""
    yield from run(partial(_added, refs=tuple(refs), name=name, then=then), range(shares))
    for ref in refs:
        _path(ref, name).unlink()


def _added(number: int, refs: Sequence[Ref], name: str, then: Callable[[Iterator[Any]], T]) -> T:
    """Task: one share."""
    return then(_taken(ref, name, number) for ref in refs)


def _taken(ref: Ref, name: str, number: int) -> Any:
    with _path(ref, name).open("rb") as stream:
        begins = pickle.load(stream)
        stream.seek(begins[number], os.SEEK_CUR)
        return pickle.load(stream)


def _path(ref: Ref, name: str) -> Path:
    return ref.work / f"{ref.number:06}-{name}.shares"
