"""docs/rules.md is made from the rules."""

from __future__ import annotations

from pathlib import Path

from generator.checking.catalogue import document
from generator.checking.rules import RULES

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_of_rules_is_current(regenerate: bool) -> None:
    if regenerate:
        PAGE.write_text(document(RULES), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == document(RULES)
