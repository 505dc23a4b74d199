"""Arrays that every task of a run reads: written once beside the chunks, not sent to each."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import numpy as np

from generator.mining.tape import Keys


def keep(keys: Keys, work: Path, name: str) -> Path:
    """Write keys into the folder of a run; the name says what they are."""
    path = work / f"{name}.npy"
    part = path.with_suffix(f".{os.getpid()}")
    with part.open("wb") as stream:
        np.save(stream, keys)
    part.replace(path)
    return path


@lru_cache(maxsize=4)
def _read(path: Path, written: int) -> Keys:
    """``written``: when, which tells files of one name apart."""
    found: Keys = np.load(path)
    return found


def keys_of(path: Path) -> Keys:
    """The keys of a file, read once a process."""
    return _read(path, path.stat().st_mtime_ns)
