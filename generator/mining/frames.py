"""Frames: clauses with a gap between fixed words (以{…}为重点), and pairs of such clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from generator.bank.model import Frame
from generator.mining.chunk import Chunk, Ref, load
from generator.mining.kept import keep, keys_of
from generator.mining.lexicon import cue, senses, words
from generator.mining.local import is_local
from generator.mining.neighbours import Floats
from generator.mining.runner import Runner
from generator.mining.shape import is_balanced
from generator.mining.spans import Clauses, Gapped, clauses_of, gapped, paired
from generator.mining.sums import add_up, at_least, joined, put
from generator.mining.tables import Table, grouped, merged, rows_of, table_of
from generator.mining.tape import Flags, Ints, Keys
from generator.mining.witnesses import Witnesses, together_by_row, witnesses_at

FILLERS = 5
"""A gap with fewer different fillers is none."""

EXAMPLES = 3
LONGEST_EXAMPLE = 10
LOOKED_AT = 40
"""Fillers of a frame that are looked at for examples."""

COVERED = 0.6
MOST_FRAMES = 300
CANDIDATES = 1500
"""Frames that are looked at in full, the best by their scores."""

AT_ONCE = 350
"""So many of them in one pass; mostly the first pass has all that are wanted."""

FINE = 1 << 20
SLOTS = ("内容", "内容二")

COUNT, DOCUMENTS, BEFORE, BEHIND = range(4)

Fixed = tuple[tuple[str, str], ...]
"""For each clause the fixed words before and behind the gap."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A frame with its counts."""

    fixed: Fixed
    key: int
    count: int
    documents: int
    score: float

    @property
    def text(self) -> str:
        """With named gaps."""
        return "，".join(
            f"{before}{{{slot}}}{behind}"
            for slot, (before, behind) in zip(SLOTS, self.fixed, strict=False)
        )


def frames(refs: Sequence[Ref], least: int, run: Runner) -> list[Frame]:
    """Frames with at least five fillers in so many documents, best first, then by their text."""
    rows = sum(run(count_ends, refs))
    ends = joined(add_up(refs, ("ends",), rows, run, partial(at_least, column=0, least=least)))
    kept = keep(ends.keys, refs[0].work, "ends")
    rows = sum(run(partial(count_gapped, ends=kept), refs))
    enough = partial(at_least, column=DOCUMENTS, least=least)
    table = joined(add_up(refs, ("gapped",), rows, run, enough))
    if not len(table):
        return []
    wanted = keep(table.keys, refs[0].work, "frames")
    rows = sum(run(partial(count_fillers, wanted=wanted, ends=kept), refs))
    told = add_up(refs, ("fillers",), rows, run, partial(fillers_of, frames=len(table)))
    number, entropy = _variety(table, told)
    table, entropy = table.kept(number >= FILLERS), entropy[number >= FILLERS]
    fixed = _fixed(refs, table, run)
    scored = [
        _Found(
            fixed[row], key, sums[COUNT], sums[DOCUMENTS], _score(fixed[row], sums[DOCUMENTS], much)
        )
        for row, (key, sums, much) in enumerate(
            zip(table.keys.tolist(), table.sums.tolist(), entropy.tolist(), strict=True)
        )
        if _is_usable(fixed[row])
    ]
    best = sorted(_maximal(scored), key=lambda found: (-found.score, found.text))[:CANDIDATES]
    parts = (best[n : n + AT_ONCE] for n in range(0, len(best), AT_ONCE))
    made = (frame for part in parts for frame in _made(part, kept, refs, run))
    return list(islice(made, MOST_FRAMES))


def count_ends(ref: Ref) -> int:
    """Task: put aside the first and last word of every clause, with their documents."""
    chunk = load(ref)
    clauses = clauses_of(chunk)
    (found,) = gapped(chunk, clauses, np.ones(len(clauses.starts), np.bool_), 1)
    groups = grouped(found.keys)
    documents = groups.distinct(chunk.documents_at(found.starts))
    places = chunk.places(found.starts[groups.firsts])
    return put(table_of(groups.keys, (documents,), places), ref, "ends")


