"""What one folder says more than another, and what is new since a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.api.mining import Means, Progress, opened, silent
from generator.errors import bad_data
from generator.mining.keyness import Key, keyness
from generator.mining.options import FEWEST, Options

MOST = 100


def compare(
    source: Path, other: Path, options: Options, progress: Progress = silent,
    means: Means | None = None, most: int = MOST,
) -> list[dict[str, Any]]:  # fmt: skip
    """Set phrases that ``source`` has surely more often than ``other``. Raises DataError."""
    means = means or Means()
    with (
        opened([source], options, progress, means) as ours,
        opened([other], options, progress, means) as theirs,
    ):
        least = min(options.min_documents, max(1, ours.index.documents))
        return _rows(keyness(ours.plan(), theirs.plan(), least, ours.run, most))


def new_since(
    source: Path, year: int, options: Options, progress: Progress = silent,
    means: Means | None = None, most: int = MOST,
) -> list[dict[str, Any]]:  # fmt: skip
    """Set phrases that documents since a year have surely more often than those before.

    Documents without a year count for neither. Raises DataError when there is none on either side.
    """
    with opened([source], options, progress, means or Means()) as corpus:
        years = [source.year for source in corpus.index.sources if corpus.index.holds(source)]
        since, before = sum(y >= year for y in years), sum(0 < y < year for y in years)
        if not since or not before:
            raise bad_data(
                f"文稿里 {year} 年以来的有 {since} 篇，以前的有 {before} 篇，比不了。",
                "请换一个年份；没有写日期的文稿不算。", source,
            )  # fmt: skip
        new = corpus.plan(lambda document: document.year >= year)
        old = corpus.plan(lambda document: 0 < document.year < year)
        return _rows(keyness(new, old, min(FEWEST, since), corpus.run, most))


def _rows(keys: Sequence[Key]) -> list[dict[str, Any]]:
    return [
        {
            **asdict(key),
            "likelihood": round(key.likelihood, 1),
            "ratio": round(key.ratio, 1),
            "times": "只此有" if not key.other_count else f"{2**key.ratio:.1f} 倍",
        }
        for key in keys
    ]
