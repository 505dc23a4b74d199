"""What the fact sheet and --org let a speech name: all their words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.rule import Context

NUMBER = re.compile(r"\d+(?:[.．]\d+)?")


def fact_texts(context: Context) -> Iterator[str]:
    """Every text of the fact sheet, and the names given with --org."""
    yield from context.home
    if context.facts is None:
        return
    yield from (fact.text for fact in context.facts.values.values())
    for items in context.facts.items.values():
        for item in items:
            yield from item.texts


def fact_words(context: Context) -> str:
    """All of them in one string."""
    return "\n".join(fact_texts(context))


def fact_numbers(context: Context) -> frozenset[str]:
    """Every number the facts give, without trailing zeros."""
    return frozenset(_bare(number) for number in NUMBER.findall(fact_words(context)))


def is_known(number: str, known: frozenset[str]) -> bool:
    """Whether a number of the text is one of the facts'."""
    return _bare(number) in known


def _bare(number: str) -> str:
    number = number.replace("．", ".")
    return number.rstrip("0").rstrip(".") if "." in number else number.lstrip("0") or "0"
