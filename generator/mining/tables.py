"""Tables of sums by key: made of one chunk, added over all, by the same two functions everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.mining.tape import Flags, Ints, Keys

COLUMNS = 8
"""Of an empty table: more than any task has."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by ascending key."""

    keys: Keys
    sums: Ints
    """Rows × columns of what adds up over chunks."""
    firsts: Ints
    """The first place, the smallest over chunks."""

    def __len__(self) -> int:
        return len(self.keys)

    def rows_of(self, keys: Keys) -> tuple[Ints, Flags]:
        """For each key its row, and whether it has one."""
        return rows_of(self.keys, keys)

    def kept(self, rows: Flags | Ints) -> Table:
        """Only these rows, told by flags or by ascending numbers."""
        return Table(self.keys[rows], self.sums[rows], self.firsts[rows])


def rows_of(table: Keys, keys: Keys) -> tuple[Ints, Flags]:
    """For each key its place in ascending keys, and whether it is there."""
    if not len(table):
        return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.bool_)
    rows = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return rows, table[rows] == keys


@dataclass(frozen=True, slots=True)
class Groups:
    """Equal keys brought together."""

    keys: Keys
    """Each key once, ascending."""
    order: Ints
    """Places of the keys, group after group, ascending inside a group."""
    starts: Ints
    """Where each group begins in ``order``."""

    @property
    def firsts(self) -> Ints:
        """The first place of each group."""
        return self.order[self.starts]

    @property
    def counts(self) -> Ints:
        """How many places each group has."""
        return np.diff(self.starts, append=len(self.order))

    def total(self, values: Ints) -> Ints:
        """For each group the sum of values given for all places."""
        return total(values[self.order], self.starts)

    def distinct(self, owners: NDArray[np.int32]) -> Ints:
        """For each group how many owners it has; owners ascend with the places."""
        return distinct(owners[self.order], self.starts)


def total(values: Flags | Ints, starts: Ints) -> Ints:
    """The sum of each group of values that begins at one of ``starts``."""
    return np.add.reduceat(values, starts, dtype=np.int64) if len(starts) else starts


def distinct(owners: NDArray[np.int32], starts: Ints) -> Ints:
    """How many different owners each group has; they ascend inside a group."""
    new = np.ones(len(owners), np.bool_)
    new[1:] = owners[1:] != owners[:-1]
    new[starts] = True
    return total(new, starts)


def grouped(keys: Keys, sorted_runs: bool = False) -> Groups:
    """Equal keys brought together, each group in the order of its places.

    The top bits of the key and the place are packed into one number, so that one sort of plain
    numbers does it; the rare groups that share only the top bits send it the slow way.
    ``sorted_runs``: the keys are tables one behind the other; a stable sort merges these many times as fast as a quick one.
    """
    size = len(keys)
    if not size:
        return Groups(keys, np.zeros(0, np.int64), np.zeros(0, np.int64))
    bits = np.uint64(max(1, (size - 1).bit_length()))
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = np.sort(
        (keys & ~low) | np.arange(size, dtype=np.uint64),
        kind="stable" if sorted_runs else "quicksort",
    )
    order = (packed & low).astype(np.int64)
    sorted_keys = keys[order]
    differs = sorted_keys[1:] != sorted_keys[:-1]
    if np.any(differs & ((packed[1:] & ~low) == (packed[:-1] & ~low))):
        order = np.argsort(keys, kind="stable")
        sorted_keys = keys[order]
        differs = sorted_keys[1:] != sorted_keys[:-1]
    starts = np.flatnonzero(np.concatenate(([True], differs)))
    return Groups(sorted_keys[starts], order, starts)


def table_of(keys: Keys, columns: Iterable[Ints], firsts: Ints) -> Table:
    """A table of columns; ``firsts``: the first place of each key."""
    return Table(keys, np.stack([*columns], axis=1), firsts)


def merged(tables: Iterable[Table]) -> Table:
    """The sum of tables; all of them are held at once."""
    tables = [table for table in tables if len(table)]
    if not tables:
        return Table(
            np.zeros(0, np.uint64), np.zeros((0, COLUMNS), np.int64), np.zeros(0, np.int64)
        )
    groups = grouped(np.concatenate([table.keys for table in tables]), sorted_runs=True)
    sums = np.concatenate([table.sums for table in tables])[groups.order]
    firsts = np.concatenate([table.firsts for table in tables])[groups.order]
    return Table(
        groups.keys,
        np.add.reduceat(sums, groups.starts),
        np.minimum.reduceat(firsts, groups.starts),
    )
