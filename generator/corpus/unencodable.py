"""A character that an encoding does not have and that became a question mark: 爲 in Big5."""

from __future__ import annotations

import re

from generator.corpus.language import cost

RESTORED = "為"
FORMS = "为為爲"
EXPECTED_IN = 400
"""A text this long without any form of the character has lost all of them."""

AT_LEAST = 2
FAVOUR = 3.0
"""Nats by which the character is likelier than a real question mark in such a text."""

_MARK = re.compile(r"(?<=[^\s?？])[?？](?=[^\s?？])")


def restore(text: str, traditional: bool) -> tuple[str, int]:
    """The traditional text with its lost 為, and how many there were."""
    if not traditional or len(text) < EXPECTED_IN or any(form in text for form in FORMS):
        return text, 0
    if len(_MARK.findall(text)) < AT_LEAST:
        return text, 0
    count = 0

    def better(match: re.Match[str]) -> str:
        nonlocal count
        before, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() :][:2]
        if _cost(before, RESTORED, behind) - FAVOUR > _cost(before, "？", behind):
            return match[0]
        count += 1
        return RESTORED

    return _MARK.sub(better, text), count


def _cost(before: str, char: str, behind: str) -> float:
    """Nats for a character and the two behind it."""
    total, context = 0.0, before
    for one in char + behind:
        total += cost(context, one)
        context = (context + one)[-2:]
    return total
