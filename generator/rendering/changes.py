"""What has changed in a paragraph, told by whose words were changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.draft import Origin, Run

ChangeKind = Literal["filled", "fact", "reworded", "added", "deleted", "edited"]
"""A gap filled, a fact with another value, a clause or line of the bank reworded, new words,
words taken out, anything else."""

_BY_ORIGIN: dict[str, ChangeKind] = {
    "gap": "filled", "fact": "fact", "concept": "reworded", "line": "reworded",
    "passage": "reworded",
}  # fmt: skip


_SENTENCE_END = "。！？"


class Change(Struct, frozen=True):
    """One thing a person changed."""

    kind: ChangeKind
    paragraph: int
    """Number of the paragraph of the draft, from 1; 0 for a new one."""
    before: str
    after: str
    origin: Origin | None = None
    """Whose words were changed; None for new words, or where several were."""
    facts: tuple[tuple[str, str], ...] = ()
    """Name and text of the facts among the words before."""


class Unit(Struct, frozen=True):
    """A stretch of a paragraph with one origin; a clause keeps its facts."""

    start: int
    end: int
    origin: Origin
    facts: tuple[tuple[str, str], ...] = ()


class _Edit(Struct, frozen=True):
    """Offsets before and after."""

    a: int
    b: int
    c: int
    d: int


def changes(runs: Sequence[Run], after: str, number: int) -> Iterator[Change]:
    """Everything that differs between a paragraph of the draft and what it has become."""
    before = "".join(run.text for run in runs)
    parts = list(units(runs))
    edits = [_settled(edit, before, after) for edit in _edits(before, after)]
    for edit in _touching(_gathered(edits, parts), after):
        touched = [u for u in parts if u.start < edit.b and edit.a < u.end]
        yield _change(edit, touched, before, after, number)


def units(runs: Sequence[Run]) -> Iterator[Unit]:
    """The runs as units; facts between two pieces of one clause belong to it."""
    at = start = 0
    while at < len(runs):
        end = _clause_end(runs, at)
        length = sum(len(run.text) for run in runs[at:end])
        facts = tuple(
            (run.origin.ref, run.text) for run in runs[at:end] if run.origin.kind == "fact"
        )
        yield Unit(start, start + length, runs[at].origin, facts)
        at, start = end, start + length


def _clause_end(runs: Sequence[Run], at: int) -> int:
    origin = runs[at].origin
    end = at + 1
    if origin.kind not in ("concept", "line", "passage"):
        return end
    for n in range(at + 1, len(runs)):
        if runs[n].origin == origin:
            end = n + 1
        elif runs[n].origin.kind != "fact":
            break
    return end


def _edits(before: str, after: str) -> Iterator[_Edit]:
    """Differences by clause first, then by character inside what differs."""
    old, new = _pieces(before), _pieces(after)
    starts = [0, *_sums(old)], [0, *_sums(new)]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _inside(
                before, after, _Edit(starts[0][a], starts[0][b], starts[1][c], starts[1][d])
            )


def _inside(before: str, after: str, whole: _Edit) -> Iterator[_Edit]:
    old, new = before[whole.a : whole.b], after[whole.c : whole.d]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Edit(whole.a + a, whole.a + b, whole.c + c, whole.c + d)


def _settled(edit: _Edit, before: str, after: str) -> _Edit:
    """Words put in or taken out, moved on to where a sentence begins if they can be.

    ``。甲。`` less ``甲。`` is the same as less ``。甲``; a person means the first.
    """
    text, start, end = (before, edit.a, edit.b) if edit.c == edit.d else (after, edit.c, edit.d)
    pure = (edit.a == edit.b) != (edit.c == edit.d)
    moved = 0
    while pure and end + moved < len(text) and text[start + moved] == text[end + moved]:
        if text[end + moved - 1] in _SENTENCE_END:
            break
        moved += 1
    if not pure or text[end + moved - 1] not in _SENTENCE_END:
        return edit
    return _Edit(*(offset + moved for offset in (edit.a, edit.b, edit.c, edit.d)))


def _touching(edits: Sequence[_Edit], after: str) -> list[_Edit]:
    """Words put in right at an edit belong to it, unless they are sentences of their own."""
    merged: list[_Edit] = []
    for edit in edits:
        last = merged[-1] if merged else None
        put_in = last and last.b == edit.a and (last.a == last.b or edit.a == edit.b)
        own = (
            put_in
            and last
            and any(
                after[e.c : e.d].endswith(tuple(_SENTENCE_END)) for e in (last, edit) if e.a == e.b
            )
        )
        if last and put_in and not own and last.d == edit.c:
            merged[-1] = _Edit(last.a, edit.b, last.c, edit.d)
        else:
            merged.append(edit)
    return merged


def _pieces(text: str) -> list[str]:
    """Clauses and the marks between them."""
    pieces, start = [], 0
    for at, sign in enumerate(text):
        if sign in "，。；：！？":
            pieces += [text[start:at], sign]
            start = at + 1
    return [piece for piece in (*pieces, text[start:]) if piece]


def _sums(pieces: Sequence[str]) -> list[int]:
    sums, total = [], 0
    for piece in pieces:
        total += len(piece)
        sums.append(total)
    return sums


def _gathered(edits: Sequence[_Edit], parts: Sequence[Unit]) -> list[_Edit]:
    """Edits of one unit as one, stretched over the whole unit; words put between two stay apart."""
    gathered: list[_Edit] = []
    for edit in (_stretched(edit, parts) for edit in edits):
        last = gathered[-1] if gathered else None
        if last and edit.a < last.b:
            end = max(last.b, edit.b)
            # The later edit knows how far the text has moved.
            gathered[-1] = _Edit(last.a, end, last.c, edit.d + (end - edit.b))
        else:
            gathered.append(edit)
    return gathered


def _stretched(edit: _Edit, parts: Sequence[Unit]) -> _Edit:
    """An edit over the whole of every unit of the bank or the facts it touches."""
    a, b = edit.a, edit.b
    for unit in parts:
        inside = unit.start < edit.b and edit.a < unit.end
        if edit.a == edit.b:
            inside = unit.start < edit.a < unit.end
        if inside and unit.origin.kind in _BY_ORIGIN:
            a, b = min(a, unit.start), max(b, unit.end)
    return _Edit(a, b, edit.c - (edit.a - a), edit.d + (b - edit.b))


def _change(edit: _Edit, touched: Sequence[Unit], before: str, after: str, number: int) -> Change:
    change = Change("edited", number, before[edit.a : edit.b], after[edit.c : edit.d])
    if not change.before:
        return replace(change, kind="added")
    if not change.after:
        return replace(change, kind="deleted")
    if len(touched) == 1:
        unit = touched[0]
        kind = _BY_ORIGIN.get(unit.origin.kind, "edited")
        return replace(change, kind=kind, origin=unit.origin, facts=unit.facts)
    return change
