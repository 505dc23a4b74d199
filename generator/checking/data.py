"""The word lists of the rules, read once from ``lexicon/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlio

FOLDER = Path(__file__).with_name("lexicon")


@dataclass(frozen=True, slots=True)
class Formulation:
    """A set formulation or a name with the time it is right."""

    word: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    instead: str = ""
    not_before: str = ""
    """Characters that must not follow (环保部 before 门)."""


@dataclass(frozen=True, slots=True)
class Misquote:
    """A wrong wording and the right one."""

    instead: str
    note: str = ""
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A line that is often quoted, as it stands in its source."""

    text: str
    source: str
    wrong: tuple[str, ...] = ()
    """How it is often misquoted."""
    also: tuple[str, ...] = ()
    """Wordings that other good editions have."""
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class FixedList:
    """Members that always come together and in this order."""

    name: str
    members: tuple[str, ...]
    valid_from: date
    least: int
    """How many must stand side by side before this list is meant."""
    longer: tuple[str, ...] = ()
    """What may follow the members."""
    parts: bool = False
    """Whether neighbours among them may stand alone, when the list is not called by its name."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The data of a lexicon file."""
    data: Mapping[str, Any] = yamlio.load(FOLDER / f"{name}.yaml").data
    return data


@cache
def formulations(part: str) -> Mapping[str, Formulation]:
    """Dated words of one part of the lexicon (提法 or 机构), by word."""
    return {
        row["词语"]: Formulation(
            row["词语"],
            row["出处"],
            _day(row.get("启用")),
            _day(row.get("截止")),
            row.get("改为", ""),
            row.get("不跟", ""),
        )
        for row in table("formulations")[part]
    }


@cache
def misquotes() -> Mapping[str, Misquote]:
    """Wrong wordings of set formulations."""
    return {
        row["写法"]: Misquote(row["改为"], row.get("说明", ""), _day(row.get("启用")))
        for row in table("misquotes")["错误写法"]
    }


@cache
def quotations() -> tuple[Quotation, ...]:
    """Lines that circulate in speeches, with their sources."""
    return tuple(
        Quotation(
            row["原文"],
            row["出处"],
            tuple(row.get("误作", ())),
            tuple(row.get("也作", ())),
            _day(row.get("启用")),
        )
        for row in table("quotations")["引文"]
    )


@cache
def fixed_lists() -> tuple[FixedList, ...]:
    """Lists with fixed members and order."""
    return tuple(
        FixedList(
            row["名称"],
            tuple(row["成员"]),
            date.fromisoformat(row["启用"]),
            row["起码"],
            tuple(row.get("延长", ())),
            bool(row.get("可节选")),
        )
        for row in table("lists")["固定并列"]
    )


@cache
def typos() -> Mapping[str, str]:
    """Wrong → right."""
    words: Mapping[str, str] = table("typos")["错别字"]
    return words


@cache
def collocations() -> tuple[Mapping[str, Sequence[str]], Mapping[str, str]]:
    """Verb → objects it cannot take; object → what to say."""
    data = table("collocations")
    return data["搭配不当"], data["建议"]


@cache
def predicates() -> Mapping[str, Sequence[str]]:
    """Subject → predicates it cannot take."""
    words: Mapping[str, Sequence[str]] = table("collocations")["主谓不当"]
    return words


@cache
def place_terms() -> Mapping[str, str]:
    """Brands and slogans → the division they belong to."""
    return {word: place for place, words in table("terms")["特色提法"].items() for word in words}


@cache
def phrases() -> frozenset[str]:
    """Common four-character phrases."""
    return frozenset(" ".join(_lines("phrases")).split())


@cache
def stock() -> frozenset[str]:
    """Words that fit any paragraph and name no object of work."""
    return frozenset(" ".join(_lines("stock")).split())


@cache
def slips() -> Mapping[str, str]:
    """The commonest phrases with a character lost or two changed round → the phrase."""
    words: Mapping[str, str] = table("slips")["漏字颠倒"]
    return words


@cache
def halves() -> frozenset[str]:
    """The words of two characters that the phrases are made of."""
    return frozenset(half for phrase in phrases() for half in (phrase[:2], phrase[2:]))


@cache
def alike() -> Mapping[str, str]:
    """Character → the characters that are mistyped for it, by sound or by looks."""
    found: dict[str, str] = {}
    for group in _lines("alike"):
        for char in group:
            found[char] = found.get(char, "") + group.replace(char, "")
    return found


def _lines(name: str) -> list[str]:
    """The lines of a plain list, remarks left out."""
    words = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in words.splitlines() if not line.startswith("#")]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
