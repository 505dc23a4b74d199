"""What a draft remembers of its own words, and forgets when a paragraph is drawn again."""

from __future__ import annotations

from generator.drafting.memory import Memory, Used


def test_what_is_taken_back_counts_as_never_said():
    memory, used = Memory(), Used(texts=["甲", "甲"], clauses=["把责任压实到岗"])
    memory.add(used)
    memory.take_back(used)
    assert "把责任压实到岗" not in memory.clauses
    assert "甲" not in memory.texts


def test_what_another_paragraph_said_too_is_remembered():
    memory, used = Memory(), Used(clauses=["把责任压实到岗"])
    memory.add(used)
    memory.add(used)
    memory.take_back(used)
    assert memory.clauses["把责任压实到岗"] == 1
