"""Set phrases: formulaic sequences in several documents, whole and maximal, best first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from generator.mining.chunk import Ref
from generator.mining.cohesion import cohesion
from generator.mining.grams import AFTER, BEFORE, COUNT, DOCUMENTS, QUOTED
from generator.mining.hashing import hashes_of
from generator.mining.lexicon import one_of, senses, words
from generator.mining.neighbours import Floats, neighbours
from generator.mining.pieces import regrouped
from generator.mining.runner import Runner
from generator.mining.segment import tags
from generator.mining.sequences import Sequences, lengths_of, texts
from generator.mining.shape import CHAIN, is_whole
from generator.mining.tables import Table

SHORTEST, LONGEST = 4, 16
"""Characters of a set phrase."""

DOMINANCE = 0.8
"""A sequence goes when one neighbour has so much of its occurrences."""

COVERED = 0.5
"""Of two phrases the worse one goes when the longer holds this share of the occurrences of the other."""

LIST_OF_NAMES = 12
"""A、B is a mere list when both parts are this many times as frequent as the chain."""

SPREAD = 4.0
"""How much it counts in how many documents a phrase is."""

BARE = 0.004
"""Weight of verbs without an object."""

TERM = 0.02
"""Weight of nouns without a verb, an adverb or a function word, where they never stand alone."""

CLAUSE = 2.0
"""How fast such nouns gain weight with the share of their occurrences that stand between edges."""

SHORT = 0.4
"""Weight of four characters that are no 成语: mostly any verb with any noun (扩大就业)."""

MARKED = 0.2
"""Share of occurrences wholly in quotes that makes a term one that people mark themselves."""

IN_QUOTES = 0.7
"""What a marked term counts beside a clause that stands free."""

AT_ONCE = 500_000
"""Sequences whose words are held at one time."""

_IDIOMS = {"i": 1.0, "z": 0.5, "l": 0.1}
"""Weight of a single word by its tag in the dictionary: 成语 and other fixed words."""

_ASIDE = (
    "以来", "来说", "同时", "而言", "之一", "到底", "所述", "总之", "情况下", "基础上", "形势下", "条件下", "过程中",
    "工作中", "时期", "一年", "一年里",
)  # fmt: skip
"""Ends of words that only say when, or lead over."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One set phrase."""

    text: str
    words: tuple[str, ...]
    key: int
    score: float
    count: int
    documents: int
    quoted: float
    """Share of the occurrences that stand in quotes."""


def set_phrases(refs: Sequence[Ref], found: Sequences, run: Runner) -> list[Phrase]:
    """All set phrases, best first; ties in the order of their text."""
    table = _possible(found.table)
    entropy, dominance = neighbours(refs, table.keys, table.sums[:, COUNT], run)
    free = np.flatnonzero((dominance <= DOMINANCE) & (entropy > 0))
    candidates: dict[str, Phrase] = {}
    for first in range(0, len(free), AT_ONCE):
        rows = free[first : first + AT_ONCE]
        for phrase in _scored(refs, table.kept(rows), entropy[rows], found, run):
            candidates[phrase.text] = phrase
    for phrase in _quoted(refs, found.table, run):
        known = candidates.get(phrase.text)
        if known is None or known.score < phrase.score:
            candidates[phrase.text] = phrase
    kept = [p for p in _maximal(candidates) if not _is_list(p, found.table)]
    return list(_distinct(sorted(kept, key=lambda phrase: (-phrase.score, phrase.text))))


def _distinct(ranked: Sequence[Phrase]) -> Iterator[Phrase]:
    """Without those that say the same with other marks or an 要 in front."""
    seen: set[str] = set()
    for phrase in ranked:
        bare = phrase.text.replace(CHAIN, "")
        if bare not in seen and bare.lstrip("要") not in seen:
            seen.add(bare)
            yield phrase


def _possible(table: Table) -> Table:
    """Long and short enough, and free on either side at least once."""
    length = lengths_of(table)
    free = (table.sums[:, BEFORE] > 0) & (table.sums[:, AFTER] > 0)
    return table.kept(free & (length >= SHORTEST) & (length <= LONGEST))


def _scored(
    refs: Sequence[Ref], table: Table, entropy: Floats, found: Sequences, run: Runner
) -> Iterator[Phrase]:
    """The candidates among these rows."""
    pieces = texts(refs, table.firsts, lengths_of(table), run)
    tight = cohesion(pieces, table.sums[:, COUNT], found.table, found.characters)
    return _candidates(table, pieces, _scores(table, entropy, tight), _free(table))


def _scores(table: Table, entropy: Floats, tight: Floats) -> Floats:
    """log(documents)^SPREAD × branching entropy × free edges × cohesion^¼.

    The power decides how far a formulation must have spread: the higher, the more of the best
    1,000 are found again in unseen documents, and the fewer of them are more than mere terms.
    """
    spread = np.log(table.sums[:, DOCUMENTS]) ** SPREAD
    result: Floats = spread * entropy * _free(table) * np.maximum(tight, 0) ** 0.25
    return result


