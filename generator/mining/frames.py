"""Frames: sequences with a gap between fixed words, such as 以{…}为重点."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from generator.bank.model import Frame
from generator.document import Document
from generator.mining.evidence import Place, evidence
from generator.mining.lexicon import cue, senses, words
from generator.mining.local import is_local
from generator.mining.segment import Cutter
from generator.mining.shape import is_balanced
from generator.mining.stream import QUOTES
from generator.mining.uses import Use

SHORTEST_SLOT, LONGEST_SLOT = 2, 24
FILLERS = 5
"""A slot with fewer different fillers is no slot."""

MOST_FIRST, MOST_LAST = 3, 3
EXAMPLES = 3
LONGEST_EXAMPLE = 10
COVERED = 0.6
MOST_FRAMES = 300
SLOT = "内容"

Anchor = tuple[str, str]
"""The words before and behind the slot."""


@dataclass(slots=True)
class _Seen:
    """Fillers and places of one anchor."""

    fillers: Counter[str]
    places: list[Place]
    documents: set[int]


def frames(
    uses: Iterable[Use], documents: Sequence[Document], min_documents: int, cut: Cutter
) -> list[Frame]:
    """Frames with at least five fillers, best first; ties in the order of their text."""
    seen = _collect(uses, min_documents, cut)
    scored = {
        anchor: _score(anchor, found)
        for anchor, found in seen.items()
        if len(found.fillers) >= FILLERS
        and len(found.documents) >= min_documents
        and _is_usable(anchor)
    }
    kept = sorted(_maximal(scored, seen), key=lambda anchor: (-scored[anchor], anchor))
    examples = {anchor: _examples(seen[anchor]) for anchor in kept}
    shown = [anchor for anchor in kept if examples[anchor]][:MOST_FRAMES]
    return [_frame(anchor, seen[anchor], examples[anchor], documents) for anchor in shown]


def _collect(uses: Iterable[Use], min_documents: int, cut: Cutter) -> dict[Anchor, _Seen]:
    """Every anchor whose outermost words enough documents hold."""
    clauses = [(use, pieces) for use in uses if (pieces := _pieces(use, cut))]
    ends: dict[Anchor, set[int]] = defaultdict(set)
    for use, pieces in clauses:
        ends[pieces[0], pieces[-1]].add(use.document)
    seen: dict[Anchor, _Seen] = {}
    for use, pieces in clauses:
        if len(ends[pieces[0], pieces[-1]]) < min_documents:
            continue
        for anchor, filler in _gapped(pieces):
            found = seen.setdefault(anchor, _Seen(Counter(), [], set()))
            found.fillers[filler] += 1
            found.places.append((use.document, use.clause.start))
            found.documents.add(use.document)
    return seen


def _pieces(use: Use, cut: Cutter) -> list[str]:
    """The words of a clause, quotes left out; none when it is too short or too long."""
    text = "".join(char for char in use.clause.text if char not in QUOTES)
    return cut(text) if 6 <= len(text) <= LONGEST_SLOT + 8 else []


def _gapped(pieces: Sequence[str]) -> Iterator[tuple[Anchor, str]]:
    """The first one to three words, a slot, the last one to three words of a clause."""
    for first in range(1, MOST_FIRST + 1):
        for last in range(1, MOST_LAST + 1):
            slot = "".join(pieces[first : len(pieces) - last])
            if SHORTEST_SLOT <= len(slot) <= LONGEST_SLOT:
                yield ("".join(pieces[:first]), "".join(pieces[-last:])), slot


def _is_usable(anchor: Anchor) -> bool:
    """No local matter in the fixed words, and nothing that hangs loose."""
    before, behind = anchor
    text = before + behind
    if not is_balanced(text) or is_local(text, anchor) or any(c in words("指代") for c in text):
        return False
    if cue("计量").search(behind):
        return False
    return behind[0] not in "的了、和与" and before[-1] not in "、和与" and text.isalpha()


def _score(anchor: Anchor, found: _Seen) -> float:
    """log(documents) × filler entropy × log(anchor length)."""
    total = sum(found.fillers.values())
    entropy = -sum(n / total * log(n / total) for n in found.fillers.values())
    weight = 1.0 if anchor[0] in senses() or anchor[0][0] in "以在把将从让使为对用" else 0.6
    return weight * log(len(found.documents) + 1) * entropy * log(len("".join(anchor)))


def _maximal(scored: dict[Anchor, float], seen: dict[Anchor, _Seen]) -> Iterator[Anchor]:
    """Anchors that are not mostly the same clauses as a longer anchor."""
    longer: dict[Anchor, int] = defaultdict(int)
    for anchor in scored:
        count = len(seen[anchor].places)
        for shorter in _shorter(anchor):
            if shorter in scored:
                longer[shorter] = max(longer[shorter], count)
    for anchor in scored:
        if longer[anchor] < COVERED * len(seen[anchor].places):
            yield anchor


def _shorter(anchor: Anchor) -> Iterator[Anchor]:
    before, behind = anchor
    for n in range(1, len(before) + 1):
        for m in range(len(behind)):
            if (n, m) != (len(before), 0):
                yield before[:n], behind[m:]


def _examples(found: _Seen) -> list[str]:
    """The commonest fillers that are short and without local matter."""
    plain = [
        text
        for text in found.fillers
        if len(text) <= LONGEST_EXAMPLE and text[0] not in "了着过" and not is_local(text, [text])
    ]
    return sorted(plain, key=lambda text: (-found.fillers[text], len(text), text))[:EXAMPLES]


def _frame(
    anchor: Anchor, found: _Seen, examples: Sequence[str], documents: Sequence[Document]
) -> Frame:
    text = f"{anchor[0]}{{{SLOT}}}{anchor[1]}"
    slots = {SLOT: "短语，如" + "、".join(f"“{example}”" for example in examples)}
    return Frame(text, text, slots, "候选", evidence(found.places, documents))
