"""Mining held against what people say: moves of paragraphs and stages of clauses, by hand.

    python benchmarks/mining_labels.py ../shared/corpus [--tuning]

``labels/moves.yaml`` and ``labels/stages.yaml`` name paragraphs and clauses by hash. ``--tuning``
shows what is wrong in the documents that may be looked at, and leaves the others alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import yaml

from generator.corpus.store import read_folder
from generator.document import Document, Paragraph
from generator.mining.findings import find
from generator.mining.segment import cutter, remembering
from generator.mining.succession import move_of_paragraphs
from generator.mining.uses import blocks

LABELS = Path(__file__).parent / "labels"
FOLDERS = ("seeds", "speeches", "reports")
SHARED_BY = {"对策": "任务", "结语": "号召"}
"""Moves that only the genre tells apart; the second, lenient figure takes them as one."""


def mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def moves_right(
    documents: Mapping[str, Document], part: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Paragraph, str, str, tuple[str, ...]]]:
    """Document, paragraph, expected and found move, the cues."""
    for name, groups in part.items():
        expected = {h: move for move, hashes in groups.items() for h in hashes.split()}
        for paragraph, guess in move_of_paragraphs(documents[name]):
            move = expected.get(mark(paragraph.text))
            if move:
                yield name, paragraph, move, guess.move, guess.cues


def show_moves(documents: Mapping[str, Document], tuning: bool) -> None:
    labels = yaml.load((LABELS / "moves.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for part in ("调试",) if tuning else ("调试", "待测"):
        rows = list(moves_right(documents, labels[part]))
        right = sum(row[2] == row[3] for row in rows)
        near = sum(SHARED_BY.get(row[2], row[2]) == SHARED_BY.get(row[3], row[3]) for row in rows)
        known = sum(len(h.split()) for groups in labels[part].values() for h in groups.values())
        print(f"moves, {part}: {right / len(rows):.1%} of {len(rows)} paragraphs right", end="")
        print(f" ({near / len(rows):.1%} leniently); {known - len(rows)} labels not found again")
        if tuning:
            for name, paragraph, expected, found, cues in rows:
                if expected != found:
                    print(f"  {name[:14]} {expected} ≠ {found} {cues} {paragraph.text[:40]}")


def show_stages(documents: Sequence[Document], tuning: bool) -> None:
    labels = yaml.load((LABELS / "stages.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    expected = {h: stage for stage, hashes in labels.items() for h in hashes.split()}
    found = {}
    for finding in find(blocks(documents), remembering(cutter())).kept:
        found[mark(finding.parsed.wording)] = finding
    rows = [(found[h], stage) for h, stage in expected.items() if h in found and stage != "无"]
    wrong = [(f, stage) for f, stage in rows if f.stage.stage != stage]
    print(f"stages: {1 - len(wrong) / len(rows):.1%} of {len(rows)} clauses right;", end=" ")
    print(f"{sum(h not in found for h in expected)} of {len(expected)} not proposed any more")
    print(
        "  "
        + "、".join(
            f"{a}→{b} {n}"
            for (a, b), n in Counter((stage, f.stage.stage) for f, stage in wrong).most_common(8)
        )
    )
    if tuning:
        for finding, stage in wrong:
            print(
                f"  {stage} ≠ {finding.stage.stage} {finding.stage.reason} {finding.parsed.wording}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tuning", action="store_true", help="show what is wrong, leave the rest")
    arguments = parser.parse_args()
    documents = [d for name in FOLDERS for d in read_folder(arguments.corpus / name).documents]
    show_moves({document.name: document for document in documents}, arguments.tuning)
    show_stages(documents, arguments.tuning)


if __name__ == "__main__":
    main()
