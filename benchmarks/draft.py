"""How long a draft of 5,000 characters takes in one process, once everything is loaded.

    python benchmarks/draft.py [CHARACTERS [DRAFTS]]

Planning, realising and revising first, then rendering to .docx; the best and the median of many
drafts with different seeds, how many a second that is, and by how much memory grows after the
first tenth of them. Outline, facts, bank and templates are loaded before; what belongs to one
draft (its clauses under its facts) is not. Targets: 40 milliseconds without rendering, 25 drafts a
second, flat memory.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
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

DRAFTS = 30
TARGET, RATE = 40, 25


def peak() -> float:
    """Most memory used so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def timed(job: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of processor time of a job, and its result."""
    start = time.process_time()
    result = job()
    return (time.process_time() - start) * 1000, result


def main() -> None:
    """Print milliseconds of the two halves and of both."""
    characters = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    loaded = engine(Request("party-annual", FACTS, length=characters), Workspace(EMPTY))
    render(loaded.draft(), ".docx")
    writing, rendering = [], []
    drafts = int(sys.argv[2]) if len(sys.argv) > 2 else DRAFTS
    for seed in range(1, drafts + 1):
        if seed == drafts // 10 + 1:
            before = peak()
        ready = replace(loaded, seed=seed)
        gc.collect()
        taken, made = timed(ready.draft)
        writing.append(taken)
        taken, _ = timed(partial(render, made, ".docx"))
        rendering.append(taken)
    both = [sum(pair) for pair in zip(writing, rendering, strict=True)]
    for name, times in (("起草", writing), ("写 Word", rendering), ("合计", both)):
        print(f"{name}：中位 {median(times):.1f} 毫秒，最快 {min(times):.1f} 毫秒")
    rate = len(writing) * 1000 / sum(writing)
    print(f"每秒 {rate:.1f} 稿；一成以后内存多用 {peak() - before:.1f} MB")
    print(f"目标：起草 {TARGET} 毫秒以内，每秒 {RATE} 稿")


if __name__ == "__main__":
    main()
