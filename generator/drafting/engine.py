"""One draft from outline, facts and bank."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.bank import SLOT, Bank
from generator.draft import Draft, Missing, Origin, Paragraph, Run, Section, Style
from generator.drafting.assemble import run_on
from generator.drafting.balance import balance, carried
from generator.drafting.environment import Templates
from generator.drafting.manner import Manners
from generator.drafting.memory import Memory
from generator.drafting.names import shortened, with_lead
from generator.drafting.nodes import wanted_sections
from generator.drafting.numerals import numeral
from generator.drafting.plan import Plan, PlanSection
from generator.drafting.planner import Planner, fill_text
from generator.drafting.realise import Realised, Realiser, clause_pairs
from generator.drafting.revise import fit_length
from generator.drafting.words import NO_MANNERS, Words
from generator.errors import DataError
from generator.facts.model import Fact, Facts
from generator.outline.load import LoadedOutline
from generator.outline.model import FrontStyle
from generator.vocabulary import Move

_FRONT: dict[FrontStyle, Style] = {
    "副题": "subtitle",
    "日期": "date",
    "署名": "speaker",
    "称谓": "salutation",
    "摘要": "note",
}

ALLOWED = 0.05
"""Share of the wanted length by which a draft may be off without a warning."""

POINTS = "点数"
"""Name of the fact that the engine counts itself."""


class Engine(Struct, frozen=True, dict=True):
    """Everything a draft is made from."""

    loaded: LoadedOutline
    facts: Facts
    bank: Bank
    templates: Templates
    seed: int
    target: int
    """Wanted length in characters."""
    day: date | None
    """Date on which formulations must be valid; None: only what never ends is used."""
    manners: Manners = NO_MANNERS
    """How the office writes, by move; empty: passages are not weighed by it."""

    def plan(self) -> Plan:
        """The plan tree alone, its characters where there is something to say."""
        return self._plan(self._realiser())

    def carried(self) -> int:
        """Characters that the facts carry, with little general said beside them."""
        return carried(self._unbalanced(), self._realiser())

    def _realiser(self) -> Realiser:
        return Realiser(self.words, self.templates, Memory(), self.seed)

    def _plan(self, realiser: Realiser) -> Plan:
        return balance(self._unbalanced(), realiser)

    def _unbalanced(self) -> Plan:
        return Planner(self.loaded, self.facts, self.words, self.seed, self.target).plan()

    def draft(self) -> Draft:
        """The whole draft. Raises DataError when the bank or a template cannot serve the outline."""
        realiser = self._realiser()
        plan = self._plan(realiser)
        realiser.raised = self._raised(plan)
        realiser.given = _given(plan)
        nodes = list(self._realised(plan, realiser))
        outside = sum(len(run.text) for run in plan.headings)
        outside += sum(len(p.text) for section in plan.sections for p in self._gaps(section))
        nodes = fit_length(nodes, realiser, self.target, outside)
        return self._assembled(plan, nodes)

    def _raised(self, plan: Plan) -> dict[str, frozenset[str]]:
        """By subtopic, the threads of the problems that the user gives."""
        found: dict[str, set[str]] = {}
        for paragraph in (p for s in plan.sections if s.move == "问题" for p in s.paragraphs):
            for item in paragraph.items:
                thread = self.words.nearest_thread(paragraph.subtopic, item.content)
                found.setdefault(paragraph.subtopic, set()).add(thread)
        return {subtopic: frozenset(threads - {""}) for subtopic, threads in found.items()}

    def _realised(self, plan: Plan, realiser: Realiser) -> Iterator[Realised]:
        """The words of every paragraph. A bank without the built-in layer need not have lines for
        each: what it cannot say is left out, and told."""
        for paragraph in (p for section in plan.sections for p in section.paragraphs):
            try:
                yield realiser.realise(paragraph)
            except DataError:
                if self.bank.built_in:
                    raise

    @cached_property
    def words(self) -> Words:
        """What may be said, indexed once for all drafts of this engine."""
        outline = self.loaded.outline
        named = [name for points in outline.points for name in points.named]
        topics = frozenset(points.topic for points in outline.points)
        topics |= frozenset(map(self.bank.topic_of, named))
        facts = self._known_facts()
        return Words(
            self.bank, facts, self.day, outline.occasion, topics, outline.genre, self.manners
        )

    def _known_facts(self) -> Facts:
        """The user's facts and those that follow: how many headed parts the outline has, and whose
        lead the speaker thanks."""
        sections = wanted_sections(self.loaded.outline, self.facts).values()
        headed = sum(bool(section.heading) for section in sections)
        counted = Fact(POINTS, numeral(headed) if headed else "几")
        return replace(self.facts, values={POINTS: counted, **with_lead(self.facts.values)})

    def _assembled(self, plan: Plan, nodes: list[Realised]) -> Draft:
        by_path = {node.plan.path: node for node in nodes}
        front = [(None, paragraph) for paragraph in self._front(plan)]
        body = [(s, paragraph) for s in plan.sections for paragraph in self._paragraphs(s, by_path)]
        named = shortened((paragraph for _, paragraph in (*front, *body)), self.facts.values)
        said = list(named)
        sections = tuple(
            Section(
                section.move,
                section.path,
                tuple(
                    p
                    for (home, _), p in zip(body, said[len(front) :], strict=True)
                    if home is section
                ),
            )
            for section in plan.sections
        )
        outline = self.loaded.outline
        missing = tuple(
            Missing(fact.name, fact.description, fact.required)
            for fact in outline.facts
            if not self.facts.has(fact.name)
        )
        made = Draft(
            plan.outline,
            self.seed,
            self.target,
            outline.layout,
            tuple(said[: len(front)]),
            (*sections, *self._signature()),
            missing,
        )
        left_out = tuple(_left_out(plan, by_path))
        return replace(
            made, warnings=(*_warnings(made, nodes, self.bank), *plan.warnings, *left_out)
        )

    def _signature(self) -> Iterator[Section]:
        """The lines at the foot whose facts are all given."""
        lines = [
            Paragraph("signature", tuple(fill_text(text, self.facts, "落款")), "落款")
            for text in self.loaded.outline.signature
            if all(name in self.facts.values for name in SLOT.findall(text))
        ]
        if lines:
            yield Section("落款", "落款", tuple(lines))

    def _front(self, plan: Plan) -> Iterator[Paragraph]:
        yield Paragraph("title", plan.title, "题目")
        for line in self.loaded.outline.front:
            runs = tuple(fill_text(line.text, self.facts, line.style))
            yield Paragraph(_FRONT[line.style], runs, line.style)

    def _paragraphs(self, section: PlanSection, nodes: dict[str, Realised]) -> Iterator[Paragraph]:
        paragraphs: list[Paragraph] = []
        opening: tuple[Run, ...] = ()
        for plan in section.paragraphs:
            opening = plan.above or opening
            made = nodes[plan.path].paragraphs if plan.path in nodes else ()
            if not made:
                continue
            if opening:
                paragraphs.append(Paragraph("heading2", opening, plan.path))
                opening = ()
            if plan.numbering == "连写":
                run_on(paragraphs, made[0], plan.index, last=plan.index == plan.count - 1)
            else:
                paragraphs.extend(made)
        if section.heading and (paragraphs or section.gaps):
            yield Paragraph("heading1", (section.heading,), section.path)
        yield from paragraphs
        yield from self._gaps(section)

    def _gaps(self, section: PlanSection) -> Iterator[Paragraph]:
        """A line for every required fact that is missing and belongs into a section."""
        descriptions = {fact.name: fact.description for fact in self.loaded.outline.facts}
        for name in section.gaps:
            text = f"【待补：{name}（{descriptions[name]}）】"
            yield Paragraph("placeholder", (Run(text, Origin("gap", name)),), section.path)


def _given(plan: Plan) -> dict[Move, tuple[frozenset[str], ...]]:
    """By move, what the user says in its points, clause by clause."""
    texts: dict[Move, list[str]] = {}
    for paragraph in (p for section in plan.sections for p in section.paragraphs if p.subtopic):
        texts.setdefault(paragraph.move, []).extend(item.content for item in paragraph.items)
    return {move: tuple(clause_pairs(said)) for move, said in texts.items()}


def _left_out(plan: Plan, nodes: Container[str]) -> Iterator[str]:
    """Paragraphs for which the bank has no words."""
    for section in plan.sections:
        for paragraph in section.paragraphs:
            if paragraph.path not in nodes:
                about = paragraph.subtopic or paragraph.template
                yield f"第 {paragraph.path} 处（{section.move}：{about}）套语库里没有可用的说法，略去了。"


def _warnings(draft: Draft, nodes: Sequence[Realised], bank: Bank) -> Iterator[str]:
    """What could not be met, as Chinese sentences."""
    for node in nodes:
        for text in node.unsaid:
            yield f"第 {node.plan.path} 处放不下这一条：{text}。请加大篇幅，或给它写明别的子题。"
    if abs(draft.length - draft.target) > ALLOWED * draft.target:
        yield f"写了{draft.length}字，要求{draft.target}字：这个提纲伸缩不到，请换个篇幅，或增减提纲的段落和要点。"
    used = {ref.partition(":")[2] for node in nodes for ref in node.used.concepts}
    if any(not bank.entries[id].reviewed for id in used):
        yield "用到了尚未审阅的候选说法，请逐句核对，或先审阅该层套语库。"
