"""Random stacks of layers come to what a simple model says.

The model goes through the layers one after the other and keeps the state of every entry; the bank
looks for the last definition and what is done to it since. ``JIANGGAO_EXAMPLES=10000`` for the
full run, CI takes fewer.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.bank.bank import Bank
from generator.bank.compile import compile_file
from generator.bank.compiled import Layer
from generator.bank.model import Change, Concept, Passage, PhraseFile
from generator.yamlio import Yaml

EXAMPLES = int(os.environ.get("JIANGGAO_EXAMPLES", "500"))
NOWHERE = Yaml(Path("a.yaml"), None, {})
SUBTOPICS = ("甲", "乙")
IDS = tuple(f"{s}/{n}" for s in SUBTOPICS for n in "一二三")
PASSAGES = tuple(f"{s}/任务·{n}" for s in SUBTOPICS for n in "一二")
WORDS = ("办好此事", "抓好此事", "管好此事", "理清此事")
TEXTS = ("先办此事。", "[先抓|先管]此事。", "再理此事。")

ids = st.sampled_from((*IDS, *PASSAGES))
keys = st.sampled_from((*IDS, *PASSAGES, *WORDS, *TEXTS))
statuses = st.sampled_from(("采用", "采用", "采用", "候选", "禁用"))
words = st.lists(st.sampled_from(WORDS), max_size=2, unique=True).map(tuple)
few = {"max_size": 2, "unique": True}
changes = st.builds(
    Change,
    task=st.none() | words,
    text=st.none() | st.sampled_from(TEXTS),
    status=st.none() | statuses,
    agent=st.none() | st.just("支部"),
    thread=st.none() | st.just("线"),
)
concepts = st.builds(
    Concept, st.sampled_from("一二三"), st.just("行动"), st.just("事"), words,
    weight=st.sampled_from((1.0, 2.0)), status=statuses,
)  # fmt: skip
passages = st.builds(
    Passage, st.sampled_from(("任务·一", "任务·二")), st.just("任务"), st.sampled_from(TEXTS),
    weight=st.sampled_from((1.0, 2.0)), status=statuses,
)  # fmt: skip
files = st.builds(
    PhraseFile,
    topic=st.just("题"),
    subtopic=st.sampled_from(SUBTOPICS),
    status=st.sampled_from(("采用",) * 6 + ("候选", "禁用")),
    concepts=st.lists(concepts, max_size=3, unique_by=lambda c: c.id).map(tuple),
    passages=st.lists(passages, max_size=2, unique_by=lambda p: p.id).map(tuple),
    changes=st.dictionaries(ids, changes, max_size=2),
    banned=st.lists(keys, **few).map(tuple),
    restored=st.lists(keys, **few).map(tuple),
    weights=st.dictionaries(ids, st.sampled_from((0.5, 2.0, 3.0)), max_size=2),
    pinned=st.lists(ids, **few).map(tuple),
    unpinned=st.lists(ids, **few).map(tuple),
)
stacks = st.lists(st.lists(files, max_size=2), min_size=1, max_size=4)


@dataclass(frozen=True)
class State:
    """What the model knows of one entry."""

    defined: str
    status: str
    texts: tuple[tuple[str, int], ...]
    """Wordings and the layer that brought each in."""
    agent: str = ""
    thread: str = ""
    weight: float = 1.0
    pinned: bool = False
    banned: bool = False


class Model:
    """The state after every layer, step by step."""

    def __init__(self, stack: list[list[PhraseFile]], candidates: bool) -> None:
        self.states: dict[str, State] = {}
        self.candidates = candidates
        self.words: list[tuple[int, str, bool]] = []
        """Layer, words, and whether it bans them; a layer's bans hold for all its own words."""
        for self.height, layer in enumerate(stack):
            live = [file for file in layer if file.status != "禁用"]
            for file in live:
                self.define(file)
            for file in live:
                if candidates or file.status != "候选":
                    self.operate(file)
        self.with_candidates = candidates or not self.anything_reviewed(stack)

    def anything_reviewed(self, stack: list[list[PhraseFile]]) -> bool:
        live = [f for layer in stack for f in layer if f.status != "禁用"]
        own = any(f.status == e.status == "采用" for f in live for e in (*f.concepts, *f.passages))
        taken = (c.status for f in live if f.status == "采用" for c in f.changes.values())
        return own or "采用" in taken

    def define(self, file: PhraseFile) -> None:
        for c in file.concepts:
            self.define_one(file, c.id, c.status, c.task, c.weight)
        for p in file.passages:
            self.define_one(file, p.id, p.status, (p.text,), p.weight)

    def define_one(
        self, file: PhraseFile, name: str, own: str, texts: tuple[str, ...], weight: float
    ):
        id = f"{file.subtopic}/{name}"
        both = (own, file.status)
        status = "禁用" if "禁用" in both else "候选" if "候选" in both else "采用"
        before = self.states.get(id)
        if status == "候选" and before and before.defined == "采用":
            return
        # What the layers below did to the entry is forgotten.
        self.states[id] = State(
            status, "采用" if status == "禁用" else status, tuple((t, self.height) for t in texts),
            weight=weight, banned=status == "禁用",
        )  # fmt: skip

    def operate(self, file: PhraseFile) -> None:
        for id, change in file.changes.items():
            words = change.task if id in IDS else change.text and (change.text,)
            self.on(id, lambda s, change=change, words=words: self.change(s, change, words))
        for banned, keys in ((True, file.banned), (False, file.restored)):
            for key in keys:
                self.on(key, lambda s, banned=banned: replace(s, banned=banned))
                self.words.append((self.height, key, banned))
        for id, factor in file.weights.items():
            self.on(id, lambda s, factor=factor: replace(s, weight=s.weight * factor))
        for id in file.pinned:
            self.on(id, lambda s: replace(s, pinned=True))
        for id in file.unpinned:
            self.on(id, lambda s: replace(s, pinned=False))

    def change(self, state: State, change: Change, words: tuple[str, ...] | None) -> State:
        if words is not None:
            known = dict(state.texts)
            state = replace(state, texts=tuple((t, known.get(t, self.height)) for t in words))
        if change.agent is not None:
            state = replace(state, agent=change.agent)
        if change.thread is not None:
            state = replace(state, thread=change.thread)
        if change.status == "禁用":
            return replace(state, banned=True)
        return replace(state, status=change.status) if change.status else state

    def is_out(self, text: str, since: int) -> bool:
        said = [out for height, key, out in self.words if key == text and height >= since]
        return bool(said) and said[-1]

    def on(self, id: str, step) -> None:
        if id in self.states:
            self.states[id] = step(self.states[id])

    def takes_part(self, state: State) -> bool:
        return not state.banned and (state.status == "采用" or self.with_candidates)

    def concepts(self) -> dict[str, tuple]:
        return {
            id: (
                tuple(t for t, since in s.texts if not self.is_out(t, since)),
                s.agent,
                s.thread,
                s.weight,
                s.pinned,
                s.status,
            )
            for id, s in self.states.items()
            if id in IDS and self.takes_part(s)
        }

    def passages(self) -> dict[str, tuple]:
        """A passage whose words are banned is gone; it has no agent."""
        return {
            id: (s.texts[0][0], str(s.texts[0][1]), s.thread, s.weight, s.pinned, s.status)
            for id, s in self.states.items()
            if id in PASSAGES and self.takes_part(s) and not self.is_out(*s.texts[0])
        }


