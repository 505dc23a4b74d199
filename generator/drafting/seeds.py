"""Seeded choice: a number for every pair of node and candidate, so choices do not disturb each other.

Instead of shuffling with one generator, every candidate gets its own number at every node. Banning
one phrase or adding a section leaves the numbers, and so the choices, everywhere else as they were.
"""

from __future__ import annotations

from zlib import crc32

_MASK = 0xFFFFFFFF


def node_seed(seed: int, path: str) -> int:
    """The seed of one node of the plan."""
    return crc32(f"{seed}/{path}".encode())


def noise(node: int, key: int) -> float:
    """A number in [0, 1) for a candidate at a node (integer mixing, the same everywhere)."""
    x = (node ^ key) * 0x9E3779B1 & _MASK
    x = (x ^ x >> 15) * 0x85EBCA77 & _MASK
    x = (x ^ x >> 13) * 0xC2B2AE3D & _MASK
    return (x ^ x >> 16) / 2**32
