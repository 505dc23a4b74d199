"""Documents as planned chunks in a folder, cut as a test wants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.corpus.store import make_documents
from generator.document import Document
from generator.mining.chunk import Ref
from generator.mining.digest import digest
from generator.mining.index import plan
from generator.mining.segment import cutter


def made(lines: Sequence[str]) -> list[Document]:
    """A speech of one paragraph for every line."""
    return [
        d
        for n, line in enumerate(lines)
        for d in make_documents(f"{n:02}.txt", f"讲话\n\n{line}\n")
    ]


def chunked(documents: Sequence[Document], folder: Path, chunks: int = 1) -> list[Ref]:
    """The documents dealt out to so many chunks."""
    ordered = sorted(documents, key=lambda document: document.name)
    folders = []
    for n in range(chunks):
        part = ordered[n::chunks]
        if part:
            folders.append(folder / f"chunk{n}")
            digest(part, [(d.name, "") for d in part], folders[-1], cutter())
    return plan(folders, folder)
