"""How layers work on an entry: its last definition, and what this layer and later ones do to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.compiled import Layer, LayerFile, LineDefinition, Operation
from generator.bank.model import Change, Concept, Frame, HeadingSet, SetPhrase, Status

T = TypeVar("T", Concept, LineDefinition, HeadingSet, Frame, SetPhrase)


class Place(NamedTuple):
    """Where something stands."""

    height: int
    """Number of its layer, the lowest is 0."""
    layer: str
    path: str
    line: int

    @property
    def source(self) -> str:
        """``file:line``."""
        return f"{self.path}:{self.line}"


class Step(NamedTuple):
    """An operation in its place."""

    operation: Operation
    place: Place


class Standing(Struct, frozen=True):
    """What the steps on one entry come to."""

    banned: bool = False
    pinned: bool = False
    factor: float = 1.0
    status: Status | None = None
    """None: as its definition says."""
    changes: tuple[tuple[Change, Place], ...] = ()
    """In the order in which they take effect."""


class Layers:
    """The files of all layers in order of precedence, and their operations by key."""

    def __init__(self, layers: Iterable[Layer], candidates: bool) -> None:
        self.files: tuple[tuple[int, str, LayerFile], ...] = tuple(
            (height, layer.name, file)
            for height, layer in enumerate(layers)
            for file in layer.files
            if file.head.status != "禁用"
        )
        self.steps: dict[str, list[Step]] = {}
        for height, name, file in self.files:
            if file.head.operations and (candidates or file.head.status != "候选"):
                for operation in file.head.operations:
                    place = Place(height, name, file.head.path, operation.line)
                    self.steps.setdefault(operation.key, []).append(Step(operation, place))

    def since(self, key: str, height: int) -> list[Step]:
        """Steps on a key in this layer and above it: a new definition forgets those below."""
        return [step for step in self.steps.get(key, ()) if step.place.height >= height]

    def silenced(self, key: str, height: int) -> bool:
        """Whether words that this layer brought in are banned; a set phrase of these words may be
        changed without that."""
        steps = self.since(key, height) if key in self.steps else []
        return standing((s for s in steps if s.operation.verb in ("禁用", "恢复")), False).banned


def standing(steps: Iterable[Step], banned: bool) -> Standing:
    """The sum of steps, in order. ``banned``: whether the definition itself is."""
    result = Standing(banned=banned)
    for operation, place in steps:
        result = _STEPS[operation.verb](result, operation, place)
    return result


def _change(so_far: Standing, operation: Operation, place: Place) -> Standing:
    assert operation.change is not None
    status = operation.change.status
    changed = replace(so_far, changes=(*so_far.changes, (operation.change, place)))
    if status == "禁用":
        return replace(changed, banned=True)
    return replace(changed, status=status) if status else changed


def _ban(so_far: Standing, operation: Operation, place: Place) -> Standing:
    return replace(so_far, banned=True)


def _restore(so_far: Standing, operation: Operation, place: Place) -> Standing:
    return replace(so_far, banned=False)


def _weigh(so_far: Standing, operation: Operation, place: Place) -> Standing:
    return replace(so_far, factor=so_far.factor * operation.factor)


def _pin(so_far: Standing, operation: Operation, place: Place) -> Standing:
    return replace(so_far, pinned=True)


def _unpin(so_far: Standing, operation: Operation, place: Place) -> Standing:
    return replace(so_far, pinned=False)


_STEPS = {
    "修改": _change,
    "禁用": _ban,
    "恢复": _restore,
    "权重": _weigh,
    "置顶": _pin,
    "不置顶": _unpin,
}


def changed(entry: T, change: Change) -> T:
    """An entry with the fields that a change names; headings are merged key by key."""
    own = set(entry.__struct_fields__)
    values = {
        name: value
        for name in change.__struct_fields__
        if name in own and name != "status" and (value := getattr(change, name)) is not None
    }
    cleared = {_CLEARS[name]: None for name in change.cleared if _CLEARS[name] in own}
    merged = {name: _new(entry, name, value) for name, value in values.items()}
    return replace(entry, **{**cleared, **merged})


_CLEARS = {"启用": "valid_from", "停用": "valid_to"}


def _new(entry: Any, name: str, value: Any) -> Any:
    return {**getattr(entry, name), **value} if isinstance(value, Mapping) else value


def worse(own: Status, files: Status) -> Status:
    """The status of an entry in a file that has one of its own."""
    both = (own, files)
    return next((status for status in _WORST_FIRST if status in both), own)


_WORST_FIRST: tuple[Status, ...] = ("禁用", "候选", "采用")


def effective(stands: Standing, defined: Status) -> Status:
    """The status after all steps; what was defined as banned and is restored is accepted."""
    if stands.banned:
        return "禁用"
    return stands.status or ("采用" if defined == "禁用" else defined)
