"""The facts of one draft: single values by name, and lists of achievements, problems and tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from generator.vocabulary import Use

TABLES = (".xlsx", ".csv")
"""How the name of a fact sheet ends that is a table; any other is YAML."""


class Fact(Struct, frozen=True):
    """One value, ready to print."""

    name: str
    text: str
    """As printed, with its unit: 36个, 95.2%, 2026年2月10日."""
    value: Decimal | date | None = None
    """None for plain text."""
    source: str = ""
    """``file:line``."""


MATERIAL = "素材"
"""The list of what is told and not listed: examples and quotations, of any subtopic."""


class Item(Struct, frozen=True):
    """One entry of a list: a clause in the user's own words, with what belongs to it."""

    fact: str
    """Name of the list."""
    content: str
    subtopic: str = ""
    """Empty: found by its words."""
    owner: str = ""
    deadline: str = ""
    target: str = ""
    cause: str = ""
    instance: str = ""
    """One or more sentences that show what the content says."""
    use: Use | Literal[""] = ""
    """How it is told; empty: it is listed."""
    credit: str = ""
    """Whose words a quotation is."""
    source: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says, field by field."""
        listed = (self.content, self.owner, self.deadline, self.target, self.cause)
        return (*listed, self.instance, self.credit)

    @property
    def length(self) -> int:
        """Characters of what it says, without the words that join its fields."""
        return sum(map(len, self.texts))


ITEM_FIELDS = tuple(name for name in Item.__struct_fields__ if name not in ("fact", "source"))
"""Fields of an item that people fill in."""


class Facts(Struct, frozen=True):
    """Everything the user gave."""

    values: Mapping[str, Fact] = {}
    items: Mapping[str, tuple[Item, ...]] = {}

    @property
    def materials(self) -> list[Item]:
        """The entries of all lists that are told and not listed."""
        return [item for group in self.items.values() for item in group if item.use]

    def has(self, name: str) -> bool:
        """Whether a value or a non-empty list of this name was given."""
        return name in self.values or bool(self.items.get(name))

    @property
    def speech_date(self) -> date | None:
        """The first date among the facts: the day of the speech. None when no date was given."""
        return next((f.value for f in self.values.values() if isinstance(f.value, date)), None)
