"""How long a draft of 5,000 characters takes in one process, once everything is loaded.

    python benchmarks/draft.py [CHARACTERS]

Planning, realising and revising first, then rendering to .docx; the best and the median of many
runs with different seeds. Outline, facts and bank are loaded and indexed before; what belongs to
one draft (its clauses under its facts) is not. Target: 60 milliseconds together.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from msgspec.structs import replace

from generator.api.drafts import Request, engine
from generator.api.workspace import Workspace
from generator.rendering import render

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "samples" / "facts" / "party-annual.yaml"
EMPTY = Path(__file__).resolve().parent
"""A workspace without phrases of its own."""

RUNS = 30
TARGET = 60


def timed(job: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of a job, and its result."""
    start = time.perf_counter()
    result = job()
    return (time.perf_counter() - start) * 1000, result


def main() -> None:
    """Print milliseconds of the two halves and of both."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    loaded = engine(Request("party-annual", FACTS, length=characters), Workspace(EMPTY))
    render(loaded.draft(), ".docx")
    writing, rendering = [], []
    for seed in range(1, RUNS + 1):
        ready = replace(loaded, seed=seed)
        gc.collect()
        taken, made = timed(ready.draft)
        writing.append(taken)
        taken, _ = timed(partial(render, made, ".docx"))
        rendering.append(taken)
    both = [sum(pair) for pair in zip(writing, rendering, strict=True)]
    for name, times in (("起草", writing), ("写 Word", rendering), ("合计", both)):
        print(f"{name}：中位 {median(times):.1f} 毫秒，最快 {min(times):.1f} 毫秒")
    print(f"目标：合计 {TARGET} 毫秒以内")


if __name__ == "__main__":
    main()
