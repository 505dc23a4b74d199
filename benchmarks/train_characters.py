"""Build generator/corpus/characters.txt, the character model that repairs damaged text.

    python benchmarks/train_characters.py TEXT...

Only counts leave the texts: pairs and triples of neighbouring characters, rounded to levels.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from generator.corpus.language import ALPHABET, MODEL, STEP, normal

PAIRS_FROM = 7
"""A pair counts by how many different characters stand before it (Kneser-Ney), not how often."""

TRIPLES_FROM = 40


def level(probability: float) -> str:
    """A probability as one letter, a for 1, each next STEP nats less."""
    return ALPHABET[min(len(ALPHABET) - 1, round(-math.log(probability) / STEP))]


def table(counts: Counter[str], least: int, totals: Counter[str]) -> list[str]:
    """Lines ``context TAB follower level follower level …``, most likely first."""
    followers: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for gram, count in counts.items():
        if count >= least:
            followers[gram[:-1]].append((count, gram[-1]))
    return [
        context
        + "\t"
        + "".join(char + level(n / totals[context]) for n, char in sorted(rest, reverse=True))
        for context, rest in sorted(followers.items())
    ]


def _totals(counts: Counter[str]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for gram, count in counts.items():
        totals[gram[:-1]] += count
    return totals


def main(paths: list[str]) -> None:
    """Read the texts, write the model."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    text = "\n".join(normal(re.sub(r"[ \t\u3000\u00a0]+", "", one)) for one in texts)
    text = re.sub(r"\n+", "\n", text).replace("\n", "¶")
    twos = Counter(map("".join, pairwise(text)))
    threes = Counter(map("".join, zip(text, text[1:], text[2:], strict=False)))
    pairs = Counter(gram[1:] for gram in threes)
    ones = Counter(gram[1] for gram in twos)
    lines = [
        *table(ones, 3, _totals(ones)),
        *table(pairs, PAIRS_FROM, _totals(pairs)),
        *table(threes, TRIPLES_FROM, _totals(threes)),
    ]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
