"""How a settled passage is said in a draft: which bans stay, which sentences run together.

Passages are written to stand alone; side by side, too many end on a ban (不能…, 防止…), and all
their sentences are of one length. Real speeches have a ban in every second paragraph at most, and
join demands with semicolons.
"""

from __future__ import annotations

import re

from generator.bank.bank import stable_key
from generator.bank.pairs import pairs
from generator.drafting.seeds import noise

KEPT_BANS = 0.2
"""Share of sentences that keep the ban they end with."""

JOINED = 0.55
"""Share of neighbouring demands that are joined by a semicolon."""

LONGEST_JOINED = 120
"""Characters a joined sentence may have."""

_SENTENCE = re.compile("[^。！？]+[。！？]")
_BAN = re.compile(
    "[，；](?:坚决|更|也|绝|决)?(?:防止|不能|不搞|避免|切忌|不得|不许|不可|不要|严禁|杜绝|谨防|不让|不准)"
    "[^，；。]*(?:、[^，；。]*)*。$"
)
_UNFINISHED = re.compile("(?:的|时|后|前|如果|要是|(?:既|宁可)[^，]*|一是[^，]*)$")
_ASKED = re.compile("要|必须|应|须|做到|凡")
"""Words without which what is left when a ban is gone asks for nothing."""

ECHO = 0.6
"""Share of the pairs of characters of a short phrase from which a clause says it again."""

_DEMANDED = re.compile("要[^。；：{]+")
_HANGING = re.compile("[也并使让不更才就而但既又]|从而|以便|确保")
"""How a clause begins that cannot stand first."""

_DEMAND = re.compile("要|对|把|凡|每|会后|会上|平时|考核|评|结果|督")


def polished(text: str, node: int, id: str) -> str:
    """The text of a passage with some bans left out and some demands joined, by seed.

    >>> polished("办好主题党日。要选准题目，不能图热闹。", 3, "甲") in (
    ...     "办好主题党日。要选准题目，不能图热闹。", "办好主题党日。要选准题目。")
    True
    """
    sentences = [
        _without_ban(sentence) if chance(node, id, f"尾{n}") >= KEPT_BANS else sentence
        for n, sentence in enumerate(_SENTENCE.findall(text))
    ]
    return _joined(sentences, node, id) if sentences else text


def without_echo(text: str, lead: str) -> str:
    """The text without a first clause that only says again what the short phrase before it said.

    >>> without_echo("要规范开展主题党日，把学习、议事统筹起来。", "规范开展主题党日")
    '把学习、议事统筹起来。'
    """
    first, _, rest = text.partition("，")
    said = len(pairs(lead) & pairs(first))
    echoes = _DEMANDED.fullmatch(first) and said >= ECHO * max(1, len(lead) - 1)
    return rest if echoes and rest and not _HANGING.match(rest) else text


def chance(node: int, id: str, what: str) -> float:
    """A number of its own for one decision about one passage at one node."""
    return noise(node, stable_key(f"{id}{what}"))


def _without_ban(sentence: str) -> str:
    """The sentence without the ban at its end, if what is left says something whole.

    >>> _without_ban("对新业态，既不要急着下结论，也不能撒手不管。")
    '对新业态，既不要急着下结论，也不能撒手不管。'
    """
    match = _BAN.search(sentence)
    if match is None:
        return sentence
    rest = sentence[: match.start()]
    if "，" not in rest or not _ASKED.search(rest) or _UNFINISHED.search(rest):
        return sentence
    return f"{rest}。"


def _joined(sentences: list[str], node: int, id: str) -> str:
    """The first sentence names the matter and stands alone; demands behind it may run together."""
    said = sentences[:1]
    for n, sentence in enumerate(sentences[1:], 1):
        before = said[-1]
        fits = n > 1 and len(before) + len(sentence) <= LONGEST_JOINED
        plain = before.endswith("。") and not set("；：？！") & set(before[:-1] + sentence)
        if fits and plain and _DEMAND.match(sentence) and chance(node, id, f"连{n}") < JOINED:
            said[-1] = f"{before[:-1]}；{sentence}"
        else:
            said.append(sentence)
    return "".join(said)
