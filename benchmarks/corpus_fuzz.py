"""Mutated files through ``corpus clean``: a result or one clear message, in bounded time and memory.

python benchmarks/corpus_fuzz.py ../shared/corpus 5000 [seed]

Every file of files/ and noisy/ as it is, then mutated ones (some of them for LibreOffice, which takes
seconds each), then bombs. What is slow, raised or took much memory is printed and kept.
"""

from __future__ import annotations

import io
import random
import resource
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from pathlib import Path

from generator.corpus.batch import process_all
from generator.corpus.readers import READERS

SUFFIXES = (".txt", ".md", ".docx", ".html", ".shtml", ".pdf")
"""Those read in this process."""

OFFICE = (".doc", ".odt", ".rtf", ".wps")
OFFICE_SHARE = 100
"""One mutated file in so many is one for the office program."""

LARGEST = 300_000
SLOW = 10.0
HANGS = 300
"""Seconds after which a file is given up."""

GREEDY = 600
"""Megabytes that no file may take."""

ODD_NAMES = ("稿 件", "稿'件\"", "稿\u200b件", "稿#2", "-rf", "稿%s{}", "稿" * 60, "稿😀", "稿\t件")


def truncated(data: bytes, rng: random.Random) -> bytes:
    """Cut off somewhere."""
    return data[: rng.randrange(len(data) + 1)]


def flipped(data: bytes, rng: random.Random) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 10, 200))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def joined(data: bytes, rng: random.Random) -> bytes:
    """Two halves the wrong way round, or the file twice."""
    at = rng.randrange(len(data) + 1)
    return rng.choice((data[at:] + data[:at], data + data))


def holed(data: bytes, rng: random.Random) -> bytes:
    """A piece missing, or one of noise."""
    at, size = rng.randrange(len(data) + 1), rng.choice((1, 7, 4000))
    return data[:at] + rng.choice((b"", rng.randbytes(size), b"\0" * size)) + data[at + size :]


def disguised(data: bytes, rng: random.Random) -> bytes:
    """As it is: the caller gives it another suffix."""
    return data


Case = tuple[str, bytes, str]

MUTATIONS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    truncated,
    flipped,
    joined,
    holed,
    disguised,
)


def mutants(
    files: Sequence[Path], office: Sequence[Path], number: int, rng: random.Random
) -> Iterator[Case]:
    """Kind, content and suffix of every mutated file."""
    for at in range(number):
        file = rng.choice(office if at % OFFICE_SHARE == 0 else files)
        mutate = rng.choice(MUTATIONS)
        suffix = rng.choice(SUFFIXES) if mutate is disguised else file.suffix
        yield mutate.__name__, mutate(file.read_bytes(), rng), suffix


def bombs() -> Iterator[Case]:
    """Small files that want to become large, and large ones."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE w [<!ENTITY a0 "哈哈">{entities}]><w:document xmlns:w="{word}">&a11;</w:document>'
    yield "XML bomb", zipped(laughs.encode()), ".docx"
    yield "zip bomb", zipped(b"<a>", b" " * 1_000_000, 400), ".docx"
    yield "deep XML", zipped(b"<a>" * 400_000), ".docx"
    deep = f'<w:document xmlns:w="{word}">' + "<w:sdt>" * 250 + "<w:p/>" + "</w:sdt>" * 250
    yield "nested XML", zipped((deep + "</w:document>").encode()), ".docx"
    yield "deep HTML", b"<div>" * 300_000 + "正文。".encode(), ".html"
    yield "XXE", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', ".html"
    yield "100 MB line", "学习。".encode() * 12_000_000, ".txt"
    yield "30 MB line", "学习，工作。".encode() * 1_700_000, ".txt"
    yield "question marks", ("?" * 200_000).encode(), ".txt"
    yield "broken runs", "?兑庖姟分芯蛨猿值脑瓌t".encode() * 2_000, ".txt"
    yield "brackets", ("（“《" * 100_000).encode(), ".txt"
    yield "blanks", ("学 " * 300_000).encode(), ".txt"
    yield "lines", ("一、\n" * 200_000).encode(), ".txt"
    yield "angles", ("<p " * 200_000).encode(), ".txt"
    yield "entities", ("&amp;" * 200_000 + "amp;lt;").encode(), ".txt"
    yield "spaces", (" " * 1_000_000 + "学").encode(), ".txt"
    yield "dots", ("学" + "." * 500_000).encode(), ".txt"
    yield "page marks", ("学 — 1 — " * 100_000).encode(), ".txt"
    yield "pinyin", ("學(xué)" * 200_000).encode(), ".txt"


def zipped(document: bytes, more: bytes = b"", times: int = 0) -> bytes:
    """A Word file with this main part, ``more`` behind it so many times."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.writelines([document, *repeat(more, times)])
    return buffer.getvalue()


class Hang(Exception):
    """A file took longer than anybody waits."""


def _given_up(_number: int, _frame: object) -> None:
    raise Hang


def outcome(path: Path) -> tuple[str, float]:
    """read, told or the exception's name; seconds of this process."""
    start = time.process_time()
    signal.alarm(HANGS)
    try:
        done = list(process_all([path], path.parent, processes=1))
        problems = [problem for one in done for problem in one.problems]
        result = "read" if not problems else "told" if len(problems) == 1 else "unclear"
        if problems and not (problems[0].what and problems[0].remedy):
            result = "unclear"
    except Exception as error:
        result = type(error).__name__
    signal.alarm(0)
    return result, time.process_time() - start


def run(cases: Iterator[Case], folder: Path) -> Counter[str]:
    """Outcomes counted; what is slow, raised or took much memory is printed."""
    counts: Counter[str] = Counter()
    for number, (kind, data, suffix) in enumerate(cases):
        path = folder / f"{ODD_NAMES[number % len(ODD_NAMES)]}{suffix}"
        path.write_bytes(data)
        before = peak()
        result, seconds = outcome(path)
        counts[result] += 1
        if result not in ("read", "told") or seconds > SLOW or peak() > max(before, GREEDY):
            kept = folder.parent / f"jianggao-fuzz-{number}{suffix}"
            kept.write_bytes(data[:10_000_000])
            print(f"  {kind}{suffix}: {result}, {seconds:.1f} s, peak {peak():.0f} MB → {kept}")
        path.unlink()
    return counts


def peak() -> float:
    """The most memory this process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(corpus: Path, number: int, seed: int) -> None:
    """Print what became of whole files, mutated ones and bombs, and the most memory taken."""
    signal.signal(signal.SIGALRM, _given_up)
    whole = [
        file for part in ("files", "noisy", "seeds") for file in sorted((corpus / part).rglob("*"))
        if file.suffix.lower() in READERS
    ]  # fmt: skip
    small = [file for file in whole if file.stat().st_size <= LARGEST]
    files = [file for file in small if file.suffix in SUFFIXES]
    office = [file for file in small if file.suffix in OFFICE]
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        as_is = (("whole", file.read_bytes(), file.suffix) for file in whole)
        for what, cases in (
            ("whole", as_is), ("mutated", mutants(files, office, number, rng)), ("bombs", bombs())
        ):  # fmt: skip
            start = time.perf_counter()
            counts = dict(run(cases, Path(name)))
            print(what, counts, f"{time.perf_counter() - start:.0f} s, peak {peak():.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
