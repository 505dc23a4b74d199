"""Everything mined from a corpus: set phrases, concepts, frames and heading sets, as proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.bank.bank import Bank
from generator.bank.model import Concept, Frame, HeadingSet, SetPhrase
from generator.document import Document
from generator.errors import bad_data
from generator.mining.concepts import concepts
from generator.mining.findings import Finding, Findings, find
from generator.mining.frames import frames
from generator.mining.headings import heading_sets
from generator.mining.options import FEWEST, Options
from generator.mining.proposals import proposed_phrases
from generator.mining.segment import Cutter, cutter, remembering
from generator.mining.stream import read_stream
from generator.mining.topics import Subject, Subjects, subjects_of_bank, subjects_of_headings
from generator.mining.uses import uses

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
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Clauses left out, by reason."""


def harvest(
    documents: Iterable[Document],
    options: Options | None = None,
    bank: Bank | None = None,
    progress: Progress | None = None,
) -> Harvest:
    """Mine documents; their order does not matter.

    ``bank``: its subtopics are proposed for the concepts; None: those of the corpus's headings.
    Raises DataError when there is no document.
    """
    options = options or Options()
    tell = progress or (lambda text: None)
    ordered = sorted(documents, key=lambda document: (document.name, document.text))
    if not ordered:
        raise bad_data("没有可以挖掘的文稿。", "请给出放着 .docx、.txt 或 .md 文稿的文件夹。")
    least = min(max(options.min_documents, FEWEST), len(ordered))
    cut = remembering(cutter())
    tell("找套语")
    phrases = proposed_phrases(read_stream(ordered, cut), ordered, least, options)
    tell("拆分句子")
    found = list(uses(ordered))
    findings = find(found, cut)
    tell("归入子题")
    placed, subjects = _placed(findings, options, bank, least, cut)
    tell("归并概念")
    made = concepts(placed, ordered)
    tell("找句式和标题")
    return Harvest(
        len(ordered),
        least,
        tuple(phrases),
        tuple(frames(found, ordered, min(FRAME_DOCUMENTS, len(ordered)), cut)),
        tuple(_headings(ordered, subjects, cut)),
        made,
        dict(sorted(findings.dropped.items())),
    )


def _placed(
    findings: Findings, options: Options, bank: Bank | None, least: int, cut: Cutter
) -> tuple[dict[Subject, list[Finding]], Sequence[Subjects]]:
    """Findings by subtopic: first those of the bank, then those of the corpus's own headings."""
    known = bank is not None and (not options.topic or options.topic in bank.topics)
    sources = [subjects_of_bank(bank, options.topic, cut)] if bank is not None and known else []
    rest = findings.kept
    placed: dict[Subject, list[Finding]] = defaultdict(list)
    if sources:
        rest = _place(rest, sources[0], placed)
    topic = options.topic or OWN_TOPIC
    if not (known and options.topic):
        own = subjects_of_headings(rest, topic, least, cut)
        sources.append(own)
        rest = _place(rest, own, placed)
    findings.dropped["归不到子题"] += len(rest)
    return placed, sources


def _place(
    findings: Sequence[Finding], subjects: Subjects, placed: dict[Subject, list[Finding]]
) -> list[Finding]:
    """What belongs to a subtopic is placed; the rest is returned."""
    rest = []
    for finding in findings:
        subject = subjects.of(finding)
        if subject is None:
            rest.append(finding)
        else:
            placed[subject].append(finding)
    return rest


def _headings(
    documents: Sequence[Document], sources: Sequence[Subjects], cut: Cutter
) -> list[tuple[str, HeadingSet]]:
    """Heading sets with the topic that most of their subtopics belong to."""
    topics: dict[str, str] = {}

    def subtopic_of(heading: str) -> str | None:
        for source in sources:
            subject = source.of_text(heading)
            if subject is not None:
                topics[subject.subtopic] = subject.topic
                return subject.subtopic
        return None

    return [
        (Counter(topics[subtopic] for subtopic in sorted(s.headings)).most_common(1)[0][0], s)
        for s in heading_sets(documents, subtopic_of, cut)
    ]
