"""How well and how fast old texts are read: every figure of docs/corpus.md.

    python benchmarks/corpus.py ../shared/corpus [errors clean maps speed memory lookups]

Times are of this process (min of some runs); what mutated files do is in corpus_fuzz.py.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from generator.corpus import shelf
from generator.corpus.batch import process_all
from generator.corpus.cleaners import clean
from generator.corpus.collection import grow
from generator.corpus.duplicates import find_pairs
from generator.corpus.pieces import texts
from generator.corpus.readers import READERS, read
from generator.corpus.records import read_lines
from generator.corpus.script import simplified_character
from generator.corpus.store import make_documents, traced_documents

RUNS = 3
MEGABYTES = (10, 40)
"""Sizes of the long files whose memory is compared."""

WORDS = ("压实责任", "高质量发展", "党", "一二三四五六七")


def squeezed(text: str) -> str:
    """Without blanks and line breaks."""
    return re.sub(r"\s", "", text)


def wrong(text: str, truth: str) -> int:
    """Characters inserted, deleted or replaced, blanks and line breaks not counted."""
    codes = SequenceMatcher(None, squeezed(text), squeezed(truth), autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for kind, i1, i2, j1, j2 in codes if kind != "equal")


def whole(text: str, truth: str) -> float:
    """Share of the original's paragraphs that came out as lines of their own."""
    lines = set(map(squeezed, text.split("\n")))
    wanted = [squeezed(line) for line in truth.split("\n") if line.strip()]
    return sum(line in lines for line in wanted) / len(wanted)


def errors(corpus: Path) -> None:
    """Character error rate by kind of noise, against the clean originals."""
    noisy = corpus / "noisy"
    for kind in sorted(noisy.glob("derived_*")):
        rates, kept = [], []
        for file in sorted(kind.iterdir()):
            if file.suffix not in READERS:
                continue
            truth = (noisy / "derived_clean" / file.name).with_suffix(".txt")
            clear = truth.read_text(encoding="utf-8")
            text = clean(read(file)).text
            rates.append(100 * wrong(text, clear) / len(clear))
            kept.append(whole(text, clear))
        print(
            f"  {kind.name:28} median {statistics.median(rates):.3f} %  worst {max(rates):.3f} %"
            f"  paragraphs {statistics.mean(kept):.1%}"
        )


def clean_texts(corpus: Path) -> None:
    """What fires on texts that are clean."""
    for part in ("reports", "articles"):
        fired: Counter[str] = Counter()
        files: Counter[str] = Counter()
        same = layout = 0
        paths = sorted((corpus / part).iterdir())
        for file in paths:
            text = read(file)
            cleaned = clean(text)
            same += cleaned.text == text.strip("\n")
            layout += set(cleaned.repairs) <= {"空行缩进"}
            fired.update(cleaned.repairs)
            files.update(cleaned.repairs.keys())
        print(
            f"  {part}: {len(paths)} files, {same} identical, {layout} but for blank lines and indents"
        )
        for step, number in fired.most_common():
            print(f"    {step} {number} in {files[step]} files")


def maps(corpus: Path) -> None:
    """Share of Chinese characters that stand in the source where the map says."""
    for folder in [*sorted((corpus / "noisy").iterdir()), corpus / "seeds", corpus / "reports"]:
        right = total = 0
        for file in sorted(folder.iterdir())[:20]:
            if file.suffix not in READERS:
                continue
            source = "".join(texts(file))
            for document, places in traced_documents(file.name, source):
                for at, char in enumerate(document.text):
                    if "一" <= char <= "鿿":
                        there = source[places.source(at) : places.source(at) + 1]
                        right += there == char or simplified_character(there or " ") == char
                        total += 1
        print(f"  {folder.name:28} {right / total:.2%}")


def best(work: Callable[[], object]) -> float:
    """The least seconds of this process that some work took."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def speed(corpus: Path) -> None:
    """Megabytes a second on one core; how much faster all cores are."""
    file = next((corpus / "throughput").iterdir())
    pieces = list(texts(file))
    size = sum(len(piece.encode()) for piece in pieces) / 1e6
    alone = sum(best(lambda p=piece: make_documents("a", p)) for piece in pieces)  # type: ignore[misc]
    cut = sum(best(lambda p=piece: _clauses(p)) for piece in pieces)  # type: ignore[misc]
    print(
        f"  cleaning and structure {size / alone:.1f} MB/s, with every clause {size / cut:.1f} MB/s"
    )
    walls = []
    for processes in (1, 2):
        start = time.perf_counter()
        for _ in process_all([file], file.parent, processes=processes):
            pass
        walls.append(time.perf_counter() - start)
    print(
        f"  two processes {walls[0] / walls[1]:.2f} times as fast as one (wall clock, start included)"
    )


def _clauses(text: str) -> int:
    return sum(1 for document in make_documents("a", text) for _ in document.clauses())


def memory(corpus: Path) -> None:
    """The most memory that long files take, one four times as long as the other."""
    text = next((corpus / "throughput").iterdir()).read_bytes()
    code = (
        "import resource, sys; from pathlib import Path; from generator.corpus.batch import process_all;"
        "f = Path(sys.argv[1]); [None for _ in process_all([f], f.parent, processes=1)];"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    with tempfile.TemporaryDirectory() as name:
        for what, data in (("lines", text), ("one line", text.replace(b"\n", b""))):
            for size in MEGABYTES:
                file = Path(name) / f"{size}.txt"
                file.write_bytes((data * 2)[: size * 1_000_000])
                done = subprocess.run(
                    [sys.executable, "-c", code, str(file)],
                    capture_output=True,
                    check=True,
                    text=True,
                )
                print(f"  {size} MB in {what}: {done.stdout.strip()} MB")


def lookups(corpus: Path) -> None:
    """Milliseconds of a look-up; pairs of copies found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("articles", "reports"):
            _, _, results = grow(corpus / part, folder / f"{part}.jsonl")
            for _ in results:
                pass
        records = [
            one for part in ("articles", "reports") for one in _records(folder / f"{part}.jsonl")
        ]
        shelf.build(folder, iter(records), "key")
        books = shelf.books(folder, "key") or []
        size = sum(len(str(one["text"]).encode()) for one in records) / 1e6
        for word in WORDS:
            found = len(list(shelf.search(folder, books, word)))
            took = best(lambda word=word: list(shelf.search(folder, books, word)))  # type: ignore[misc]
            print(f"  {word}: {found} places in {size:.1f} MB, {1000 * took:.1f} ms")
        pairs = find_pairs((str(one["path"]), str(one["text"])) for one in records)
        print(f"  {len(pairs)} pairs of copies among {len(records)} documents")


def _records(file: Path) -> Iterator[dict[str, object]]:
    return (dict(record) for _, record in read_lines(file))


PARTS: dict[str, Callable[[Path], None]] = {
    "errors": errors,
    "clean": clean_texts,
    "maps": maps,
    "speed": speed,
    "memory": memory,
    "lookups": lookups,
}


def main(corpus: Path, wanted: list[str]) -> None:
    """Print the parts that are asked for, or all."""
    for name in wanted or PARTS:
        print(name)
        PARTS[name](corpus)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