def bank_of(stack: list[list[PhraseFile]], candidates: bool) -> Bank:
    return Bank(
        [
            Layer(str(n), tuple(p for f in layer for p in compile_file("a.yaml", f, NOWHERE)))
            for n, layer in enumerate(stack)
        ],
        candidates,
    )


def found(bank: Bank) -> dict[str, tuple]:
    return {
        id: (
            tuple(w.text for w in e.wordings["任务"]), e.concept.agent, e.concept.thread,
            e.concept.weight, e.pinned, e.status,
        )
        for id, e in bank.entries.items()
    }  # fmt: skip


def said(bank: Bank) -> dict[str, tuple]:
    return {
        line.id: (
            line.wording.text, line.wording.origin.layer, line.thread, line.weight, line.pinned,
            line.status,
        )
        for lines in bank.lines.values() for line in lines
    }  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(stacks, st.booleans())
def test_a_stack_of_layers_comes_to_what_the_model_says(stack, candidates):
    bank = bank_of(stack, candidates)
    model = Model(stack, candidates)
    expected, passages = model.concepts(), model.passages()
    assert found(bank) == expected
    assert said(bank) == passages
    assert {s for s in bank.by_subtopic if bank.by_subtopic[s]} == {id[0] for id in expected}
    assert all(bank.entries.get(id) is None for id in IDS if id not in expected)
    spoken = {s for group in bank.topics.values() for s in group}
    assert spoken == {id[0] for id in (*expected, *passages)}


def test_a_passage_that_a_later_file_of_the_subtopic_bans_makes_no_topic():
    passage = Passage("任务·一", "任务", "先办此事。")
    banned = Passage("任务·一", "任务", "先办此事。", status="禁用")
    files = [PhraseFile(topic="题", subtopic="甲", passages=(p,)) for p in (passage, banned)]
    assert bank_of([files], False).topics == {}
