"""The index of a folder of earlier speeches: built on demand, kept in the user's cache."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from generator import cache
from generator.checking.originality.grams import GRAM, Array, bare, codes, hashes, minimizers, sides
from generator.corpus.readers import READERS, read
from generator.errors import DataError, Problem, bad_data
from generator.files import write_bytes

MOST_PLACES = 3
"""Places kept for one gram; more of the same say nothing new."""

_ARRAYS = ("starts", "keys", "places", "before", "behind")


@dataclass(frozen=True)
class Index:
    """Grams of all documents, sorted; ``document(n)`` gives a text for comparison."""

    names: tuple[str, ...]
    starts: Array
    """Where each document begins in the run of all compared characters."""
    keys: Array
    """32-bit hashes, ascending."""
    places: Array
    before: Array
    behind: Array
    texts: tuple[str, ...] = ()
    """The compared characters themselves, when they were given and not read from files."""
    folder: Path = Path()
    problems: tuple[Problem, ...] = ()

    def document(self, number: int) -> str:
        """The compared characters of a document."""
        return self.texts[number] if self.texts else _bare_file(self.folder / self.names[number])

    def lookup(self, grams: Array) -> tuple[Array, Array]:
        """For hashes: pairs of (index into ``grams``, row of the table)."""
        wanted = grams.astype(np.uint32)
        left = np.searchsorted(self.keys, wanted, "left")
        counts = np.searchsorted(self.keys, wanted, "right") - left
        found = np.flatnonzero(counts)
        asked = np.repeat(found, counts[found])
        ends = np.cumsum(counts[found])
        offsets = np.arange(len(asked)) - np.repeat(ends - counts[found], counts[found])
        return asked, np.repeat(left[found], counts[found]) + offsets


@lru_cache(maxsize=512)
def _bare_file(path: Path) -> str:
    return bare(read(path))


def from_texts(texts: Sequence[tuple[str, str]]) -> Index:
    """An index of texts with names."""
    return _built([(name, bare(text)) for name, text in texts], keep=True)


def load_index(folder: Path) -> Index:
    """The index of a folder, from the cache when no file changed. Raises DataError."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in READERS and p.is_file())
    if not files:
        raise bad_data("文件夹里没有能读的文稿。", f"能读的格式：{'、'.join(READERS)}。", folder)
    key = hashlib.sha256(
        "\n".join(f"{p}:{p.stat().st_size}:{p.stat().st_mtime_ns}" for p in files).encode()
    ).hexdigest()
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    slot = cache.folder() / f"originality-{name}.npz"
    return _read(slot, key, folder) or _write(slot, key, folder, files)


def _write(slot: Path, key: str, folder: Path, files: list[Path]) -> Index:
    problems: list[Problem] = []
    made = _built(list(_texts(folder, files, problems)), keep=False)
    index = replace(made, folder=folder, problems=tuple(problems))
    stream = io.BytesIO()
    np.savez(
        stream, key=key, names=np.array(index.names), starts=index.starts, keys=index.keys,
        places=index.places, before=index.before, behind=index.behind,
    )  # fmt: skip
    with suppress(OSError, DataError):
        write_bytes(slot, stream.getvalue())
    return index


def _texts(folder: Path, files: list[Path], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for path in files:
        try:
            yield path.relative_to(folder).as_posix(), bare(read(path))
        except DataError as error:
            problems.extend(error.problems)


def _read(slot: Path, key: str, folder: Path) -> Index | None:
    """The stored index; None when it is absent, old or damaged."""
    try:
        with np.load(slot, allow_pickle=False) as data:
            if str(data["key"]) != key:
                return None
            arrays: dict[str, Any] = {name: data[name] for name in _ARRAYS}
            return Index(names=tuple(data["names"].tolist()), **arrays, folder=folder)
    except (OSError, ValueError, KeyError, EOFError):
        return None


def _built(texts: list[tuple[str, str]], keep: bool) -> Index:
    starts, rows, at = [], [], 0
    for _, text in texts:
        starts.append(at)
        points = codes(text)
        grams = hashes(points, GRAM)
        chosen = minimizers(grams)
        before, behind = sides(points, chosen)
        rows.append(
            (grams[chosen].astype(np.uint32), (chosen + at).astype(np.uint32), before, behind)
        )
        at += len(text)
    keys, places, before, behind = (np.concatenate(column) for column in zip(*rows, strict=True))
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    same = np.ones(len(keys), dtype=bool)
    same[MOST_PLACES:] = keys[MOST_PLACES:] != keys[:-MOST_PLACES]
    order = order[same]
    return Index(
        tuple(name for name, _ in texts), np.array(starts, dtype=np.uint32), keys[same],
        places[order], before[order], behind[order],
        texts=tuple(text for _, text in texts) if keep else (),
    )  # fmt: skip
