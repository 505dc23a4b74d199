"""From a planned paragraph to words: choose blocks to the length, let the bank answer, add the lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Any

from msgspec import Struct

from generator.bank.bank import LINK, OPENER, stable_key
from generator.bank.pairs import pairs
from generator.draft import Origin, Paragraph, Run
from generator.drafting.assemble import assemble
from generator.drafting.environment import Block, Pattern, Templates, skeletons
from generator.drafting.interleave import no_room, say_items, say_passages
from generator.drafting.items import place_items, say_item
from generator.drafting.lengths import ITEM_LENGTH, Lengths
from generator.drafting.materials import material, tell, tell_first
from generator.drafting.memory import Memory, Spoken, Used
from generator.drafting.plan import PlanParagraph, heading_length
from generator.drafting.sampler import Material, Said, Sampler, Slot, length_of
from generator.drafting.seeds import node_seed, noise
from generator.drafting.skeleton import (
    ConceptAsk,
    ItemAsk,
    LineAsk,
    PassageAsk,
    Skeleton,
    common_line,
)
from generator.drafting.words import Clause, Words
from generator.errors import bad_data
from generator.facts.model import Item
from generator.vocabulary import Aspect, Move

ASPECTS: dict[Move, Aspect] = {"回顾": "回顾", "经验": "回顾", "问题": "问题", "原因": "问题"}
"""How concepts speak in a move; everywhere else they speak as tasks."""

PASSAGE_BONUS = 6
"""What a pattern of passages gains over one of clauses. Its variants are ranked alike at every node,
because a speaker who numbers one point with 一要 numbers the next so too."""

LONG_PARAGRAPH = 420
"""Characters a paragraph of a speech has when there is more than one to a point."""

WHOLE_CLAUSE = 3
"""Pairs of characters of its own that a clause of the user's must have to be known again."""

About = tuple[frozenset[str], tuple[frozenset[str], ...]]

_CLAUSE = re.compile("[\u4e00-\u9fff]{3,}")
"""Words between marks and figures."""

CLOSE_ENOUGH = 28
"""Missing characters for which no further sentence group is added."""


