"""Figures of the drafts themselves: python benchmarks/drafting.py [SEEDS] (default 20).

For every shipped outline and its sample facts, over many seeds: length met within 3 % overall and
15 % a section, clauses of the bank said twice, sentence patterns repeated next door, repeated pairs
of characters, distinct clauses between two seeds, share of characters from facts, runs with an origin, how uneven the points are in length.
Where real texts lie beside the project (../shared/corpus), also how uneven the points of reports are,
and the cross-entropy of the drafts under a model of character 5-grams trained on most reports, against
that of reports held back. Real texts of other genres also cost more than reports: where one of an
outline's genre is there, the draft is compared with that one too.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import log2
from pathlib import Path
from statistics import mean, median, pstdev

from generator.api.drafts import Request, engine, sample_facts
from generator.api.workspace import Workspace
from generator.document import Document
from generator.draft import Draft
from generator.resources import data_folder

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
REPORTS = CORPUS / "reports"
SAME_GENRE = {
    "party-annual": "000",
    "theory-article": "001",
    "campaign": "002",
    "mobilisation": "002",
    "research": "003",
    "experience": "004",
    "exchange": "004",
}
"""How the name of the real text of an outline's genre begins, in ``seeds/``."""

HELD_BACK = 12
"""Every so manieth report is not trained on."""


def main() -> None:
    """Print one line an outline, then the cross-entropies."""
    seeds = range(1, int(sys.argv[1]) + 1 if len(sys.argv) > 1 else 21)
    if len(seeds) < 2:
        sys.exit("至少要两个种子，才能比较两稿：python benchmarks/drafting.py 2")
    every: dict[str, list[str]] = {}
    print(
        "提纲              篇幅±3%  各章±15%  重复分句  邻句同式  重复字对  两稿不同  要素占比  有出处  长短不一"
    )
    for path in sorted(data_folder("outlines").glob("*.yaml")):
        made, sections = drafts(path.stem, seeds)
        every[path.stem] = list(map(prose, made))
        row = (twice, same_pattern, repeated_pairs, variety, from_facts, with_origin, uneven)
        first = f"{path.stem:16}{met(made):9.3f}{mean(sections):9.3f}"
        print(first + "".join(f"{figure(made):9.3f}" for figure in row))
    if REPORTS.is_dir():
        reports = real_reports()
        print(f"各点长短不一（变异系数的中位数）：真实报告 {median(real_unevenness(reports)):.3f}")
        entropies(every, reports)


def drafts(outline: str, seeds: Iterable[int]) -> tuple[list[Draft], list[bool]]:
    """Drafts of an outline with its sample facts, and for every section whether it met its plan."""
    workspace = Workspace(Path("no-workspace"))
    facts = sample_facts(outline)
    made, sections = [], []
    for seed in seeds:
        ready = engine(Request(outline, facts, seed), workspace)
        made.append(ready.draft())
        for planned, section in zip(ready.plan().sections, made[-1].sections, strict=False):
            length = sum(len(paragraph.text) for paragraph in section.paragraphs)
            sections.append(abs(length - planned.budget) <= 0.15 * planned.budget)
    return made, sections


def prose(draft: Draft) -> str:
    """The body of a draft."""
    return "\n".join(p.text for p in draft.paragraphs if p.style == "body")


def met(made: Sequence[Draft]) -> float:
    """Share of drafts within 3 % of their length."""
    return mean(abs(d.length - d.target) <= 0.03 * d.target for d in made)


def twice(made: Sequence[Draft]) -> float:
    """Clauses of the bank said twice in a draft, per draft."""
    return mean(sum(n - 1 for n in Counter(clauses(d)).values() if n > 1) for d in made)


def clauses(draft: Draft) -> list[str]:
    """Clauses that come from concepts, lines and passages."""
    return [
        clause
        for p in draft.paragraphs
        for run in p.runs
        if run.origin.kind in ("concept", "line", "passage")
        for clause in re.split("[，。；：！？]", run.text)
        if len(clause) > 5
    ]


def same_pattern(made: Sequence[Draft]) -> float:
    """Share of neighbouring sentences that begin with the same word and have as many clauses."""
    found = [
        pattern(one) == pattern(other)
        for d in made
        for p in d.paragraphs
        if p.style == "body"
        for one, other in pairwise(s for s in re.split("[。！？]", p.text) if s)
    ]
    return mean(found)


def pattern(sentence: str) -> tuple[str, int]:
    """First two characters and the number of clauses."""
    return sentence[:2], len(re.split("[，；：]", sentence))


def repeated_pairs(made: Sequence[Draft]) -> float:
    """Repetitions of pairs of characters within a paragraph, per character (real prose .088)."""
    rates = []
    for d in made:
        for p in d.paragraphs:
            text = re.sub(r"[^\u4e00-\u9fff]", "", p.text)
            if p.style == "body" and len(text) > 100:
                counts = Counter(map("".join, pairwise(text)))
                rates.append(sum(n - 1 for n in counts.values()) / len(text))
    return mean(rates)


