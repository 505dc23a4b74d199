"""Well-known lines that are not quoted word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import Quotation, quotations
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_MARK = "，、；。：？！,"
_CLAUSE = re.compile(f"[^{_MARK}]+")
SHORTEST = 5
"""Characters of a clause; shorter ones are varied on purpose (实干兴邦 → 实干兴县)."""
SLIPS = 2
"""Characters that may differ before a clause is another clause."""

NEAR = 20
"""Characters beside a clause; the right one standing there, this one is a clause of its own."""


def _clauses() -> dict[str, tuple[Quotation, int]]:
    """Clause → its line and its number in the line."""
    return {
        clause: (entry, n)
        for entry in quotations()
        for n, clause in enumerate(_CLAUSE.findall(entry.text))
        if len(clause) >= SHORTEST - 1
    }


_RIGHT = Words(_clauses())
_WRONG = Words({wrong: entry for entry in quotations() for wrong in entry.wrong})
_ALSO = frozenset(clause for entry in quotations() for clause in entry.also)


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Misquotations as listed, then slips beside a clause that is right."""
    told: set[int] = set()
    for at, word, entry in _WRONG.find(text.body):
        if entry.valid_from and context.as_of and context.as_of < entry.valid_from:
            continue
        told.update(range(at, at + len(word)))
        yield _hit(at, word, entry, _right(word, entry))
    for at, clause, (entry, n) in _RIGHT.find(text.body):
        clauses = _CLAUSE.findall(entry.text)
        for said, start, wanted in (
            (*_behind(text.body, at + len(clause)), clauses[n + 1 : n + 2]),
            (*_before(text.body, at), clauses[max(0, n - 1) : n]),
        ):
            if not wanted or start in told or said in _ALSO:
                continue
            near = text.body[max(0, start - NEAR) : start + len(said) + NEAR]
            if wanted[0] not in near and _slipped(said, wanted[0]):
                yield _hit(start, said, entry, wanted[0])


def _hit(at: int, said: str, entry: Quotation, right: str) -> Hit:
    message = f"“{said}”和{entry.source}的原文不一致。"
    remedy = f"原文是“{entry.text}”；要引就一字不差，有意化用的不必改。"
    return Hit(at, at + len(said), message, remedy, right or None)


def _right(wrong: str, entry: Quotation) -> str:
    """What to put for a listed misquotation: the clause that is meant, or the whole line."""
    said, clauses = _CLAUSE.findall(wrong), _CLAUSE.findall(entry.text)
    if len(said) == len(clauses):
        return entry.text
    return next((c for c in clauses if len(said) == 1 and _slipped(wrong, c)), "")


def _behind(body: str, end: int) -> tuple[str, int]:
    """The clause behind a place and where it begins; empty when no mark stands between."""
    if body[end : end + 1] not in tuple(_MARK):
        return "", end
    match = re.compile(f"[^{_MARK}”’\\n]+").match(body, end + 1)
    return (match[0], end + 1) if match else ("", end)


def _before(body: str, start: int) -> tuple[str, int]:
    """The clause before a place and where it begins."""
    if start == 0 or body[start - 1] not in _MARK:
        return "", start
    head = body[max(0, start - 30) : start - 1]
    said = re.split(f"[{_MARK}“‘\\n]", head)[-1]
    return said, start - 1 - len(said)


def _slipped(said: str, right: str) -> bool:
    """Whether a clause is the right one with a character or two changed, or one lost or added.

    >>> _slipped("须知此事要躬行", "绝知此事要躬行"), _slipped("更上一层楼", "更上一层楼")
    (True, False)
    """
    if said == right or len(right) < SHORTEST:
        return False
    if len(said) == len(right):
        return sum(a != b for a, b in zip(said, right, strict=True)) <= SLIPS
    short, long = sorted((said, right), key=len)
    return len(long) == len(short) + 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )


RULE = Rule(
    code="JG513",
    title="引文和原文不一致",
    authority="党章、誓词的原文；古籍通行本（见 lexicon/quotations.yaml）",
    level="警告",
    why="引用名句、誓词要一字不差，引错一个字，听得出来的人会记住很久。",
    check=check,
    bad=(
        Example(
            "常言道，纸上得来终觉浅，⟦须知此事要躬行⟧。",
            fixed="常言道，纸上得来终觉浅，绝知此事要躬行。",
        ),
        Example("“⟦世上无难事，只要肯攀登⟧”。", fixed="“世上无难事，只要肯登攀”。"),
        Example("⟦不积跬步，无以致千里⟧。", fixed="不积跬步，无以至千里。"),
        Example("“宰相必起于州部，⟦猛将必拔于卒伍⟧。”", fixed="“宰相必起于州部，猛将必发于卒伍。”"),
        Example("“不以规矩，⟦不成方圆⟧”。", fixed="“不以规矩，不能成方圆”。"),
    ),
    good=examples("纸上得来终觉浅，绝知此事要躬行。", "不积跬步，无以至千里。"),
    alike=examples(
        "世上无难事，只怕有心人。",
        "空谈误国，实干兴县。",
        "欲穷千里目，我们还要再登高一步。",
        "凡事豫则立，不豫则废。",
        "没有规矩，不成方圆。",
        "一切为了群众，一切相信群众，一切依靠群众。",
    ),
)
