"""Set phrases as the bank holds them: the written form with its quotes, move, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from generator.bank.model import SetPhrase
from generator.mining.chunk import Ref
from generator.mining.lexicon import cue, senses, words
from generator.mining.local import is_local, names_somebody
from generator.mining.phrases import MARKED, Phrase
from generator.mining.runner import Runner
from generator.mining.shape import CHAIN, is_balanced
from generator.mining.witnesses import Witnesses, find_witnesses, together_by_row
from generator.vocabulary import Move

_SHARE = 0.6
"""A phrase prefers a move that has so much of its occurrences."""

_NEAR_ALL = 1.15
"""Candidates that are looked at for every phrase that is wanted: some turn out to be local."""


EVERYBODYS = 10
"""Documents from which on a marked term is everybody's, whatever place it is called by (“枫桥经验”)."""


def proposed_phrases(
    refs: Sequence[Ref], phrases: Sequence[Phrase], most: int, run: Runner
) -> list[SetPhrase]:
    """The best set phrases that are common property."""
    fit = [phrase for phrase in phrases if not _is_unfit(phrase)][: int(most * _NEAR_ALL) + 1]
    ordered = sorted(fit, key=lambda phrase: phrase.key)
    keys = np.array([phrase.key for phrase in ordered], np.uint64)
    found = together_by_row(run(partial(find_witnesses, wanted=keys), refs))
    rows = {phrase.key: row for row, phrase in enumerate(ordered)}
    return list(_made(fit, found, rows))[:most]


def _made(
    fit: Sequence[Phrase], found: dict[int, Witnesses], rows: dict[int, int]
) -> Iterator[SetPhrase]:
    several = len(set().union(*(one.origins for one in found.values()))) > 1
    for phrase in fit:
        seen = found[rows[phrase.key]]
        if several and len(seen.origins) < 2:
            continue
        yield SetPhrase(
            written(phrase.text, seen.forms), _move(seen.moves), status="候选",
            evidence=seen.evidence(phrase.count, phrase.documents),
        )  # fmt: skip


def _is_unfit(phrase: Phrase) -> bool:
    """Local matter, a report of what somebody said, or a piece that lacks its verb."""
    text, pieces = phrase.text, phrase.words
    if phrase.quoted >= MARKED:
        return phrase.documents < EVERYBODYS and names_somebody(text, pieces)
    if is_local(text, pieces) or cue("转述").search(text):
        return True
    if (text[0] == "是" and len(text) < 8) or _is_uneven(text):
        return True
    return (
        pieces[0] in words("待续")
        and not any(piece in senses() for piece in pieces[1:])
        and (text[-1] not in "下上中时里前后")
    )


def _is_uneven(text: str) -> bool:
    """A chain that begins with a mere name and goes on with an action lacks its first verb."""
    first, _, rest = text.partition(CHAIN)
    return bool(rest) and not _acts(first) and _acts(rest.split(CHAIN)[0]) and len(first) > 2


def _acts(text: str) -> bool:
    heads = (text[:length] for length in range(2, 5))
    return any(head in senses() or head in words("副词") for head in heads)


def _move(moves: Counter[Move]) -> Move | None:
    """The move that has most of the occurrences; None when no one has."""
    if not moves:
        return None
    best = min(moves, key=lambda move: (-moves[move], move))
    return best if moves[best] >= _SHARE * sum(moves.values()) else None


def written(text: str, forms: Counter[str]) -> str:
    """The form with quotes that most places show, else the plain text.

    >>> written("落实三会一课制度", Counter({"落实“三会一课”制度": 4, "落实三会一课制度": 1}))
    '落实“三会一课”制度'
    """
    balanced = Counter[str]()
    for form, count in forms.items():
        for candidate in (form, form.removeprefix("“"), form.removesuffix("”")):
            if is_balanced(candidate):
                balanced[candidate] += count
                break
    return min(balanced, key=lambda form: (-balanced[form], form), default=text)
