"""Every rule is in the table, explains itself, and passes its own examples."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import generator.checking.rules as rules
from generator.checking.rule import GROUPS, Rule
from generator.checking.rules import RULES
from generator.checking.trial import failures

FOLDER = Path(rules.__file__).parent
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_no_file_of_a_rule_is_forgotten() -> None:
    written = {
        module.RULE.code
        for path in FOLDER.glob("*.py")
        if hasattr(module := import_module(f"generator.checking.rules.{path.stem}"), "RULE")
    }
    assert written == {rule.code for rule in RULES}


def test_codes_are_unique_ascending_and_of_a_known_group() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert {code[2] for code in codes} == set(GROUPS)


@every_rule
def test_a_rule_finds_its_bad_examples_and_nothing_in_the_good_ones(rule: Rule) -> None:
    assert list(failures(rule)) == []


@every_rule
def test_a_rule_has_authority_reason_and_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.authority
    assert rule.why.endswith("。")
    assert rule.bad
    assert rule.good or rule.alike
