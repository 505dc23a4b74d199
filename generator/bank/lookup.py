"""Look-ups that build what they are asked for, and only that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
G = TypeVar("G")


class OnDemand(Mapping[K, V]):
    """A mapping whose keys are known and whose values are made when first asked for."""

    def __init__(self, keys: Sequence[K], make: Callable[[K], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Grouped(Mapping[K, V]):
    """One mapping over many, of which a key tells the one that holds it."""

    def __init__(self, groups: Mapping[G, Mapping[K, V]], group_of: Callable[[K], G]) -> None:
        self._groups = groups
        self._group_of = group_of

    def __getitem__(self, key: K) -> V:
        return self._groups[self._group_of(key)][key]

    def __iter__(self) -> Iterator[K]:
        return (key for group in self._groups.values() for key in group)

    def __len__(self) -> int:
        return sum(map(len, self._groups.values()))