def variety(made: Sequence[Draft]) -> float:
    """Share of clauses of one draft that another seed does not have, on average."""
    sets = [set(clauses(d)) for d in made[:6]]
    return mean(len(one - other) / len(one) for one, other in combinations(sets, 2))


def from_facts(made: Sequence[Draft]) -> float:
    """Share of characters that come from facts."""
    runs = [run for d in made for p in d.paragraphs for run in p.runs]
    facts = sum(len(run.text) for run in runs if run.origin.kind == "fact")
    return facts / sum(len(run.text) for run in runs)


def with_origin(made: Sequence[Draft]) -> float:
    """Share of runs that know where they come from."""
    return mean(bool(run.origin.ref) for d in made for p in d.paragraphs for run in p.runs)


def uneven(made: Sequence[Draft]) -> float:
    """Median coefficient of variation of the lengths of points that stand side by side."""
    found = []
    for d in made:
        lengths: dict[str, Counter[str]] = {}
        for p in d.paragraphs:
            place = p.path.split(".")
            if p.style == "body" and len(place) == 4:
                lengths.setdefault(".".join(place[:2]), Counter())[place[2]] += len(p.text)
        found += [spread(list(points.values())) for points in lengths.values() if len(points) > 2]
    return median(found) if found else 0.0


def spread(lengths: Sequence[int]) -> float:
    """Coefficient of variation."""
    return pstdev(lengths) / mean(lengths)


def real_reports() -> list[list[Document]]:
    """The documents of every file of real reports."""
    from generator.corpus.store import read_documents

    return [list(read_documents(path)) for path in sorted(REPORTS.glob("*.txt"))]


def real_unevenness(reports: Sequence[Sequence[Document]]) -> list[float]:
    """The same of the sections of real reports, wherever three or more stand side by side."""
    found = []
    for documents in reports:
        for document in documents:
            for section in document.walk():
                lengths = [
                    sum(len(p.text) for part in s.walk() for p in part.paragraphs)
                    for s in section.sections
                ]
                if len(lengths) > 2 and mean(lengths) > 80:
                    found.append(spread(lengths))
    return found


def entropies(texts: Mapping[str, Sequence[str]], reports: Sequence[Sequence[Document]]) -> None:
    """Bits a character of drafts and of real reports held back, under the other reports."""
    train, held = [], []
    for n, documents in enumerate(reports):
        text = "\n".join(document.text for document in documents)
        (held if n % HELD_BACK == 0 else train).append(text)
    model = Model(train)
    real = model.bits(held)
    ours = model.bits([text for drafts in texts.values() for text in drafts])
    print(
        f"交叉熵：留出的真实报告 {real:.3f} 比特/字，初稿 {ours:.3f} 比特/字，比值 {ours / real:.3f}"
    )
    print("  提纲              初稿  同文种真实文稿  两者之比")
    genres = {name: model.bits([seed_text(name)]) / real for name in set(SAME_GENRE.values())}
    for outline, drafts in texts.items():
        ratio = model.bits(drafts) / real
        same = 1.0 if outline == "gov-report" else genres.get(SAME_GENRE.get(outline, ""))
        print(f"  {outline:16}{ratio:6.3f}" + (f"{same:12.3f}{ratio / same:12.3f}" if same else ""))


def seed_text(start: str) -> str:
    """The real text in ``seeds/`` whose name begins so, cleaned."""
    from generator.corpus.store import read_documents

    path = next((CORPUS / "seeds").glob(f"{start}_*"))
    return "\n".join(document.text for document in read_documents(path))


class Model:
    """Character 5-grams with backing off by a fixed share (Witten-Bell would need counts kept)."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: list[Counter[str]] = [Counter() for _ in range(6)]
        for text in texts:
            for size in range(1, 6):
                self.counts[size].update(text[n : n + size] for n in range(len(text) - size + 1))
        self.total = sum(self.counts[1].values())

    def bits(self, texts: Iterable[str]) -> float:
        """Mean bits a character."""
        spent, length = 0.0, 0
        for text in texts:
            for n in range(4, len(text)):
                spent -= log2(self._chance(text[n - 4 : n], text[n]))
            length += max(0, len(text) - 4)
        return spent / length

    def _chance(self, before: str, character: str) -> float:
        chance = (self.counts[1][character] + 0.5) / (self.total + 5000)
        for size in range(1, 5):
            context = before[-size:]
            seen = self.counts[size][context]
            if seen:
                chance = 0.25 * chance + 0.75 * self.counts[size + 1][context + character] / seen
        return chance


if __name__ == "__main__":
    main()
