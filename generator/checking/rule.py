"""A rule as a value: whose authority, the check, and the examples that are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from generator.checking.finding import Hit, Level
from generator.checking.layout_facts import LayoutFacts
from generator.checking.text import Text

if TYPE_CHECKING:
    from generator.checking.originality.index import Index
    from generator.facts.model import Facts

Need = Literal["facts", "home", "date", "corpus", "layout", "outline"]
"""What a rule cannot do without; home: the organisation, from --org or the facts."""

GROUPS: Mapping[str, str] = {
    "1": "缺漏",
    "2": "照抄",
    "3": "泄漏",
    "4": "事实",
    "5": "提法",
    "6": "结构",
    "7": "语言",
    "8": "标点和数字",
    "9": "版式",
}
"""First digit of a code → group."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of an office's own word list."""

    word: str
    instead: str = ""
    note: str = ""
    valid_from: date | None = None
    """The entry counts from this day on; None: always did."""
    valid_to: date | None = None
    """The entry counts up to this day; None: still does."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text."""

    as_of: date | None = None
    """Day of the speech; None when nobody said and the text does not."""
    facts: Facts | None = None
    home: tuple[str, ...] = ()
    """Names of the organisation and its place, as given with --org."""
    corpus: Index | None = None
    terms: tuple[Term, ...] = ()
    """The office's own words."""
    shares: tuple[float, ...] = ()
    """What the outline gives to every section with a heading; empty: no outline."""
    limit: int = 0
    """The threshold of the rule that is running."""


Check = Callable[[Text, Context], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text, with ⟦ ⟧ round what a rule must find, and what is known beside it."""

    text: str
    fixed: str = ""
    """The text after the safe fix; empty when the rule mends nothing here."""
    as_of: str = ""
    org: str = ""
    facts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    """Earlier speeches."""
    layout: LayoutFacts | None = None
    shares: tuple[float, ...] = ()
    """Of the outline."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that may be wrong with a speech."""

    code: str
    title: str
    authority: str
    level: Level
    why: str
    check: Check
    bad: tuple[Example, ...]
    good: tuple[Example, ...] = ()
    alike: tuple[Example, ...] = ()
    """Look-alikes: what a careless version of the rule would flag."""
    needs: tuple[Need, ...] = ()
    limit: int = 0
    """A threshold that an office may tune; 0: there is none."""

    @property
    def group(self) -> str:
        """The Chinese name of its group."""
        return GROUPS.get(self.code[2:3], "本单位")


def examples(*texts: str) -> tuple[Example, ...]:
    """Examples that are nothing but text."""
    return tuple(Example(text) for text in texts)
