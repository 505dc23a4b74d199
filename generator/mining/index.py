"""The mined form of a corpus: chunks that stay, and which of their documents and paragraphs count.

Only files that are new or changed are read, into chunks of their own; documents of files that are
gone stay where they are and do not count. A chunk is written whole or not at all, so that a run
that was killed goes on where it stopped.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import numpy as np
from filelock import FileLock

from generator.corpus.records import stamp
from generator.corpus.store import read_documents
from generator.document import Document
from generator.errors import DataError, Problem
from generator.mining.chunk import VERSION, Ref, Source, sources_of
from generator.mining.digest import digest
from generator.mining.runner import Runner
from generator.mining.segment import Cutter, cutter
from generator.mining.tape import Flags, Ints, Keys

CHUNK = 4_000_000
SMALLEST = 250_000
"""Bytes of files that make a chunk; less where there is little, so that all cores have work."""

SHARES = 4
"""Chunks that little work is divided into."""

_FILES, _LOCK = "files.json", "lock"

Progress = Callable[[int, int], None]
"""Told how many chunks are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Job:
    """Files that become one chunk."""

    files: tuple[tuple[Path, str], ...]
    """With their stamps."""

    @property
    def name(self) -> str:
        """What the chunk is called: other files, other name."""
        told = "\n".join(f"{path.as_posix()} {mark}" for path, mark in self.files)
        return sha256(f"{VERSION}\n{told}".encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Index:
    """The chunks of a corpus as it is now."""

    folders: tuple[Path, ...]
    stamps: Mapping[str, str]
    problems: tuple[Problem, ...]

    def holds(self, source: Source) -> bool:
        """Whether a document's file is there and unchanged."""
        return self.stamps.get(source.path) == source.stamp

    @property
    def sources(self) -> list[Source]:
        """The documents of all chunks by their rank, those that do not count included."""
        found = (source for folder in self.folders for source in sources_of(folder))
        return sorted(found, key=_rank)

    @property
    def documents(self) -> int:
        """How many count."""
        return sum(map(self.holds, self.sources))


def update(
    files: Sequence[Path], folder: Path, dictionary: Path | None, run: Runner,
    progress: Progress,
) -> Index:  # fmt: skip
    """Bring the index in ``folder`` up to these files; ``progress`` is told after every chunk."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / _LOCK):
        return _updated(files, folder, dictionary, run, progress)


def _updated(
    files: Sequence[Path], folder: Path, dictionary: Path | None, run: Runner,
    progress: Progress,
) -> Index:  # fmt: skip
    stamps = {file.resolve().as_posix(): stamp(file) for file in files}
    known = {name: folder / name for name in _chunks(folder)}
    have: set[str] = set()
    kept: list[Path] = []
    for path in known.values():
        told = _files_of(path)
        current = {name for name, mark in told if stamps.get(name) == mark} - have
        if current:
            kept.append(path)
            have |= current
        else:
            shutil.rmtree(path)
    jobs = list(_jobs([(Path(name), mark) for name, mark in stamps.items() if name not in have]))
    problems: list[Problem] = []
    task = partial(read_chunk, folder=folder, dictionary=dictionary)
    for number, (made, found) in enumerate(run(task, jobs), 1):
        problems += found
        kept += [made] if made is not None else []
        progress(number, len(jobs))
    return Index(tuple(sorted(kept)), stamps, tuple(problems))


def _chunks(folder: Path) -> Iterator[str]:
    """The whole chunks of an index; what a killed run left half done is taken away."""
    for path in sorted(folder.iterdir()):
        if (path / _FILES).is_file() and "." not in path.name:
            yield path.name
        elif path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _files_of(folder: Path) -> list[tuple[str, str]]:
    import msgspec

    return msgspec.json.decode((folder / _FILES).read_bytes(), type=list[tuple[str, str]])


def _jobs(files: Sequence[tuple[Path, str]]) -> Iterator[Job]:
    """Files in their order, gathered until they make a chunk."""
    sizes = [path.stat().st_size for path, _ in files]
    most = min(CHUNK, max(SMALLEST, sum(sizes) // SHARES))
    taken: list[tuple[Path, str]] = []
    size = 0
    for file, bytes_ in zip(files, sizes, strict=True):
        taken.append(file)
        size += bytes_
        if size >= most:
            yield Job(tuple(taken))
            taken, size = [], 0
    if taken:
        yield Job(tuple(taken))


def read_chunk(
    job: Job, folder: Path, dictionary: Path | None
) -> tuple[Path | None, list[Problem]]:
    """Task: read files into a chunk; None when none of them can be read."""
    with undisturbed():
        return _read(job, folder, cutter(dictionary))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without looks for circles of objects: a chunk is a million small objects without any."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(job: Job, folder: Path, cut: Cutter) -> tuple[Path | None, list[Problem]]:
    import msgspec

    found: list[tuple[Document, tuple[str, str]]] = []
    problems: list[Problem] = []
    done: list[tuple[str, str]] = []
    for path, mark in job.files:
        try:
            documents = read_documents(path)
        except DataError as error:
            problems += error.problems
            continue
        name = path.as_posix()
        found += [(one, (name, mark)) for one in documents]
        done.append((name, mark))
    if not done:
        return None, problems
    found.sort(key=lambda pair: (pair[0].name, pair[1]))
    target = folder / job.name
    part = folder / f"{job.name}.part"
    digest([one for one, _ in found], [path for _, path in found], part, cut)
    (part / _FILES).write_bytes(msgspec.json.encode(done))
    if target.exists():
        shutil.rmtree(target)
    part.replace(target)
    return target, problems


def _rank(source: Source) -> tuple[str, str]:
    return source.name, source.path


def plan(
    folders: Sequence[Path], work: Path, counts: Callable[[Source], bool] | None = None
) -> list[Ref]:
    """Number the chunks, rank their documents, and tell which paragraphs count.

    A paragraph counts in the document of the lowest rank that has it. ``counts``: whether a
    document counts at all; None: all do.
    """
    if not folders:
        return []
    sources = [sources_of(folder) for folder in folders]
    order = sorted(
        (*_rank(source), number, chunk)
        for chunk, found in enumerate(sources)
        for number, source in enumerate(found)
    )
    ranks = [np.zeros(len(found), np.int32) for found in sources]
    for rank, (_, _, number, chunk) in enumerate(order):
        ranks[chunk][number] = rank
    marks, owners, sizes = [], [], []
    for folder, found, own in zip(folders, sources, ranks, strict=True):
        with np.load(folder / "tape.npz") as tape:
            documents, mark = tape["documents"], tape["marks"]
        there = np.array([counts is None or counts(source) for source in found], np.bool_)
        owner = own[documents].astype(np.int64)
        owner[~there[documents]] = np.iinfo(np.int64).max
        marks.append(mark)
        owners.append(owner)
        sizes.append(len(mark))
    live = _live(np.concatenate(marks), np.concatenate(owners))
    refs = []
    for number, (folder, own, part) in enumerate(
        zip(folders, ranks, np.split(live, np.cumsum(sizes)[:-1]), strict=True)
    ):
        np.savez(work / f"{number:06}-live.npz", live=part, ranks=own)
        refs.append(Ref(folder, number, work))
    return refs


def _live(marks: Keys, owners: Ints) -> Flags:
    """The first of equal marks, by owner and then by place, unless it has no owner."""
    order = np.lexsort((np.arange(len(marks)), owners, marks))
    first = np.ones(len(order), np.bool_)
    first[1:] = marks[order][1:] != marks[order][:-1]
    live = np.zeros(len(marks), np.bool_)
    live[order[first]] = True
    return live & (owners < np.iinfo(np.int64).max)
