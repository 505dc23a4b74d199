"""Compiled data in the user's cache folder: never stale, rebuilt silently, never needed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import DataError
from generator.files import write_bytes

T = TypeVar("T")


def folder() -> Path:
    """The cache folder of this user, or ``$JIANGGAO_CACHE``; it need not exist."""
    if own := os.environ.get("JIANGGAO_CACHE"):
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path("jianggao", appauthor=False)


def read_bytes(name: str) -> bytes | None:
    """The bytes of a file of the cache; None when there is none that can be read."""
    with suppress(OSError):
        return (folder() / name).read_bytes()
    return None


def write_whole(name: str, data: bytes) -> None:
    """Store bytes; a cache that cannot be written is no problem."""
    with suppress(OSError, DataError):
        write_bytes(folder() / name, data)


def read(slot: str, key: str, model: type[T]) -> T | None:
    """The object stored in a slot under exactly this key; None when absent, old or damaged."""
    import msgspec

    with suppress(OSError, msgspec.DecodeError, ValueError):
        data = (folder() / f"{slot}.json").read_bytes()
        head, _, body = data.partition(b"\n")
        if head.decode("ascii") == key:
            return msgspec.json.decode(body, type=model)
    return None


def write(slot: str, key: str, value: Any) -> None:
    """Store an object; a cache that cannot be written is no problem."""
    import msgspec

    with suppress(OSError, DataError):
        write_bytes(folder() / f"{slot}.json", key.encode() + b"\n" + msgspec.json.encode(value))
