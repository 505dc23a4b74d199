"""What stands before the action of a clause: connectives, 要, and who is to act."""

from __future__ import annotations

from functools import lru_cache

from generator.corpus.sentences import label_of
from generator.mining.lexicon import words
from generator.mining.segment import Cutter


def without_lead(text: str, cut: Cutter) -> tuple[str, str]:
    """The clause without 要, 同时 and the like, and the subject that stood before its 要."""
    subject = ""
    rest = _strip_words(text[len(label_of(text)) :].lstrip("，— ─"), "引语")
    for marker in ("要", "必须", "应当", "应"):
        before, found, behind = rest.partition(marker)
        if found and 2 <= len(before) <= 12 and behind and _is_agent(before, cut):
            subject, rest = before, _strip_words(behind, "引语")
            break
    return rest, subject


def _strip_words(text: str, role: str) -> str:
    leads, firsts = words(role), _firsts(role)
    while text[:1] in firsts:
        for length in range(min(5, len(text) - 4), 0, -1):
            if text[:length] in leads and not _begins_a_word(text, length):
                text = text[length:]
                break
        else:
            break
    return text


@lru_cache(maxsize=4)
def _firsts(role: str) -> frozenset[str]:
    """The first characters of a list of words: most clauses begin with none of them."""
    return frozenset(word[0] for word in words(role))


def _begins_a_word(text: str, length: int) -> bool:
    """要求, 应对, 能力, 以人民…: the lead is only a part of a longer word."""
    longer = (text[: length + n] for n in (1, 2))
    return text[:length] == "以" or any(word in words("非引语") for word in longer)


def _is_agent(text: str, cut: Cutter) -> bool:
    return cut(text)[-1] in words("主体词")
