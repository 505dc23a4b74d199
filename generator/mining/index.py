"""The mined form of a corpus: chunks that stay, and which of their documents and paragraphs count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from generator.mining.chunk import Ref, sources_of


def plan(folders: Sequence[Path], work: Path, stamps: Mapping[str, str] | None = None) -> list[Ref]:
    """Number the chunks, rank their documents, and tell which paragraphs count.

    A paragraph counts in the document of the lowest rank that has it. ``stamps``: path → stamp of
    the files that are there now; documents of others do not count; None: all count.
    """
    if not folders:
        return []
    sources = [sources_of(folder) for folder in folders]
    order = sorted(
        (source.path, number, chunk)
        for chunk, found in enumerate(sources)
        for number, source in enumerate(found)
    )
    ranks = [np.zeros(len(found), np.int32) for found in sources]
    for rank, (_, number, chunk) in enumerate(order):
        ranks[chunk][number] = rank
    marks, owners, sizes = [], [], []
    for folder, found, own in zip(folders, sources, ranks, strict=True):
        with np.load(folder / "tape.npz") as tape:
            documents, mark = tape["documents"], tape["marks"]
        there = np.array([stamps is None or stamps.get(s.path) == s.stamp for s in found], np.bool_)
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


def _live(marks: np.ndarray, owners: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    """The first of equal marks, by owner and then by place, unless it has no owner."""
    order = np.lexsort((np.arange(len(marks)), owners, marks))
    first = np.ones(len(order), np.bool_)
    first[1:] = marks[order][1:] != marks[order][:-1]
    live = np.zeros(len(marks), np.bool_)
    live[order[first]] = True
    return live & (owners < np.iinfo(np.int64).max)
