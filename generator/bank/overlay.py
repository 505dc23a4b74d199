"""What commands do to the overlay of a layer: pure functions from one overlay to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import asdict, replace

from generator.bank.model import Addition, Change, PhraseFile

V = TypeVar("V")


def add(file: PhraseFile, id: str, addition: Addition) -> PhraseFile:
    """A new entry; what the overlay did to one of that id before is forgotten."""
    clean = forget(file, id)
    return replace(clean, additions={**clean.additions, id: addition})


def edit(file: PhraseFile, id: str, change: Change) -> PhraseFile:
    """Change fields; of an entry that the overlay itself adds, in its addition."""
    said = {name: value for name, value in _said(change).items() if name != "cleared"}
    if id in file.additions:
        own = file.additions[id]
        cleared = {_FIELD[name]: None for name in change.cleared}
        headings = {**own.headings, **(change.headings or {})}
        changed = replace(own, **{**cleared, **said, "headings": headings})
        return replace(file, additions={**file.additions, id: changed})
    before = file.changes.get(id, Change())
    left = tuple(name for name in before.cleared if _FIELD[name] not in said)
    cleared_ = tuple(dict.fromkeys((*left, *change.cleared)))
    unset = {_FIELD[name]: None for name in change.cleared}
    if change.headings is not None and before.headings is not None:
        said["headings"] = {**before.headings, **change.headings}
    merged = replace(before, **{**unset, **said, "cleared": cleared_})
    return replace(file, changes={**file.changes, id: merged})


def ban(file: PhraseFile, key: str) -> PhraseFile:
    """Do not use an entry or a wording any more."""
    return replace(file, banned=_with(file.banned, key), restored=_without(file.restored, key))


def restore(file: PhraseFile, key: str, banned_elsewhere: bool) -> PhraseFile:
    """Use it again; a tombstone of another file has to be answered."""
    restored = _with(file.restored, key) if banned_elsewhere else file.restored
    return replace(file, banned=_without(file.banned, key), restored=restored)


def pin(file: PhraseFile, id: str) -> PhraseFile:
    """Prefer an entry wherever it fits."""
    return replace(file, pinned=_with(file.pinned, id), unpinned=_without(file.unpinned, id))


def unpin(file: PhraseFile, id: str, pinned_elsewhere: bool) -> PhraseFile:
    """Prefer it no more."""
    unpinned = _with(file.unpinned, id) if pinned_elsewhere else file.unpinned
    return replace(file, pinned=_without(file.pinned, id), unpinned=unpinned)


def weigh(file: PhraseFile, id: str, factor: float) -> PhraseFile:
    """Multiply the chance of an entry; 1 is as before."""
    weights = {key: value for key, value in file.weights.items() if key != id}
    return replace(file, weights=weights if factor == 1 else {**weights, id: factor})


def forget(file: PhraseFile, id: str) -> PhraseFile:
    """The overlay without anything about an entry."""
    return replace(
        file,
        additions=_less(file.additions, id),
        changes=_less(file.changes, id),
        weights=_less(file.weights, id),
        banned=_without(file.banned, id),
        restored=_without(file.restored, id),
        pinned=_without(file.pinned, id),
        unpinned=_without(file.unpinned, id),
    )


def put_back(file: PhraseFile, before: PhraseFile, id: str) -> PhraseFile:
    """The overlay with what an earlier one said about one entry; the rest stays as it is now."""
    clean = forget(file, id)
    found: dict[str, Any] = {
        name: {**getattr(clean, name), id: getattr(before, name)[id]}
        for name in ("additions", "changes", "weights")
        if id in getattr(before, name)
    }
    for name in ("banned", "restored", "pinned", "unpinned"):
        if id in getattr(before, name):
            found[name] = _with(getattr(clean, name), id)
    return replace(clean, **found)


_FIELD = {"启用": "valid_from", "停用": "valid_to"}


def _said(change: Change) -> dict[str, Any]:
    """The fields that a change names."""
    values = asdict(change)
    return {name: value for name, value in values.items() if value is not None}


def _with(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return keys if key in keys else (*keys, key)


def _without(keys: Iterable[str], key: str) -> tuple[str, ...]:
    return tuple(other for other in keys if other != key)


def _less(entries: Mapping[str, V], id: str) -> dict[str, V]:
    return {key: value for key, value in entries.items() if key != id}
