"""Mining a folder of speeches into a layer of proposals for the phrase bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.bank.bank import Bank
from generator.corpus.store import corpus_files, read_documents
from generator.document import Document
from generator.errors import DataError, Problem
from generator.mining.harvest import Harvest, harvest
from generator.mining.layer import write_layer
from generator.mining.options import FEWEST, Options

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and in Chinese what is done now."""

STEPS = 5
"""Steps of mining behind those of reading."""

SHOWN = 10


def mine(
    sources: Sequence[Path],
    out: Path,
    options: Options,
    bank: Bank | None = None,
    progress: Progress | None = None,
) -> Iterator[str]:
    """Mine files and folders, write the layer, and report in lines what was found.

    ``bank``: its subtopics are proposed; None: those of the corpus's own headings.
    Raises DataError when nothing can be read or a reviewed file stands in the way.
    """
    tell = progress or (lambda done, total, text: None)
    files = [file for source in sources for file in _files(source)]
    total = len(files) + STEPS
    documents: list[Document] = []
    problems: list[Problem] = []
    for done, file in enumerate(files):
        tell(done, total, file.name)
        try:
            documents += read_documents(file)
        except DataError as error:
            problems += error.problems
    if problems and not documents:
        raise DataError(problems)
    steps = iter(range(len(files), total))
    found = harvest(documents, options, bank, lambda text: tell(next(steps, total), total, text))
    paths = write_layer(found, out)
    tell(total, total, "完成")
    return _report(found, options, paths, problems)


def _files(source: Path) -> list[Path]:
    return corpus_files(source) if source.is_dir() else [source]


def _report(
    found: Harvest, options: Options, paths: Sequence[Path], problems: Sequence[Problem]
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
    yield (
        f"套语 {len(found.set_phrases)} 条，概念 {concepts} 个（{len(found.concepts)} 个子题），"
        f"框架 {len(found.frames)} 个，标题组 {len(found.heading_sets)} 组。"
    )
    for subject, entries in found.concepts.items():
        yield f"  {subject.topic}/{subject.subtopic}：{len(entries)} 个概念"
    dropped = sorted(found.dropped.items(), key=lambda item: (-item[1], item[0]))
    yield "没有收的分句：" + "、".join(f"{reason} {count}" for reason, count in dropped[:SHOWN])
    for problem in problems:
        yield f"没有读：{problem}"
    yield "全部是候选，起草以前请逐条审阅：jianggao phrases check 检查写法，jianggao corpus kwic 看上下文。"
