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

    def total(self, values: NDArray[np.bool_] | Ints) -> Ints:
        """For each group the sum of values given for all places."""
        if not len(self.starts):
            return np.zeros(0, np.int64)
        return np.add.reduceat(values[self.order].astype(np.int64), self.starts)

    def distinct(self, owners: NDArray[np.int32]) -> Ints:
        """For each group how many owners it has; owners ascend with the places."""
        if not len(self.starts):
            return np.zeros(0, np.int64)
        sorted_owners = owners[self.order]
        new = np.ones(len(sorted_owners), np.int64)
        new[1:] = sorted_owners[1:] != sorted_owners[:-1]
        new[self.starts] = 1
        return np.add.reduceat(new, self.starts)


def grouped(keys: Keys) -> Groups:
    """Equal keys brought together, each group in the order of its places.

    The top bits of the key and the place are packed into one number, so that one sort of plain
    numbers does it (a stable one, which merges tables that are sorted already ten times as fast as
    a quick one); the rare groups that share only the top bits send it the slow way.
    """
    size = len(keys)
    if not size:
        return Groups(keys, np.zeros(0, np.int64), np.zeros(0, np.int64))
    bits = np.uint64(max(1, (size - 1).bit_length()))
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = np.sort((keys & ~low) | np.arange(size, dtype=np.uint64), kind="stable")
    order = (packed & low).astype(np.int64)
    sorted_keys = keys[order]
    differs = sorted_keys[1:] != sorted_keys[:-1]
    if np.any(differs & ((packed[1:] & ~low) == (packed[:-1] & ~low))):
        order = np.argsort(keys, kind="stable")
        sorted_keys = keys[order]
        differs = sorted_keys[1:] != sorted_keys[:-1]
    starts = np.flatnonzero(np.concatenate(([True], differs)))
    return Groups(sorted_keys[starts], order, starts)


def table_of(groups: Groups, columns: Iterable[Ints], firsts: Ints) -> Table:
    """A table of groups with their columns; ``firsts``: the place of the first of each."""
    return Table(groups.keys, np.stack([*columns], axis=1), firsts)


def merged(tables: Iterable[Table]) -> Table:
    """The sum of tables, two by two, so that no more than a few are held at once."""
    stack: list[tuple[int, Table]] = []
    for table in tables:
        level = 0
        while stack and stack[-1][0] <= level:
            level = stack[-1][0] + 1
            table = _added(stack.pop()[1], table)
        stack.append((level, table))
    if not stack:
        return Table(
            np.zeros(0, np.uint64), np.zeros((0, COLUMNS), np.int64), np.zeros(0, np.int64)
        )
    result = stack.pop()[1]
    while stack:
        result = _added(stack.pop()[1], result)
    return result


def _added(one: Table, other: Table) -> Table:
    if not len(one) or not len(other):
        return other if len(other) else one
    groups = grouped(np.concatenate((one.keys, other.keys)))
    sums, firsts = (
        np.concatenate((one.sums, other.sums)),
        np.concatenate((one.firsts, other.firsts)),
    )
    both = groups.counts == 2
    second = groups.order[groups.starts[both] + 1]
    result = Table(groups.keys, sums[groups.firsts], firsts[groups.firsts])
    result.sums[both] += sums[second]
    result.firsts[both] = np.minimum(result.firsts[both], firsts[second])
    return result
