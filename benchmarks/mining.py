"""Mining measured: speed of every step, memory, replication on a half, recall of quoted terms.

    python benchmarks/mining.py ../shared/corpus            quality on reports/ and seeds/
    python benchmarks/mining.py ../shared/corpus --speed    time against size on throughput/

Quality: replication (mined on every other document, found again in at least two of the others) of
the best 1,000 against exact clauses by document frequency, and its mean over halves drawn by chance,
for one pair of halves says little; recall at 3,000 of what several
documents put in quotes; places found again; characters that must not be there. Times are
those of the clock and of the work done by all cores; other programs make only the first worse.
"""

from __future__ import annotations

import argparse
import itertools
import re
import resource
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import mean, stdev
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec
import numpy as np

from generator.api.mining import Means, survey
from generator.bank.bank import load_bank
from generator.bank.model import SetPhrase
from generator.corpus.script import simplified_character
from generator.corpus.store import read_folder
from generator.document import Document
from generator.mining.chunk import NO_MOVE, Ref
from generator.mining.index import plan
from generator.mining.options import Options
from generator.mining.phrases import set_phrases
from generator.mining.proposals import proposed_phrases
from generator.mining.runner import Runner, alone, together
from generator.mining.segment import cutter, tags
from generator.mining.sequences import count_sequences
from generator.mining.sources import told_sources
from generator.mining.tape import QUOTES, make_tape, stretches

T = TypeVar("T")
TOP, RECALLED = 1000, 3000
HALVINGS = 16
WITHOUT_QUOTES = dict.fromkeys(map(ord, QUOTES))
SIZES = (1, 5, 25, 250)
STEPS_UP_TO = 25
"""MB of text up to which single steps are measured too."""

CHUNK = 4_000_000


@contextmanager
def timed(name: str, megabytes: float) -> Iterator[None]:
    begin, worked = time.perf_counter(), cpu()
    yield
    seconds, worked = time.perf_counter() - begin, cpu() - worked
    print(
        f"  {name:<54}{seconds:8.2f} s {megabytes / seconds:7.2f} MB/s"
        f"{worked:9.2f} s of work {megabytes / worked:7.2f} MB/s a core",
        flush=True,
    )


def cpu() -> float:
    """Seconds of work of this process and of those that it has started and that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def plain(text: str) -> str:
    return text.translate(WITHOUT_QUOTES)


def tape_chunk(documents: Sequence[Document], folder: Path) -> Path:
    """A chunk with its tape alone: all that set phrases need."""
    folder.mkdir(parents=True)
    tape = make_tape(stretches(documents), cutter())
    np.savez(folder / "tape.npz", **{f.name: getattr(tape, f.name) for f in fields(tape)})
    np.save(folder / "moves.npy", np.full(len(tape.documents), NO_MOVE, np.uint8))
    paths = [(document.name, "") for document in documents]
    sources = list(told_sources(documents, paths, tape, cutter()))
    (folder / "sources.json").write_bytes(msgspec.json.encode(sources))
    return folder


def phrases_of(refs: Sequence[Ref], run: Runner, most: int = TOP) -> list[SetPhrase]:
    counted = count_sequences(refs, 3, run)
    return proposed_phrases(refs, set_phrases(refs, counted, run), most, run)


def mined(documents: Sequence[Document], most: int = TOP) -> list[SetPhrase]:
    ordered = sorted(documents, key=lambda document: (document.name, document.text))
    with TemporaryDirectory() as folder:
        refs = plan([tape_chunk(ordered, Path(folder) / "chunk")], Path(folder))
        return phrases_of(refs, alone, most)


def best_of(documents: Sequence[Document]) -> list[str]:
    """The best phrases without their quotes."""
    return [plain(phrase.text) for phrase in mined(documents)]


def clauses(documents: Sequence[Document]) -> list[str]:
    """Exact clauses by document frequency: ten lines, the honest baseline."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for clause in document.clauses():
            text = plain(clause.text)
            if 4 <= len(text) <= 16:
                found[text].add(number)
    ranked = sorted(found, key=lambda text: (-len(found[text]), text))
    return [text for text in ranked[:TOP] if len(found[text]) >= 3]