class Realised(Struct, frozen=True):
    """The paragraphs of one node and what they use up."""

    plan: PlanParagraph
    paragraphs: tuple[Paragraph, ...]
    used: Used
    unsaid: tuple[str, ...] = ()
    """Items of the user for which there was no room."""

    @property
    def length(self) -> int:
        """Characters of its paragraphs."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


class Realiser:
    """Makes the words of one draft, node after node."""

    def __init__(self, words: Words, templates: Templates, memory: Memory, seed: int) -> None:
        self.words = words
        self.templates = templates
        self.memory = memory
        self.seed = seed
        self._rendered: dict[tuple[str, str], Skeleton | None] = {}
        """By block and place."""
        self._said: Callable[[Item, str], Said] = lru_cache(None)(
            partial(say_item, words=words, templates=templates)
        )
        self._material: Callable[[Item, str, bool], Material] = lru_cache(None)(
            partial(material, words=words, templates=templates)
        )
        self._abouts: dict[str, About] = {}
        """By place."""
        self.lengths = Lengths(words)
        self.raised: dict[str, frozenset[str]] = {}
        """By subtopic, the threads of which the user gives a problem."""
        self.given: dict[Move, tuple[frozenset[str], ...]] = {}
        """By move, the pairs of characters of every clause that the user gives anywhere in it."""

    def realise(self, plan: PlanParagraph) -> Realised:
        """The words of a planned paragraph. Raises DataError when the bank cannot serve it."""
        node = node_seed(self.seed, plan.key)
        pattern = self.templates.pattern(plan.template)
        ends = self._skeletons(pattern, pattern.ends, plan)
        sampler = Sampler(self.words, self.memory, node, plan.subtopic, _aspect(plan))
        queue = [self._said(item, plan.subtopic) for item in plan.items]
        sampler.materials = [
            self._material(item, plan.subtopic, sampler.aspect != "任务") for item in plan.materials
        ]
        sampler.about, sampler.told = self._about(plan, [*queue, *sampler.materials])
        sampler.raised = self.raised.get(plan.subtopic, frozenset())
        sampler.grows = self.grows(plan)
        sampler.demands = plan.move == "组织"
        budget = plan.budget - heading_length(plan.heading)
        budget -= round(min((self._expected(end, plan) for end in ends), default=0.0))
        groups = self._body(pattern, plan, budget, sampler, queue)
        self._say_first(self._ranked(ends, 0, sampler, True, queue), sampler, queue, groups[-1])
        used = groups[0].used
        self.memory.add(used)
        left: list[Said | Material] = [*queue, *sampler.materials]
        unsaid = tuple(one.text for one in left)
        return Realised(plan, tuple(assemble(plan, groups)), used, unsaid)

    def _about(self, plan: PlanParagraph, queue: Sequence[Said | Material]) -> About:
        """Pairs of characters of heading and items that are not the topic's own, all together and by
        clause of the items, those of the other points that perform this move as well."""
        if plan.path not in self._abouts:
            common = self.words.bank.topic_pairs.get(plan.subtopic, frozenset())
            headings = [pairs(run.text) for run in (*plan.above, plan.heading) if run]
            found = frozenset().union(*headings, *(pairs(item.text) for item in queue))
            clauses = (*clause_pairs(item.text for item in queue), *self.given.get(plan.move, ()))
            told = (clause - common for clause in dict.fromkeys(clauses))
            self._abouts[plan.path] = (
                found - common,
                tuple(clause for clause in told if len(clause) >= WHOLE_CLAUSE),
            )
        return self._abouts[plan.path]

    def _body(
        self,
        pattern: Pattern,
        plan: PlanParagraph,
        budget: int,
        sampler: Sampler,
        queue: list[Said],
    ) -> list[Spoken]:
        """A head, then more until the budget is met; a long point gets several paragraphs."""
        first = current = Spoken()
        heads = self._skeletons(pattern, pattern.heads, plan)
        more = self._skeletons(pattern, pattern.more, plan)
        own = any(skeleton.items for skeleton in heads)  # it says itself how items are said
        full = no_room(queue, sampler.materials, budget)
        if full:
            heads = [s for s in heads if 0 < s.items <= len(queue) and s.asks == s.items] or heads
        if full and any(s.passages for s in heads) and not own:
            tell_first(sampler.materials, sampler, first, briefly=True)
            say_items(sampler, queue, first)
            tell(sampler.materials, sampler, first, briefly=True)
            return [first]
        ranked = self._ranked(heads, budget, sampler, bool(more), queue)
        if not self._say_first(ranked, sampler, queue, first, budget):
            raise bad_data(*_unserved(plan))
        tell(sampler.materials, sampler, first)
        groups, parts = [first], max(1, round(budget / LONG_PARAGRAPH))
        length = first.length
        while more and (budget - length > CLOSE_ENOUGH or queue):
            if current.length >= budget / parts - CLOSE_ENOUGH and len(groups) < parts:
                current = first.next_paragraph()
                groups.append(current)
            fresh = [s for s in more if s.passages or s.block not in first.used.blocks] or more
            ranked = self._ranked(fresh, budget - length, sampler, True, queue)
            before = current.length
            if not self._say_first(ranked, sampler, queue, current, budget - length):
                break
            length += current.length - before
        return [group for group in groups if group.runs]

    def _say_first(
        self,
        skeletons: Iterable[Skeleton],
        sampler: Sampler,
        queue: list[Said],
        spoken: Spoken,
        room: int = 0,
    ) -> bool:
        """Say the first skeleton that the bank can answer; False when there is none."""
        for skeleton in skeletons:
            waiting, trial = list(queue), spoken.copy()
            if self._say(skeleton, sampler, waiting, trial, room):
                queue[:] = waiting
                spoken.become(trial)
                return True
        return False

    def grows(self, plan: PlanParagraph) -> bool:
        """Whether a paragraph can be carried on to any length."""
        return plan.numbering != "连写" and bool(self.templates.pattern(plan.template).more)

    def expected_length(self, plan: PlanParagraph) -> float:
        """Characters that a paragraph which cannot grow will have, on average."""
        pattern = self.templates.pattern(plan.template)
        items = [item.length for item in plan.items]
        choices = [
            (skeleton, self._expected(skeleton, plan) + _beyond(items, skeleton))
            for skeleton in self._skeletons(pattern, pattern.heads, plan)
        ]
        likely = min(choices, key=lambda c: _misfit(c[0], c[1], plan.budget, False), default=None)
        lead = len(plan.heading.text) + 3 if plan.heading else 3
        return (likely[1] if likely else 0.0) + (lead if plan.numbering else 0)

    def _expected(self, skeleton: Skeleton, plan: PlanParagraph) -> float:
        return self.lengths.of(skeleton, plan.subtopic, _aspect(plan))

    def _skeletons(
        self, pattern: Pattern, blocks: Sequence[Block], plan: PlanParagraph
    ) -> list[Skeleton]:
        """The usable blocks; rendered once for a place, and once a draft where they do not depend
        on it."""
        place = "" if pattern.fixed else plan.path
        rows = [(block.id, place) for block in blocks]
        if not self._rendered.keys() >= set(rows):
            made = skeletons(blocks, self._variables(plan))
            self._rendered |= zip(rows, made, strict=True)
        return [s for row in rows if (s := self._rendered[row]) is not None]

    def _ranked(
        self,
        skeletons: Sequence[Skeleton],
        budget: int,
        sampler: Sampler,
        growing: bool,
        queue: Sequence[Said],
    ) -> list[Skeleton]:
        """Skeletons, best first: fresh in this draft, near the budget, with facts, by seed."""
        scored: list[tuple[float, str, Skeleton]] = []
        for skeleton in skeletons:
            length = self.lengths.of(skeleton, sampler.subtopic, sampler.aspect)
            said = queue if skeleton.passages else queue[: skeleton.items]
            length += length_of([*said, *sampler.materials])
            length -= ITEM_LENGTH * skeleton.items
            worn = self.memory.blocks[skeleton.block]
            cost = _misfit(skeleton, length, budget, growing)
            if skeleton.passages:
                cost += 0.15 * worn - PASSAGE_BONUS
                chance = noise(self.seed, stable_key(skeleton.block))
            else:
                cost += 0.7 * worn
                chance = noise(sampler.node, stable_key(skeleton.block))
            scored.append((cost - chance, skeleton.block, skeleton))
        return [skeleton for _, _, skeleton in sorted(scored, key=lambda row: row[:2])]

    def _say(
        self,
        skeleton: Skeleton,
        sampler: Sampler,
        queue: list[Said],
        spoken: Spoken,
        room: int,
    ) -> bool:
        if skeleton.passages:
            return say_passages(skeleton, sampler, queue, spoken, room)
        sentences = place_items(skeleton.sentences, queue)
        if sentences is None or not self._fill(sentences, sampler, spoken, room):
            return False
        spoken.used.blocks.append(skeleton.block)
        return True

    def _fill(
        self, sentences: Sequence[Sequence[Slot]], sampler: Sampler, spoken: Spoken, room: int
    ) -> bool:
        """Say sentences; lines of a paragraph that cannot grow are as long as what is left wants."""
        end = spoken.length + room
        for n, row in enumerate(sentences):
            sampler.stretch = None
            if room and not sampler.grows:
                left = list(chain.from_iterable(sentences[n:]))
                said = sum(len(slot.text) for slot in left if isinstance(slot, Run | Said | Clause))
                asked = [slot for slot in left if not isinstance(slot, Run | Said | Clause)]
                usual = self.lengths.of_pieces(asked, sampler.subtopic, sampler.aspect)
                sampler.stretch = max(0, end - spoken.length - said) / max(1, usual)
            if not sampler.fill(row, spoken):
                return False
        return True

    def _variables(self, plan: PlanParagraph) -> dict[str, Any]:
        """What a template can name: facts, its place in the plan, and the asks."""

        def say(
            *stages: str, aspect: Aspect | None = None, subtopic: str | None = None
        ) -> ConceptAsk:
            return ConceptAsk(stages, aspect, subtopic)

        facts = {
            name: Run(fact.text, Origin("fact", name, fact.source))
            for name, fact in self.words.facts.values.items()
        }
        outline = Origin("outline", plan.path)
        return {
            **facts,
            "say": say,
            "opener": lambda: LineAsk(OPENER),
            "link": lambda: LineAsk(LINK),
            "line": common_line,
            "passage": PassageAsk,
            "speaks": lambda role: bool(
                self.words.lines(role, plan.subtopic) or self.words.lines(role, "")
            ),
            "item": ItemAsk,
            "subtopic": Run(plan.subtopic, outline),
            "topic": Run(plan.topic, outline),
            "index": plan.index,
            "count": plan.count,
            "items": plan.items,
        }


def clause_pairs(texts: Iterable[str]) -> Iterator[frozenset[str]]:
    """Pairs of characters of every stretch of words between marks and figures."""
    return (pairs(clause) for text in texts for clause in _CLAUSE.findall(text))


def _misfit(skeleton: Skeleton, length: float, budget: int, growing: bool) -> float:
    """How badly a block of a length serves a budget; facts make up for some of it."""
    excess = max(0.0, length - budget) / max(budget, 60)
    shortage = 0.0 if growing else max(0.0, budget - length) / max(budget, 60)
    return 3 * excess + 3 * shortage - 0.25 * skeleton.facts


def _beyond(items: Sequence[int], skeleton: Skeleton) -> float:
    """Characters by which the items that a block asks for are longer than usual."""
    asked = items[: skeleton.items]
    return sum(asked) - ITEM_LENGTH * len(asked)


def _aspect(plan: PlanParagraph) -> Aspect:
    return ASPECTS.get(plan.move, "任务")


def _unserved(plan: PlanParagraph) -> tuple[str, str]:
    where = f"“{plan.subtopic}”" if plan.subtopic else "通用语句"
    return (
        f"提纲第 {plan.path} 处要写“{plan.move}”，套语库的{where}供不上（模板 {plan.template}）。",
        "请给套语库补上相应阶段的概念或语句，或在提纲里换一个子题、模板。",
    )
