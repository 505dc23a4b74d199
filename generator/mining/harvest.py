"""Everything mined from a corpus, as proposals: phrases, concepts, frames, headings, lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.bank.bank import Bank
from generator.bank.model import Concept, FactSpec, Frame, HeadingSet, LineGroup, SetPhrase
from generator.document import Document
from generator.errors import bad_data
from generator.mining.analysis import (
    CLUSTERS,
    FIRST,
    add_first,
    add_profiles,
    look_through,
    place,
)
from generator.mining.chunk import Ref
from generator.mining.clusters import Dropped
from generator.mining.concepts import concepts, ripe, ripest
from generator.mining.digest import digest
from generator.mining.frames import frames
from generator.mining.headings import Parallel, heading_sets
from generator.mining.index import plan
from generator.mining.options import FEWEST, Options
from generator.mining.phrases import set_phrases
from generator.mining.profile import summary
from generator.mining.proposals import proposed_phrases
from generator.mining.runner import Runner, alone
from generator.mining.segment import cutter
from generator.mining.sequences import count_sequences
from generator.mining.shared_lines import shared_lines
from generator.mining.shares import add_shares, number_of_shares
from generator.mining.topics import (
    Named,
    Subject,
    Subjects,
    subjects_of_bank,
    subjects_of_headings,
)

FRAME_DOCUMENTS = 4
OWN_TOPIC = "本单位语料"
"""Topic of subtopics that come from the corpus's own headings, when the user names none."""

Progress = Callable[[str], None]
"""Told in Chinese what begins now."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """Proposals, most general first, and what was left out."""

    documents: int
    min_documents: int
    set_phrases: tuple[SetPhrase, ...] = ()
    frames: tuple[Frame, ...] = ()
    heading_sets: tuple[tuple[str, HeadingSet], ...] = ()
    """Topic and set."""
    concepts: Mapping[Subject, tuple[Concept, ...]] = field(default_factory=dict)
    facts: Mapping[Subject, tuple[FactSpec, ...]] = field(default_factory=dict)
    """What wordings with a gap ask for."""
    lines: tuple[LineGroup, ...] = ()
    profile: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How each move is written, as figures."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Clauses left out, by reason."""


def harvest(
    documents: Iterable[Document],
    options: Options | None = None,
    bank: Bank | None = None,
    progress: Progress | None = None,
) -> Harvest:  # fmt: skip
    """Mine documents at hand; their order does not matter.

    ``bank``: its subtopics are proposed for the concepts; None: those of the corpus's headings.
    Raises DataError when there is no document.
    """
    ordered = sorted(documents, key=lambda document: (document.name, document.text))
    options = options or Options()
    with TemporaryDirectory() as folder:
        work = Path(folder)
        if ordered:
            paths = [(document.name, "") for document in ordered]
            digest(ordered, paths, work / "chunk", cutter(options.dictionary))
        refs = plan([work / "chunk"] if ordered else [], work)
        return harvest_chunks(refs, len(ordered), options, bank, alone, progress)


def harvest_chunks(
    refs: Sequence[Ref], total: int, options: Options, bank: Bank | None, run: Runner,
    progress: Progress | None = None,
) -> Harvest:  # fmt: skip
    """Mine planned chunks with ``total`` documents; how they are cut does not matter.

    Raises DataError when there is no document.
    """
    tell = progress or (lambda text: None)
    if not total:
        raise bad_data("没有可以挖掘的文稿。", "请给出放着 .docx、.txt 或 .md 文稿的文件夹。")
    least = min(max(options.min_documents, FEWEST), total)
    proposed = _set_phrases(refs, least, options.most_phrases, run, tell)
    tell("找句式")
    found_frames = frames(refs, min(FRAME_DOCUMENTS, total), run)
    tell("看标题和段落")
    known, shares = _subjects_of_bank(bank, options), number_of_shares(refs)
    look = partial(look_through, subjects=known, dictionary=options.dictionary, shares=shares)
    profile = add_profiles(run(look, refs))
    added = partial(add_first, least=least)
    first = added(add_shares(refs, FIRST, shares, run, added))
    sources = _sources(known, first.names, options)
    tell("归并概念")
    dropped: Dropped = Counter()
    headings: list[Parallel] = []
    put = partial(place, sources=sources, dictionary=options.dictionary, shares=shares)
    for left, found in run(put, refs):
        dropped.update(left)
        headings += found
    best = ripest(add_shares(refs, CLUSTERS, shares, run, partial(ripe, total=total)))
    dropped.update(best.dropped)
    made = concepts(best.clusters)
    return Harvest(
        total, least, tuple(proposed), tuple(found_frames), tuple(_headings(headings, sources)),
        {subject: found for subject, (found, _) in made.items()},
        {subject: facts for subject, (_, facts) in made.items()},
        tuple(shared_lines(first.lines, len(first.origins))), dict(summary(profile)),
        dict(sorted(dropped.items())),
    )  # fmt: skip


def _set_phrases(
    refs: Sequence[Ref], least: int, most: int, run: Runner, tell: Progress
) -> list[SetPhrase]:
    """The table of all sequences, the largest thing in the driver, goes when they are found."""
    tell("数词语")
    counted = count_sequences(refs, least, run)
    tell("找套语")
    return proposed_phrases(refs, set_phrases(refs, counted, run), most, run)


def _subjects_of_bank(bank: Bank | None, options: Options) -> Subjects | None:
    if bank is None or (options.topic and options.topic not in bank.topics):
        return None
    return subjects_of_bank(bank, options.topic, cutter(options.dictionary))


def _sources(
    known: Subjects | None, names: Mapping[str, Named], options: Options
) -> tuple[Subjects, ...]:
    """First the subtopics of the bank, then those of the corpus's own headings."""
    sources = [known] if known is not None else []
    if not (sources and options.topic):
        sources.append(subjects_of_headings(names, options.topic or OWN_TOPIC))
    return tuple(sources)


def _headings(
    found: Sequence[Parallel], sources: Sequence[Subjects]
) -> list[tuple[str, HeadingSet]]:
    """Heading sets with the topic that most of their subtopics belong to."""
    topics = {s.subtopic: s.topic for subjects in reversed(sources) for s in subjects.named}
    return [
        (Counter(topics[subtopic] for subtopic in sorted(s.headings)).most_common(1)[0][0], s)
        for s in heading_sets(found)
    ]
