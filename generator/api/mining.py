"""Mining a folder of speeches into a layer of proposals for the phrase bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from generator import cache
from generator.api.workspace import MANNERS
from generator.bank.bank import Bank
from generator.corpus.store import corpus_files
from generator.errors import DataError
from generator.files import write_text
from generator.mining.chunk import Ref, Source
from generator.mining.harvest import Harvest, harvest_chunks
from generator.mining.index import Index, plan, update
from generator.mining.layer import profile_path, write_layer
from generator.mining.options import FEWEST, Options
from generator.mining.overview import Overview, overview
from generator.mining.report import page
from generator.mining.runner import Runner, alone, together

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and in Chinese what is done now."""

STEPS = 5
"""Steps of mining behind those of reading."""

SHOWN = 10
PLOTTED = 20
"""Set phrases whose places are drawn in the report."""

ALONE_BELOW = 1_500_000
"""Bytes of files below which starting other processes takes longer than the work."""


@dataclass(frozen=True, slots=True)
class Means:
    """Where and with what mining works."""

    index: Path | None = None
    """The folder that keeps the index; None: one in the cache for these sources."""
    processes: int = 0
    """0: as many as there are cores, one for little work."""
    cluster: str = ""
    """Address of a Ray cluster; empty: this machine."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus that is up to date and ready to be mined."""

    index: Index
    run: Runner
    work: Path

    def plan(self, counts: Callable[[Source], bool] | None = None) -> list[Ref]:
        """Its chunks; ``counts``: which of its documents count, None: all that are there."""
        return plan(
            self.index.folders,
            Path(mkdtemp(dir=self.work)),
            lambda source: self.index.holds(source) and (counts is None or counts(source)),
        )


@contextmanager
def opened(
    sources: Sequence[Path], options: Options, progress: Progress, means: Means
) -> Iterator[Opened]:
    """Read what is new in files and folders. Raises DataError when nothing can be read."""
    files = [file for source in sources for file in _files(source)]
    folder = means.index or index_folder(sources, options)
    with _runner(files, means) as run, TemporaryDirectory(dir=_shared(folder, means)) as work:
        index = update(
            files, folder, options.dictionary, run,
            lambda done, total: progress(done, total + STEPS, "读文稿"),
        )  # fmt: skip
        if index.problems and not index.documents:
            raise DataError(index.problems)
        yield Opened(index, run, Path(work))


def mine(
    sources: Sequence[Path], out: Path, options: Options, bank: Bank | None = None,
    progress: Progress | None = None, means: Means | None = None, report: Path | None = None,
) -> Iterator[str]:  # fmt: skip
    """Mine files and folders, write the layer, and report in lines what was found.

    ``bank``: its subtopics are proposed; None: those of the corpus's own headings. ``report``: where
    a page about it goes; None: none. Raises DataError when nothing can be read or a reviewed file
    stands in the way.
    """
    tell = progress or silent
    with opened(sources, options, tell, means or Means()) as corpus:
        refs = corpus.plan()
        found = _harvest(corpus, refs, options, bank, tell)
        paths = write_layer(found, out)
        if report is not None:
            write_text(report, page(found, _figures(corpus, refs, found, bank)))
            paths.append(report)
    return _report(found, options, out, paths, corpus.index)


def survey(
    sources: Sequence[Path], options: Options, bank: Bank | None = None,
    progress: Progress | None = None, means: Means | None = None,
) -> tuple[Index, Harvest]:  # fmt: skip
    """Read what is new and mine all. Raises DataError when nothing can be read."""
    tell = progress or silent
    with opened(sources, options, tell, means or Means()) as corpus:
        return corpus.index, _harvest(corpus, corpus.plan(), options, bank, tell)


def silent(done: int, total: int, text: str) -> None:
    """Nobody is told."""