def _free(table: Table) -> Floats:
    """How much of each stands between edges: the geometric mean of both sides."""
    sums = table.sums
    result: Floats = np.sqrt(sums[:, BEFORE] * sums[:, AFTER]) / sums[:, COUNT]
    return result


def _candidates(
    table: Table, pieces: Sequence[tuple[str, ...]], scores: Floats, free: Floats
) -> Iterator[Phrase]:
    rows = zip(
        table.keys.tolist(),
        table.sums.tolist(),
        pieces,
        scores.tolist(),
        free.tolist(),
        strict=True,
    )
    for key, sums, each, plain, alone in rows:
        score = plain * weight(each, alone)
        if score > 0 and is_whole(each):
            yield Phrase(
                "".join(each), each, key, score, sums[COUNT], sums[DOCUMENTS],
                sums[QUOTED] / sums[COUNT],
            )  # fmt: skip


def _quoted(refs: Sequence[Ref], table: Table, run: Runner) -> Iterator[Phrase]:
    """What people put in quotes themselves, wherever it stands in a clause (“四下基层”)."""
    length = lengths_of(table)
    share = table.sums[:, QUOTED] / table.sums[:, COUNT]
    marked = (share >= MARKED) & (length >= SHORTEST) & (length <= LONGEST)
    table, share = table.kept(marked), share[marked]
    pieces = texts(refs, table.firsts, lengths_of(table), run)
    scores = np.log(table.sums[:, DOCUMENTS]) ** SPREAD * share * IN_QUOTES
    rows = zip(
        table.keys.tolist(), table.sums.tolist(), pieces, scores.tolist(), share, strict=True
    )
    for key, sums, each, score, part in rows:
        yield Phrase("".join(each), each, key, score, sums[COUNT], sums[DOCUMENTS], float(part))


def weight(pieces: Sequence[str], free: float = 0.0) -> float:
    """Less for an adverb and a verb without an object (扎实推进) and for mere terms (智慧城市).

    ``free``: the share that stands between edges. What mostly does is a clause, and says something
    whatever the lists know of its verb (旗帜鲜明讲政治).

    >>> weight(["坚持", "稳中求进"]), weight(["全面", "完成"]), weight(["智慧", "城市"])
    (1.0, 0.004, 0.02)
    """
    parted = regrouped(pieces)
    text = "".join(pieces)
    if text.endswith(_ASIDE) or _only_acts().fullmatch(text):
        return BARE
    term: float = TERM + (1 - TERM) * free**CLAUSE
    if len(pieces) == 1 and len(parted) == 1:
        return _IDIOMS.get(tags().get(pieces[0], "")[:1], term)
    if not _says(parted) or _is_empty(parted):
        return term
    return SHORT if sum(map(len, pieces)) == SHORTEST else 1.0


@lru_cache(maxsize=1)
def _only_acts() -> re.Pattern[str]:
    """Verbs and adverbs, and what joins two of them, whichever way they were cut into words."""
    return re.compile(f"(?:{one_of([*senses(), *words('副词'), *'和与或并'])})+")


def _is_empty(parted: Sequence[str]) -> bool:
    """A verb and nothing definite that it is done to (采取措施, 推动各项工作)."""
    return parted[0] in senses() and all(piece in words("空泛") for piece in parted[1:])


def _says(parted: Sequence[str]) -> bool:
    """Whether something is said, not only named: it begins with a verb or an adverb, is built with
    a function word, or ends on a quality (社会大局和谐稳定); 经济发展 and 机构改革 only name.
    """
    if len(parted) == 2 and (parted[0] in words("名动") or parted[0] in words("副词")):
        return parted[0] in words("副词") and parted[1] in senses()
    if parted[0] in senses() or any(piece in words("副词") for piece in parted[:-1]):
        return True
    if any(piece in words("句架") for piece in parted):
        return True
    return tags().get(parted[-1], "")[:1] == "a" or parted[-1] in words("谓语")


def _maximal(candidates: dict[str, Phrase]) -> Iterator[Phrase]:
    """Candidates without the worse of two of which one is mostly a piece of the other. What is
    itself left out leaves out nothing."""
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    for text, longer in candidates.items():
        for part in _parts(text):
            piece = candidates.get(part)
            if piece and longer.count >= COVERED * piece.count:
                rivals[text].add(part)
                rivals[part].add(text)
    kept: set[str] = set()
    for text in sorted(candidates, key=lambda text: (-candidates[text].score, len(text), text)):
        if candidates[text].quoted >= MARKED or kept.isdisjoint(rivals.get(text, ())):
            kept.add(text)
    return (candidate for text, candidate in candidates.items() if text in kept)


def _parts(text: str) -> Iterator[str]:
    """All shorter pieces that are long enough for a phrase."""
    for length in range(SHORTEST, len(text)):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _is_list(candidate: Phrase, table: Table) -> bool:
    """Whether it is two or more much more frequent things that merely stand together."""
    parts = candidate.text.split(CHAIN)
    if len(parts) < 2 or not all(parts):
        return len(parts) > 1
    rows, known = table.rows_of(hashes_of(parts))
    counts = np.where(known, table.sums[rows, COUNT], 0)
    return bool(np.all(counts >= LIST_OF_NAMES * candidate.count))
