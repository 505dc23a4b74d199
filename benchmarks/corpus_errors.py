"""Character error rate of cleaning, per kind of noise, against the clean originals.

python benchmarks/corpus_errors.py ../shared/corpus/noisy
"""

from __future__ import annotations

import re
import statistics
import sys
from difflib import SequenceMatcher
from pathlib import Path

from generator.corpus.cleaners import clean
from generator.corpus.readers import READERS, read


def errors(text: str, truth: str) -> int:
    """Characters inserted, deleted or replaced, blanks and line breaks not counted."""
    a, b = (re.sub(r"\s", "", one) for one in (text, truth))
    total = 0
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        total += max(i2 - i1, j2 - j1) if kind != "equal" else 0
    return total


def lines_kept(text: str, truth: str) -> float:
    """Share of the original's paragraphs that came out as lines of their own."""
    lines = {re.sub(r"\s", "", line) for line in text.split("\n")}
    wanted = [re.sub(r"\s", "", line) for line in truth.split("\n") if line.strip()]
    return sum(line in lines for line in wanted) / len(wanted)


def main(folder: Path) -> None:
    """Print one line for each kind: median, worst, share of whole paragraphs."""
    for kind in sorted(folder.glob("derived_*")):
        rates, kept = [], []
        for file in sorted(kind.iterdir()):
            truth = (folder / "derived_clean" / file.name).with_suffix(".txt")
            if file.suffix not in READERS:
                continue
            clear = truth.read_text(encoding="utf-8")
            text = clean(read(file)).text
            rates.append(100 * errors(text, clear) / len(clear))
            kept.append(lines_kept(text, clear))
        if rates:
            print(
                f"{kind.name:28} median {statistics.median(rates):.3f} %  worst {max(rates):.3f} %"
                f"  paragraphs {statistics.mean(kept):.1%}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
