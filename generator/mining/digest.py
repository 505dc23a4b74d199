"""From documents to a chunk: the one time that they are read, cut, taken apart and told their moves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.document import Document
from generator.mining.chunk import NO_MOVE
from generator.mining.families import Family, families
from generator.mining.findings import Finding, find
from generator.mining.lines import Spoken, spoken
from generator.mining.profile import Figures, measure
from generator.mining.segment import Cutter, remembering
from generator.mining.sources import told_sources
from generator.mining.succession import MOVES
from generator.mining.tape import Tape, make_tape, stretches
from generator.mining.uses import Block, blocks


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the clauses of a chunk say, by stretch, before anybody knows which stretches count."""

    findings: tuple[Finding, ...]
    dropped: dict[str, list[int]]


def digest(
    documents: Sequence[Document], paths: Sequence[tuple[str, str]], folder: Path, cut: Cutter
) -> None:
    """Write a chunk, whole or not at all. ``paths``: for each document its file and the stamp of that."""
    import msgspec

    cut = remembering(cut)
    found = tuple(blocks(documents))
    tape = make_tape(stretches(documents), cut)
    findings = find(found, cut)
    analysis = Analysis(tuple(findings.kept), findings.dropped)
    part = folder.with_name(f"{folder.name}.{os.getpid()}")
    part.mkdir(parents=True, exist_ok=True)
    _save(tape, part / "tape.npz")
    _save(measure(found, findings.kept), part / "figures.npz")
    np.save(part / "moves.npy", _moves(found, tape))
    (part / "analysis.msgpack").write_bytes(msgspec.msgpack.encode(analysis))
    (part / "spoken.msgpack").write_bytes(msgspec.msgpack.encode(list(spoken(found, cut))))
    (part / "families.msgpack").write_bytes(
        msgspec.msgpack.encode(list(families(documents, found)))
    )
    (part / "sources.json").write_bytes(
        msgspec.json.encode(list(told_sources(documents, paths, tape, cut)))
    )
    if folder.exists():
        shutil.rmtree(folder)
    part.replace(folder)


def _save(columns: Tape | Figures, path: Path) -> None:
    np.savez(path, **{field.name: getattr(columns, field.name) for field in fields(columns)})


@lru_cache(maxsize=1)
def analysis_of(folder: Path) -> Analysis:
    """What the sentences of a chunk hold."""
    import msgspec

    return msgspec.msgpack.decode((folder / "analysis.msgpack").read_bytes(), type=Analysis)


def spoken_of(folder: Path) -> tuple[Spoken, ...]:
    """The lines of a chunk in their roles."""
    import msgspec

    data = (folder / "spoken.msgpack").read_bytes()
    return msgspec.msgpack.decode(data, type=tuple[Spoken, ...])


def families_of(folder: Path) -> tuple[Family, ...]:
    """The sister headings of a chunk."""
    import msgspec

    data = (folder / "families.msgpack").read_bytes()
    return msgspec.msgpack.decode(data, type=tuple[Family, ...])


def figures_of(folder: Path) -> Figures:
    """The paragraphs of a chunk as figures."""
    with np.load(folder / "figures.npz") as saved:
        return Figures(**{name: saved[name] for name in saved})


def _moves(found: Sequence[Block], tape: Tape) -> NDArray[np.uint8]:
    """For every stretch the number of its move; a heading has that of what stands below it."""
    moves = np.full(len(tape.documents), NO_MOVE, np.uint8)
    for block in reversed(found):
        moves[block.stretch] = MOVES.index(block.move)
    for at in range(len(moves) - 2, -1, -1):
        if moves[at] == NO_MOVE and tape.documents[at] == tape.documents[at + 1]:
            moves[at] = moves[at + 1]
    return moves
