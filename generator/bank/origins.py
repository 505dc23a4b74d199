"""Where the words of an entry come from: its definition, or the change that worded it anew."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank.entries import Wording
from generator.bank.layering import Layers, Place
from generator.bank.shape import SLOT
from generator.draft import Origin, OriginKind


class Origins:
    """The place of every text of one entry."""

    def __init__(self, kind: OriginKind, id: str, place: Place) -> None:
        self._kind = kind
        self._id = id
        self._first = place
        self._changed: dict[str, Place] = {}

    def learn(self, before: Iterable[str], after: Iterable[str], place: Place) -> None:
        """Texts that stand after a change and did not stand before are of that change."""
        known = set(before)
        self._changed.update((text, place) for text in after if text not in known)

    def wordings(self, texts: Iterable[str], layers: Layers) -> tuple[Wording, ...]:
        """Texts as wordings, without those that some layer bans."""
        if not layers.steps:
            origin = self.of(self._first)
            return tuple(Wording(text, slots(text), origin) for text in texts)
        placed = ((text, self._changed.get(text, self._first)) for text in texts)
        return tuple(
            Wording(text, slots(text), self.of(place))
            for text, place in placed
            if not layers.silenced(text, place.height)
        )

    def of(self, place: Place) -> Origin:
        """The origin of words that were brought in at a place."""
        return Origin(self._kind, self._id, place.source, place.layer)

    def place(self, text: str) -> Place:
        """Where a text was brought in."""
        return self._changed.get(text, self._first)


def slots(text: str) -> tuple[str, ...]:
    """Names of the facts that a text carries."""
    return tuple(SLOT.findall(text)) if "{" in text else ()
