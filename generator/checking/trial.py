"""Trying a rule on its own examples: what its tests and ``--test-rules`` run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.checking.engine import run
from generator.checking.finding import Finding
from generator.checking.fixing import fixed
from generator.checking.originality.index import from_texts
from generator.checking.rule import Context, Example, Rule, Term
from generator.checking.source import from_string
from generator.facts.model import Fact, Facts, Item

_MARKS = re.compile("[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule found in an example, and what it should have found."""

    found: tuple[str, ...]
    wanted: tuple[str, ...]
    fixed: str
    """The text after the safe fixes."""


def trial(rule: Rule, example: Example) -> Trial:
    """Run one rule on one example."""
    text = replace(from_string(_MARKS.sub("", example.text), "示例"), layout=example.layout)
    findings = run(text, (rule,), _context(example)).findings
    wanted = tuple(re.findall("⟦(.*?)⟧", example.text, re.DOTALL))
    return Trial(tuple(_shown(f) for f in findings), wanted, fixed(text, findings))


def _shown(finding: Finding) -> str:
    return finding.words


def failures(rule: Rule) -> Iterator[str]:
    """Chinese sentences about the examples that a rule gets wrong; none when all is well."""
    for example in rule.bad:
        done = trial(rule, example)
        if done.found != done.wanted:
            yield f"{rule.code} 该查出{_listed(done.wanted)}，查出的是{_listed(done.found)}：{example.text}"
        elif example.fixed and done.fixed != example.fixed:
            yield f"{rule.code} 应当改成“{example.fixed}”，改成了“{done.fixed}”"
    for example in (*rule.good, *rule.alike):
        if found := trial(rule, example).found:
            yield f"{rule.code} 不该查出{_listed(found)}：{example.text}"


def _listed(words: tuple[str, ...]) -> str:
    return "、".join(f"“{word}”" for word in words) or "（没有）"


def _context(example: Example) -> Context:
    given = dict(example.facts)
    terms = tuple(Term(str(word)) for word in (given.pop("词表", ""),) if word)
    values = {k: Fact(k, v) for k, v in given.items() if isinstance(v, str)}
    items = {
        k: tuple(Item(k, content) for content in v)
        for k, v in given.items()
        if not isinstance(v, str)
    }
    return Context(
        as_of=date.fromisoformat(example.as_of) if example.as_of else None,
        facts=Facts(values, items) if given else None,
        home=(example.org,) if example.org else (),
        corpus=from_texts([("往年讲话", text) for text in example.earlier])
        if example.earlier
        else None,
        terms=terms,
        shares=example.shares,
    )