def _harvest(
    corpus: Opened, refs: Sequence[Ref], options: Options, bank: Bank | None, progress: Progress
) -> Harvest:
    steps = iter(range(1, STEPS + 1))
    found = harvest_chunks(
        refs, corpus.index.documents, options, bank, corpus.run,
        lambda text: progress(next(steps), STEPS, text),
    )  # fmt: skip
    progress(STEPS, STEPS, "完成")
    return found


def _figures(corpus: Opened, refs: Sequence[Ref], found: Harvest, bank: Bank | None) -> Overview:
    sizes = [
        source.characters if corpus.index.holds(source) else 0 for source in corpus.index.sources
    ]
    proposed = [phrase.text for phrase in found.set_phrases]
    proposed += [
        text for made in found.concepts.values() for one in made for text in one.task + one.review
    ]
    return overview(refs, sizes, _texts(bank), proposed, proposed[:PLOTTED], corpus.run)


def _texts(bank: Bank | None) -> Iterator[str]:
    """Wordings and set phrases of a bank."""
    if bank is not None:
        for entry in bank.entries.values():
            yield from (wording.text for group in entry.wordings.values() for wording in group)
        yield from (phrase.text for phrase, _ in bank.set_phrases)


def index_folder(sources: Sequence[Path], options: Options) -> Path:
    """Where the cache keeps the index of these sources."""
    told = [source.resolve().as_posix() for source in sources]
    if options.dictionary is not None:
        told.append(sha256(options.dictionary.read_bytes()).hexdigest())
    return cache.folder() / "mining" / sha256("\n".join(told).encode()).hexdigest()[:16]


def _shared(folder: Path, means: Means) -> Path | None:
    """Where the files of a run lie: on a cluster beside the index, which every machine sees."""
    if not means.cluster:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    return folder.parent


def _runner(files: Sequence[Path], means: Means) -> AbstractContextManager[Runner]:
    if means.cluster:
        from generator.mining.cluster import on_cluster

        return on_cluster(means.cluster)
    size = sum(file.stat().st_size for file in files if file.is_file())
    if means.processes == 1 or (not means.processes and size < ALONE_BELOW):
        return nullcontext(alone)
    return together(means.processes)


def _files(source: Path) -> list[Path]:
    return corpus_files(source) if source.is_dir() or not source.exists() else [source]


def _report(
    found: Harvest, options: Options, out: Path, paths: Sequence[Path], index: Index
) -> Iterator[str]:
    yield f"读了 {found.documents} 篇文稿，写成 {len(paths)} 个文件：{paths[0]} 等。"
    if found.min_documents < max(FEWEST, options.min_documents):
        yield (
            f"注意：只有 {found.documents} 篇文稿，套语只要求见于 {found.min_documents} 篇，"
            "多半是这几篇自己的话。"
        )
    elif options.min_documents < FEWEST:
        yield f"注意：套语至少要见于 {FEWEST} 篇独立的文稿，没有再放低。"
    concepts = sum(map(len, found.concepts.values()))
    variants = sum(map(len, found.facts.values()))
    yield (
        f"套语 {len(found.set_phrases)} 条，概念 {concepts} 个（{len(found.concepts)} 个子题，"
        f"带要素的说法 {variants} 条），框架 {len(found.frames)} 个，"
        f"标题组 {len(found.heading_sets)} 组，领句、过渡等语句 {len(found.lines)} 条。"
    )
    for subject, entries in found.concepts.items():
        yield f"  {subject.topic}/{subject.subtopic}：{len(entries)} 个概念"
    dropped = sorted(found.dropped.items(), key=lambda item: (-item[1], item[0]))
    yield "没有收的分句：" + "、".join(f"{reason} {count}" for reason, count in dropped[:SHOWN])
    for problem in index.problems:
        yield f"没有读：{problem}"
    yield (
        f"各语步的句长、分句、并列记在 {profile_path(out)}；复制成工作区的 {MANNERS}，起草时照顾这样的写法。"
    )
    yield "全部是候选，审过才参与起草：jianggao phrases review 逐条审阅。"