def halves(documents: Sequence[Document], seed: int) -> Sequence[Document]:
    """Documents in an order that has, of every two neighbours, either one first, by chance."""
    chance = Random(seed)
    pairs = (documents[n : n + 2] for n in range(0, len(documents) - 1, 2))
    return [document for pair in pairs for document in chance.sample(pair, 2)]


def replication(
    documents: Sequence[Document], mine: Callable[[Sequence[Document]], list[str]]
) -> float:
    """Share of phrases mined on every other document that two unseen documents have too."""
    texts = [plain(document.text) for document in documents[1::2]]
    phrases = mine(documents[::2])[:TOP]
    return sum(sum(phrase in text for text in texts) >= 2 for phrase in phrases) / len(phrases)


def quoted(documents: Sequence[Document]) -> list[str]:
    """What at least three documents put in quotes: the formulations people mark themselves."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(documents):
        for text in re.findall("“([一-龥、]{4,16})”", document.text):
            found[text].add(number)
    return [text for text in found if len(found[text]) >= 3]


def found_again(phrase: SetPhrase, texts: dict[str, str]) -> bool:
    assert phrase.evidence is not None
    for place in phrase.evidence.places:
        name, _, offset = place.rpartition(":")
        if not plain(texts[name][int(offset) : int(offset) + 60]).startswith(plain(phrase.text)):
            return False
    return bool(phrase.evidence.places)


def is_dirty(text: str) -> bool:
    """Pinyin, masks, digits, traditional characters."""
    odd = any(not ("一" <= c <= "鿿" or c in "、“”〇") for c in text)
    return odd or any(simplified_character(char) != char for char in text if char not in "著乾")


def quality(corpus: Path) -> None:
    reports = list(read_folder(corpus / "reports").documents)
    documents = reports + list(read_folder(corpus / "seeds").documents)
    texts = {document.name: document.text for document in documents}
    best = mined(documents, RECALLED)
    top = best[:TOP]
    print(f"{len(documents)} documents, {sum(map(len, texts.values())) / 1e6:.2f} M characters")
    ours = replication(reports, best_of)
    print(
        f"replication of the best 1,000: {ours:.1%}; clauses by frequency {replication(reports, clauses):.1%}"
    )
    drawn = [replication(halves(reports, seed), best_of) for seed in range(HALVINGS)]
    print(f"mean of {HALVINGS} halvings by chance: {mean(drawn):.1%} (± {stdev(drawn):.1%})")
    marked = quoted(documents)
    parts = "\n".join(plain(phrase.text) for phrase in best)
    whole = {plain(phrase.text) for phrase in best}
    print(
        f"quoted formulations of three documents among the best {RECALLED}: "
        f"{sum(text in parts for text in marked) / len(marked):.1%} (as a phrase of its own "
        f"{sum(text in whole for text in marked) / len(marked):.1%}) of {len(marked)}"
    )
    print(f"places found again: {sum(found_again(p, texts) for p in top)} of {len(top)}")
    print(
        f"with pinyin, mask, digit or traditional character: {sum(is_dirty(p.text) for p in top)}"
    )


def newspaper(corpus: Path, folder: Path, megabytes: float) -> float:
    """Files of so much newspaper text; beyond its size again, with half of the words exchanged for
    others of their length, drawn as often as the newspaper has them (seeded).
    """
    source = (corpus / "throughput").iterdir()
    texts = [
        part.strip() for file in sorted(source) for part in file.read_text("utf-8").split("\n\n")
    ]
    texts = [text for text in texts if len(text) > 200]
    written = _written(texts, folder, 0, megabytes)
    if written < megabytes:
        cut = cutter()
        words = [cut(text) for text in texts]
        for round_ in itertools.count(1):
            part = folder / f"{round_:04}"
            part.mkdir()
            written += _written(_varied(words, round_), part, round_, megabytes - written)
            if written >= megabytes:
                break
    return written


def _written(texts: Iterable[str], folder: Path, round_: int, megabytes: float) -> float:
    """Writes texts up to a size, each a file; returns how much."""
    written = 0.0
    for number, text in enumerate(texts):
        data = text.encode()
        (folder / f"{round_:04}-{number:06}.txt").write_bytes(data)
        written += len(data) / 1e6
        if written >= megabytes:
            break
    return written


def _varied(texts: Sequence[Sequence[str]], seed: int) -> Iterator[str]:
    """Texts, given as words, with half of those that are all Chinese letters exchanged."""
    random = np.random.default_rng(seed)
    words = np.array([word for text in texts for word in text], object)
    lengths = np.array([len(word) if _IS_CHINESE(word) else 0 for word in words])
    exchanged = random.random(len(words)) < 0.5
    for length in range(1, int(lengths.max()) + 1):
        alike = np.flatnonzero(lengths == length)
        at = alike[exchanged[alike]]
        words[at] = words[random.choice(alike, len(at))] if len(at) else words[at]
    ends = np.cumsum([len(text) for text in texts])
    for part in np.split(words, ends[:-1]):
        yield "".join(part)


_IS_CHINESE = re.compile("[一-龥]+").fullmatch


def packed_sort(tapes: Sequence[Path]) -> None:
    """The bare sort of packed ranks, one a character, that counting is measured against."""
    for folder in tapes:
        with np.load(folder / "tape.npz") as saved:
            chars = saved["chars"].astype(np.uint64)
        np.sort((chars << np.uint64(32)) | np.arange(len(chars), dtype=np.uint64))


def speed(corpus: Path, sizes: Sequence[float]) -> None:
    tags()
    for size in sizes:
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "text").mkdir()
            megabytes = newspaper(corpus, folder / "text", size)
            print(f"{megabytes:.0f} MB")
            if size <= STEPS_UP_TO:
                _steps(folder, megabytes)
            with timed("everything mine does, reading included, first time", megabytes):
                own, other = _surveyed(folder)
            if size <= STEPS_UP_TO:
                with timed("the same again, nothing new", megabytes):
                    _surveyed(folder)
            print(f"  peak memory: the driver {own:.0f} MB, the largest worker {other:.0f} MB")
            shutil.rmtree(folder / "index")


def _surveyed(folder: Path) -> tuple[float, float]:
    """Everything mined in a fresh process; the peak memory in MB of it and of its largest worker."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_survey, folder).result()


