"""Mining measured: speed, how much is found, replication on a half, and the plain baseline.

    python benchmarks/mining.py ../shared/corpus/reports [--whole]

Prints time and MB/s of every step, the number of set phrases, the share of the best 1,000 that the
clause-frequency baseline has too, and how many of the best 1,000 mined on one half of the documents
stand in at least two documents of the other half. ``--whole`` adds everything ``mine`` does.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from generator.mining.ngrams import frequent_grams
from generator.mining.stream import QUOTES, Stream, read_stream

from generator.bank.bank import load_bank
from generator.corpus.store import corpus_files, read_documents
from generator.document import Document
from generator.mining.harvest import harvest
from generator.mining.options import Options
from generator.mining.phrases import LOOKED_AT, set_phrases
from generator.mining.segment import cutter

T = TypeVar("T")
TOP = 1000
WITHOUT_QUOTES = dict.fromkeys(map(ord, QUOTES))


@contextmanager
def timed(name: str, megabytes: float) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    seconds = time.perf_counter() - begin
    print(f"{name:<42}{seconds:8.2f} s {megabytes / seconds:8.2f} MB/s")


def baseline(documents: Sequence[Document]) -> list[str]:
    """Exact clauses by document frequency: ten lines, the honest baseline."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for clause in document.clauses():
            text = clause.text.translate(WITHOUT_QUOTES)
            if 4 <= len(text) <= 16:
                found[text].add(number)
    ranked = sorted(found, key=lambda text: (-len(found[text]), text))
    return [text for text in ranked[:TOP] if len(found[text]) >= 3]


def packed_sort(stream: Stream) -> None:
    """The bare sort of packed keys that counting is measured against."""
    keys = stream.codes.astype(np.uint64) << np.uint64(32)
    np.sort(keys | np.arange(len(keys), dtype=np.uint64))


def replication(documents: Sequence[Document], mine: Callable[[Sequence[Document]], list[str]]) -> float:
    """Share of phrases mined on every other document that two unseen documents have too."""
    seen, unseen = documents[::2], documents[1::2]
    texts = [document.text.translate(WITHOUT_QUOTES) for document in unseen]
    phrases = mine(seen)[:TOP]
    again = [sum(phrase in text for text in texts) >= 2 for phrase in phrases]
    return sum(again) / max(1, len(again))


def mined(documents: Sequence[Document]) -> list[str]:
    return [phrase.text for phrase in set_phrases(read_stream(documents, cutter()), 3)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--whole", action="store_true", help="also everything that mine does")
    arguments = parser.parse_args()
    files = corpus_files(arguments.folder)
    with timed("read and clean", sum(f.stat().st_size for f in files) / 1e6):
        documents = [d for file in files for d in read_documents(file)]
    megabytes = sum(len(document.text.encode()) for document in documents) / 1e6
    cutter()("预热")
    with timed("stream, words cut", megabytes):
        stream = read_stream(documents, cutter())
    with timed("bare packed sort", megabytes):
        packed_sort(stream)
    with timed("counting, 1 to 20 characters", megabytes):
        grams = list(frequent_grams(stream, LOOKED_AT, 3))
    with timed("set phrases, counting included", megabytes):
        phrases = set_phrases(stream, 3)
    print(f"{len(documents)} documents, {megabytes:.1f} MB, {sum(len(g.starts) for g in grams)} n-grams")
    print(f"set phrases: {len(phrases)}")
    plain = baseline(documents)
    best = [phrase.text for phrase in phrases[:TOP]]
    print(f"of the best {len(best)} the clause baseline has {len(set(best) & set(plain)) / len(best):.0%}")
    print(f"replication on a half: {replication(documents, mined):.1%}", end="")
    print(f" (clause baseline {replication(documents, baseline):.1%})")
    if arguments.whole:
        bank = load_bank()
        with timed("everything mine does, without reading", megabytes):
            harvest(documents, Options(), bank)


if __name__ == "__main__":
    main()
