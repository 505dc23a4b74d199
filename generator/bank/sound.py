"""Whether an entry fits into the bank it is to join: its words, its facts, its licences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.bank import checks, choices
from generator.bank.bank import Bank
from generator.bank.checks import ANY, wording_faults
from generator.bank.model import Concept
from generator.bank.shape import SLOT


class Fault(NamedTuple):
    """One thing wrong with a field of an entry."""

    field: str
    what: str
    remedy: str


def concept_faults(concept: Concept, subtopic: str, bank: Bank) -> Iterator[Fault]:
    """What is wrong with a concept that is to stand in a subtopic."""
    for field in ("task", "review", "problem"):
        for text in getattr(concept, field):
            yield from (Fault(field, *fault) for fault in wording_faults(text))
            yield from _unknown_facts(field, text, bank)
    if not (concept.task or concept.review or concept.problem):
        yield Fault("task", "一条说法也没有。", "请写出任务、回顾、问题中的一种。")
    if not concept.object:
        yield Fault("object", "没有写对象。", "请写明说的是哪件事。")
    if concept.stage == "成效" and not concept.after:
        yield Fault("after", "成效没有写承接。", "请写明能接在哪些对象之后，或写“任意”。")
    objects = {entry.concept.object for entry in bank.by_subtopic.get(subtopic, ())}
    for licence in concept.after:
        if licence not in objects | {ANY, concept.object}:
            what = f"承接的“{licence}”不是子题“{subtopic}”里的对象。"
            yield Fault("after", what, "请改成某个概念的“对象”，或写“任意”。")


def line_faults(text: str, bank: Bank) -> Iterator[Fault]:
    """What is wrong with a line."""
    yield from (Fault("text", *fault) for fault in choices.faults(text))
    if not text.rstrip("]").endswith(("。", "！", "？", "：")):
        yield Fault("text", f"“{text}”不是完整的句子。", "请以句号结尾。")
    yield from _unknown_facts("text", text, bank)


def passage_faults(text: str, leads: Iterable[str], bank: Bank) -> Iterator[Fault]:
    """What is wrong with a passage that is to stand in a subtopic."""
    yield from (Fault("text", *fault) for fault in checks.passage_faults(text))
    yield from _unknown_facts("text", text, bank)
    for lead in leads:
        yield from (Fault("leads", *fault) for fault in wording_faults(lead))
        yield from _unknown_facts("leads", lead, bank)


def heading_faults(texts: Iterable[str], bank: Bank) -> Iterator[Fault]:
    """What is wrong with the headings of a set."""
    for text in texts:
        if not text:
            yield Fault("text", "标题是空的。", "请补上标题。")
        yield from _unknown_facts("text", text, bank)


def _unknown_facts(field: str, text: str, bank: Bank) -> Iterator[Fault]:
    for name in SLOT.findall(text):
        if name not in bank.facts:
            hint = "请改用已有的要素，或在套语文件的“要素”里先说明。"
            yield Fault(field, f"没有叫“{name}”的要素。", hint)