def count_gapped(ref: Ref, ends: Path) -> int:
    """Task: put aside what is fixed around gaps, in clauses whose outermost words are frequent, and
    in pairs.
    """
    chunk = load(ref)
    return put(merged(_table(chunk, found) for found in _all(chunk, keys_of(ends))), ref, "gapped")


def _all(chunk: Chunk, ends: Keys) -> Iterator[Gapped]:
    clauses = clauses_of(chunk)
    yield from gapped(chunk, clauses, _with_frequent_ends(chunk, clauses, ends))
    yield from paired(chunk, clauses)


def _with_frequent_ends(chunk: Chunk, clauses: Clauses, ends: Keys) -> Flags:
    everything = np.ones(len(clauses.starts), np.bool_)
    (outer,) = gapped(chunk, clauses, everything, 1)
    frequent = rows_of(ends, outer.keys)[1]
    kept = np.zeros(len(clauses.starts), np.bool_)
    kept[np.searchsorted(clauses.starts, outer.starts[frequent])] = True
    return kept


def _table(chunk: Chunk, found: Gapped) -> Table:
    groups = grouped(found.keys)
    columns = (
        groups.counts, groups.distinct(chunk.documents_at(found.starts)),
        groups.total(found.before), groups.total(found.behind),
    )  # fmt: skip
    return table_of(groups.keys, columns, chunk.places(found.starts[groups.firsts]))


def count_fillers(ref: Ref, wanted: Path, ends: Path) -> int:
    """Task: put aside for every wanted frame and filler how often. The first column, divided by the second
    (the count), is the row of the frame among the wanted ones.
    """
    chunk, keys = load(ref), keys_of(wanted)
    tables = []
    for found in _all(chunk, keys_of(ends)):
        rows, known = rows_of(keys, found.keys)
        pairs = found.keys[known] ^ (found.fillers[known] * np.uint64(0x9E3779B97F4A7C15))
        groups = grouped(pairs)
        columns = groups.total(rows[known]), groups.counts
        places = chunk.places(found.starts[known][groups.firsts])
        tables.append(table_of(groups.keys, columns, places))
    return put(merged(table for table in tables if len(table)), ref, "fillers")


def fillers_of(table: Table, frames: int) -> tuple[Ints, Ints]:
    """For ``add_up``: of each frame how many fillers, and the sum of count × log(count) in whole
    parts of ``FINE``, which come out the same in whatever order they are added.
    """
    counts = table.sums[:, 1]
    owners = table.sums[:, 0] // counts
    weighed = np.rint(counts * np.log(counts) * FINE)
    number: Ints = np.bincount(owners, minlength=frames).astype(np.int64)
    return number, np.bincount(owners, weighed, frames).astype(np.int64)


def _variety(table: Table, told: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Floats]:
    """How many different fillers each frame has, and their entropy in nats."""
    number: Ints = np.sum([one for one, _ in told], axis=0)
    weighed = np.sum([one for _, one in told], axis=0)
    counts = table.sums[:, COUNT]
    entropy: Floats = np.log(counts) - weighed / FINE / counts
    return number, entropy


def _fixed(refs: Sequence[Ref], table: Table, run: Runner) -> list[Fixed]:
    """The fixed words of every frame, read at its first place."""
    sizes = table.sums[:, [BEFORE, BEHIND]] // table.sums[:, [COUNT]]
    found: list[Fixed] = [()] * len(table)
    for part in run(partial(read_fixed, places=table.firsts, sizes=sizes), refs):
        for row, fixed in part:
            found[row] = fixed
    return found


