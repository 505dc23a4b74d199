"""Where the words of an entry come from: its definition, or the change that worded it anew."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank.entries import Wording
from generator.bank.layering import Layers, Place
from generator.bank.model import Concept
from generator.bank.shape import SLOT
from generator.draft import Origin, OriginKind
from generator.vocabulary import Aspect


class Origins:
    """The place of every text of one entry."""

    __slots__ = ("_changed", "_first", "_id", "_kind")

    def __init__(self, kind: OriginKind, id: str, place: Place) -> None:
        self._kind = kind
        self._id = id
        self._first = place
        self._changed: dict[str, Place] = {}

    def learn(self, before: Iterable[str], after: Iterable[str], place: Place) -> None:
        """Texts that stand after a change and did not stand before are of that change."""
        known = set(before)
        self._changed.update((text, place) for text in after if text not in known)

    def by_aspect(self, concept: Concept, layers: Layers) -> dict[Aspect, tuple[Wording, ...]]:
        """The wordings of a concept, without those that some layer bans."""
        texts: tuple[tuple[Aspect, tuple[str, ...]], ...] = (
            ("任务", concept.task),
            ("回顾", concept.review),
            ("问题", concept.problem),
        )
        origin = self.of(self._first)
        if not layers.steps:
            return {a: tuple([Wording(t, slots(t), origin) for t in group]) for a, group in texts}
        return {
            aspect: tuple(
                Wording(text, slots(text), self.of(place) if self._changed else origin)
                for text in group
                if not layers.silenced(text, (place := self.place(text)).height)
            )
            for aspect, group in texts
        }

    def of(self, place: Place) -> Origin:
        """The origin of words that were brought in at a place."""
        source = f"{place.path}:{place.line}"
        return Origin(self._kind, self._id, source, place.layer)

    def place(self, text: str) -> Place:
        """Where a text was brought in."""
        return self._changed.get(text, self._first)


def slots(text: str) -> tuple[str, ...]:
    """Names of the facts that a text carries."""
    return tuple(SLOT.findall(text)) if "{" in text else ()
