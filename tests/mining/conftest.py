"""Small made-up speeches, each phrase in them placed on purpose, and the shared corpus."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from mining_support import FILLINGS, speech

from generator.corpus.store import make_documents, read_folder
from generator.document import Document

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture(scope="session")
def speeches() -> list[Document]:
    """Five speeches that share formulations but no paragraph."""
    return [d for n, f in enumerate(FILLINGS) for d in make_documents(f"{n}.txt", speech(f))]


@cache
def _read(name: str) -> tuple[Document, ...]:
    return read_folder(SHARED / name).documents


@pytest.fixture(scope="session")
def shared() -> Callable[[str], tuple[Document, ...]]:
    """Documents of a folder of the shared corpus; skips where it is not beside the project."""

    def documents(name: str) -> tuple[Document, ...]:
        if not (SHARED / name).is_dir():
            pytest.skip(f"the shared corpus ({SHARED / name}) is not on this machine")
        return _read(name)

    return documents