def read_fixed(ref: Ref, places: Ints, sizes: Ints) -> list[tuple[int, Fixed]]:
    """Task: the fixed words at those places that are in this chunk, by their row."""
    chunk = load(ref)
    mine = np.flatnonzero(chunk.holds(places))
    clauses = clauses_of(chunk)
    rows = np.searchsorted(clauses.starts, chunk.at(places[mine]))
    result = []
    for number, row in zip(mine.tolist(), rows.tolist(), strict=True):
        before, behind = sizes[number].tolist()
        parts = divmod(before, 100), divmod(behind, 100)
        lengths = list(zip(*parts, strict=True)) if before >= 100 else [(before, behind)]
        fixed = []
        for n, (head, tail) in enumerate(lengths):
            text = chunk.tape.text(clauses.starts[row + n], clauses.ends[row + n])
            fixed.append((text[:head], text[len(text) - tail :]))
        result.append((number, tuple(fixed)))
    return result


def _is_usable(fixed: Fixed) -> bool:
    """No local matter in the fixed words, and nothing that hangs loose."""
    return all(_is_usable_clause(before, behind, len(fixed)) for before, behind in fixed)


def _is_usable_clause(before: str, behind: str, clauses: int) -> bool:
    text = before + behind
    if not is_balanced(text) or is_local(text, (before, behind)):
        return False
    if any(char in words("指代") for char in text) or cue("引述").search(before):
        return False
    if behind and (cue("计量").search(behind) or behind[0] in "的了、和与"):
        return False
    return before[-1] not in "、和与" and text.isalpha() and (bool(behind) or clauses > 1)


def _score(fixed: Fixed, documents: int, entropy: float) -> float:
    """log(documents) × filler entropy × log(fixed characters)."""
    head = fixed[0][0]
    weight = 1.0 if head in senses() or head[0] in "以在把将从让使为对用既不" else 0.6
    size = len("".join(map("".join, fixed)))
    return float(weight * np.log(documents + 1) * entropy * np.log(max(2, size)))


def _maximal(found: Sequence[_Found]) -> Iterator[_Found]:
    """Frames that are not mostly the same clauses as a longer frame."""
    counts = {one.fixed: one.count for one in found}
    longer: dict[Fixed, int] = defaultdict(int)
    for one in found:
        for shorter in _shorter(one.fixed):
            if shorter in counts:
                longer[shorter] = max(longer[shorter], one.count)
    return (one for one in found if longer[one.fixed] < COVERED * one.count)


def _shorter(fixed: Fixed) -> Iterator[Fixed]:
    """Frames with fewer fixed characters in which the same clauses fit."""
    if len(fixed) == 1:
        ((before, behind),) = fixed
        for n in range(1, len(before) + 1):
            for m in range(len(behind)):
                if (n, m) != (len(before), 0):
                    yield ((before[:n], behind[m:]),)
        return
    (one, one_tail), (two, two_tail) = fixed
    for n in range(min(len(one_tail), len(two_tail)) + 1):
        if n:
            yield ((one, one_tail[n:]), (two, two_tail[n:]))
    for n in range(1, min(len(one), len(two))):
        yield ((one[:-n], one_tail), (two[:-n], two_tail))


def _made(best: Sequence[_Found], ends: Path, refs: Sequence[Ref], run: Runner) -> Iterator[Frame]:
    """The best frames with examples and evidence; those without a fit example are left out."""
    ordered = sorted(best, key=lambda found: found.key)
    keys = np.array([found.key for found in ordered], np.uint64)
    parts = list(run(partial(find_fillers, wanted=keys, ends=ends), refs))
    witnesses = together_by_row(part for part, _ in parts)
    counts: dict[int, dict[tuple[str, ...], int]] = defaultdict(lambda: defaultdict(int))
    for _, told in parts:
        for row, fillers in told.items():
            for filler, count in fillers:
                counts[row][filler] += count
    rows = {found.key: row for row, found in enumerate(ordered)}
    for one in best:
        row = rows[one.key]
        examples = _examples(counts[row])
        if examples:
            evidence = witnesses[row].evidence(one.count, one.documents)
            yield Frame(one.text, one.text, examples, "候选", evidence)


