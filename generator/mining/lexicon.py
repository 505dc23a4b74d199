"""The miner's own words: verbs by sense, word lists and patterns, read from its data files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from generator.vocabulary import ObjectType, Stage
from generator.yamlio import load

_HERE = Path(__file__).parent
LONGEST_VERB = 6


class Sense(NamedTuple):
    """Verbs that can stand for one another."""

    name: str
    stage: Stage | None
    """The stage they point to; None: none."""


@lru_cache(maxsize=1)
def senses() -> Mapping[str, Sense]:
    """Every official verb with its sense."""
    found: dict[str, Sense] = {}
    for line in (_HERE / "verbs.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            stage, *verbs = line.split()
            sense = Sense(verbs[0], cast(Stage, stage) if stage in get_args(Stage) else None)
            found.update(dict.fromkeys(verbs, sense))
    return found


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str | Mapping[str, str]]:
    return cast("Mapping[str, str | Mapping[str, str]]", load(_HERE / "words.yaml").data)


@lru_cache(maxsize=1)
def _cues() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", load(_HERE / "cues.yaml").data)


@lru_cache(maxsize=64)
def cue(name: str) -> re.Pattern[str]:
    """A single pattern of ``cues.yaml``."""
    return _compiled(_cues()[name])


@lru_cache(maxsize=8)
def cue_table(name: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """A table of ``cues.yaml``: for each row its labels and its pattern."""
    return tuple((tuple(labels), _compiled(pattern)) for *labels, pattern in _cues()[name])


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile("".join(text.split()))


def one_of(texts: Iterable[str]) -> str:
    """A pattern for any of these texts, those with one first character together.

    >>> one_of(["深入", "加强", "加快"])
    '加(?:强|快)|深(?:入)'
    """
    tails: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts):
        tails[text[0]].append(re.escape(text[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items())


@lru_cache(maxsize=32)
def words(role: str) -> frozenset[str]:
    """One list of ``words.yaml``."""
    return frozenset(str(_lists()[role]).split())


@lru_cache(maxsize=1)
def _type_endings() -> Mapping[str, ObjectType]:
    types = cast("Mapping[str, str]", _lists()["类型"])
    return {
        ending: cast(ObjectType, name)
        for name, endings in types.items()
        for ending in endings.split()
    }


def object_type(text: str) -> ObjectType:
    """The type an object's last word points to, 体系 where it points to none.

    >>> object_type("主题党日"), object_type("政治生态")
    ('活动', '风气')
    """
    return known_type(text) or "体系"


def known_type(text: str) -> ObjectType | None:
    """The type an object's last word points to; None where it points to none."""
    endings = _type_endings()
    for length in range(min(6, len(text)), 0, -1):
        if text[-length:] in endings:
            return endings[text[-length:]]
    return None
