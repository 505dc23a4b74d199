"""What the built-in bank shares with real texts: python benchmarks/originality.py [FOLDER...]

Every passage, line and template of the bank, with each of its choices once, is compared with the
texts of ../shared/corpus (or of the folders given) by the rule of the checker: spans of more than 13
characters, registered formulations at their edges not counted. A span of at most 16 characters that
stands in three or more of the documents is a set phrase; every other one is printed with both places:
official formulations that are longer, and whatever was taken over without noticing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.api.workspace import Workspace
from generator.bank.choices import parts
from generator.checking.originality.compare import compare
from generator.checking.originality.grams import bare
from generator.checking.originality.index import Index, load_index

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FOLDERS = ("reports", "seeds", "speeches", "articles")
SET_PHRASE, LONGEST = 3, 16
"""In how many documents a set phrase stands, and how many characters it has at most."""


def main() -> None:
    """Print the spans and their number."""
    folders = [Path(name) for name in sys.argv[1:]] or [CORPUS / name for name in FOLDERS]
    indexes = [load_index(folder) for folder in folders if folder.is_dir()]
    if not indexes:
        print(f"没有可比的文稿：{folders[0].parent}")
        return
    texts = list(bank_texts())
    documents = [index.document(n) for index in indexes for n in range(len(index.names))]
    shared, told = 0, 0
    for id, text in texts:
        found = {span.words: span for span in spans(text, indexes)}
        shared += bool(found)
        for span in found.values():
            known = sum(bare(span.words) in document for document in documents)
            if known < SET_PHRASE or span.length > LONGEST:
                told += 1
                print(f"{id}：{span.words}（{span.length}字，{known}篇，如{span.source}）")
    print(
        f"套语库 {len(texts)} 条，与真实文稿相同 14 字以上的 {shared} 条；"
        f"其中 16 字以内、见于三篇以上的是固定说法，此外 {told} 处，列在上面"
    )


def bank_texts() -> Iterator[tuple[str, str]]:
    """Every text of the bank by id, as a run of its readings: each choice is in one of them."""
    bank = Workspace(Path("no-workspace")).bank()
    lines = dict.fromkeys(line for group in bank.lines.values() for line in group)
    for line in lines:
        yield line.id, "\n".join(readings(line.wording.text))
    for entry in bank.entries.values():
        wordings = [w.text for group in entry.wordings.values() for w in group]
        yield entry.id, "\n".join(wordings)


def readings(text: str) -> Iterator[str]:
    """The n-th reading takes the n-th option of every choice.

    >>> list(readings("要[摸底|排查]，整改。"))
    ['要摸底，整改。', '要排查，整改。']
    """
    cut = list(parts(text))
    for n in range(max(map(len, cut))):
        yield "".join(part[min(n, len(part) - 1)] for part in cut)


class Span(NamedTuple):
    """Words that a text shares with a document."""

    words: str
    length: int
    source: str


def spans(text: str, indexes: list[Index]) -> Iterator[Span]:
    """The words that a text shares, none across two readings."""
    for index in indexes:
        for copy in compare(text, index):
            words = text[copy.start : copy.end]
            if "\n" not in words:
                yield Span(words, copy.length, copy.source)


if __name__ == "__main__":
    main()