def find_fillers(
    ref: Ref, wanted: Keys, ends: Path
) -> tuple[dict[int, Witnesses], dict[int, list[tuple[tuple[str, ...], int]]]]:
    """Task: witnesses and the commonest fillers of wanted frames in one chunk, by their row."""
    chunk = load(ref)
    witnesses: dict[int, Witnesses] = {}
    fillers: dict[int, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    clauses = clauses_of(chunk)
    for found in _all(chunk, keys_of(ends)):
        rows, known = rows_of(wanted, found.keys)
        at = np.flatnonzero(known)
        groups = grouped(found.keys[at])
        for first, count in zip(groups.starts.tolist(), groups.counts.tolist(), strict=True):
            places = at[groups.order[first : first + count]]
            row = int(rows[places[0]])
            clause = np.searchsorted(clauses.starts, found.starts[places])
            seen = witnesses_at(chunk, found.starts[places], clauses.ends[clause])
            if row in witnesses:
                witnesses[row].add(seen)
            else:
                witnesses[row] = seen
            fillers[row] += _filled(chunk, clauses, found, places)
    return witnesses, dict(fillers)


def _filled(
    chunk: Chunk, clauses: Clauses, found: Gapped, places: Ints
) -> list[tuple[tuple[str, ...], int]]:
    """The commonest fillers at places, with their counts."""
    groups = grouped(found.fillers[places])
    ranked = np.lexsort((groups.order[groups.starts], -groups.counts))[:LOOKED_AT]
    result = []
    for group in ranked.tolist():
        place = places[groups.order[groups.starts[group]]]
        result.append((_filler(chunk, clauses, found, int(place)), int(groups.counts[group])))
    return result


def _filler(chunk: Chunk, clauses: Clauses, found: Gapped, place: int) -> tuple[str, ...]:
    row = int(np.searchsorted(clauses.starts, found.starts[place]))
    before, behind = int(found.before[place]), int(found.behind[place])
    heads, tails = divmod(before, 100), divmod(behind, 100)
    lengths = list(zip(heads, tails, strict=True)) if before >= 100 else [(before, behind)]
    return tuple(
        chunk.tape.text(clauses.starts[row + n] + head, clauses.ends[row + n] - tail)
        for n, (head, tail) in enumerate(lengths)
    )


def _examples(counts: dict[tuple[str, ...], int]) -> dict[str, str]:
    """For every gap its type and three fillers: common, short, without local matter."""
    plain = [filler for filler in counts if all(map(_is_example, filler))]
    ranked = sorted(plain, key=lambda filler: (-counts[filler], sum(map(len, filler)), filler))
    if not ranked:
        return {}
    return {
        slot: f"{slot_type(each)}，如" + "、".join(f"“{text}”" for text in list(each)[:EXAMPLES])
        for slot, each in zip(SLOTS, map(dict.fromkeys, zip(*ranked, strict=True)), strict=False)
    }


def _is_example(text: str) -> bool:
    return len(text) <= LONGEST_EXAMPLE and text[0] not in "了着过" and not is_local(text, [text])


def slot_type(fillers: Iterable[str]) -> str:
    """What kind of words fill a gap: a clause that acts, a chain, or a noun phrase.

    >>> slot_type(["压实责任", "加强教育"]), slot_type(["数字政府", "法治政府"])
    ('动宾短语', '名词短语')
    """
    found = list(fillers)[:LOOKED_AT]
    acting = sum(any(text[:n] in senses() for n in (2, 3, 4)) for text in found)
    chained = sum("、" in text for text in found)
    if acting * 2 > len(found):
        return "动宾短语"
    return "并列短语" if chained * 2 > len(found) else "名词短语"
