"""The lexicon of quotations: short, sourced, and every listed slip is found and mended."""

from __future__ import annotations

import pytest

from generator.checking.data import Quotation, quotations
from generator.checking.engine import run
from generator.checking.fixing import fixed
from generator.checking.rule import Context
from generator.checking.rules import inexact_quotation
from generator.checking.source import from_string

LONGEST = 17
"""Characters, marks included."""
every_line = pytest.mark.parametrize("line", quotations(), ids=lambda line: line.text)


def told(words: str) -> list[str]:
    text = from_string(words)
    return [f.words for f in run(text, (inexact_quotation.RULE,), Context()).findings]


@every_line
def test_a_line_is_short_and_names_its_source(line: Quotation) -> None:
    assert len(line.text) <= LONGEST
    assert line.source


@every_line
def test_the_line_itself_and_other_good_wordings_are_not_told(line: Quotation) -> None:
    for words in (line.text, *line.also):
        assert told(f"我们常说：“{words}。”要做到。") == []


@every_line
def test_every_listed_slip_is_told(line: Quotation) -> None:
    for slip in line.wrong:
        assert told(f"我们常说：“{slip}。”要做到。"), slip


def test_a_slip_is_mended_with_the_words_of_the_source() -> None:
    text = from_string("我们常说：“历览前贤国与家，成由勤俭败由奢。”要做到。")
    findings = run(text, (inexact_quotation.RULE,), Context()).findings
    assert fixed(text, findings) == "我们常说：“历览前贤国与家，成由勤俭破由奢。”要做到。"