def _survey(folder: Path) -> tuple[float, float]:
    begin = time.perf_counter()
    said = [""]

    def tell(done: int, total: int, text: str) -> None:
        if text != said[0]:
            print(f"    {time.perf_counter() - begin:8.1f} s {_peak():6.0f} MB  {text}", flush=True)
            said[0] = text

    survey([folder / "text"], Options(), load_bank(), tell, Means(folder / "index"))
    return _peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3


def _peak() -> float:
    """MB; not ``ru_maxrss``, in which a process has that of the one that started it."""
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1e3 if found else 0.0


def _steps(folder: Path, megabytes: float) -> None:
    documents = sorted(read_folder(folder / "text").documents, key=lambda d: d.name)
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    parts: list[list[Document]] = [[]]
    for document in documents:
        if sum(len(d.text) for d in parts[-1]) * 3 > CHUNK:
            parts.append([])
        parts[-1].append(document)
    work = folder / "work"
    work.mkdir()
    with timed("cut into words, one core", size):
        tapes = [tape_chunk(part, folder / "tapes" / f"{n:04}") for n, part in enumerate(parts)]
    begin = time.process_time()
    packed_sort(tapes)
    bare = time.process_time() - begin
    refs = plan(tapes, work)
    begin = time.process_time()
    count_sequences(refs, 3, alone)
    counting = time.process_time() - begin
    print(
        f"  counting, by work: {size / counting:.1f} MB/s, {counting / bare:.1f} × the bare packed sort "
        f"({size / bare:.1f} MB/s)"
    )
    with timed("set phrases without cutting, two cores", size), together(2) as run:
        phrases_of(refs, run)
    shutil.rmtree(folder / "tapes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--speed", action="store_true", help="time against size")
    parser.add_argument("--sizes", type=float, nargs="*", default=SIZES, help="in MB")
    arguments = parser.parse_args()
    if arguments.speed:
        speed(arguments.corpus, arguments.sizes)
    else:
        quality(arguments.corpus)


if __name__ == "__main__":
    main()
