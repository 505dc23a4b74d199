"""Building the plan: characters per node, subtopics per point, items to points, headings in sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.bank.bank import SLOT, stable_key
from generator.draft import Origin, Run
from generator.drafting.grouping import placed_points
from generator.drafting.headings import Headings
from generator.drafting.items import assign
from generator.drafting.materials import Home, housed
from generator.drafting.nodes import (
    called_for,
    part_key,
    section_key,
    served,
    unique,
    wanted_sections,
)
from generator.drafting.numerals import numeral
from generator.drafting.plan import Plan, PlanParagraph, PlanSection, heading_length
from generator.drafting.seeds import node_seed, noise
from generator.drafting.words import Words
from generator.errors import DataError, Problem
from generator.facts.model import Facts, Item
from generator.outline.load import LoadedOutline
from generator.outline.model import AUTOMATIC, OutlineSection, Part, Points

POINT_LENGTH, RUN_ON_LENGTH = 330, 70
"""Usual characters of a point with a heading or lead of its own, and of one that runs on."""

TOLD, MOST_TOLD = 0.4, 5
"""What each of the user's items adds to the weight of a point, and how many of them count."""

UNEVEN, EVEN = 2.6, 1.8
"""How many times as long as the shortest point the longest one is planned, at most, by chance
(``benchmarks/drafting.py`` measures it in drafts and in real reports)."""

EVEN_GENRES = ("文章", "对照检查", "述职报告")
"""An essay argues its points alike; who accounts for himself passes over none in a sentence."""

SHOWN = 20
"""Characters of an item that a message quotes."""

PLAIN_PARAGRAPH = 110
"""Usual length of a paragraph between points (leads, transitions)."""


class Planner(Struct, frozen=True, dict=True):
    """Makes the plan of one draft."""

    loaded: LoadedOutline
    facts: Facts
    words: Words
    seed: int
    target: int

    def plan(self) -> Plan:
        """The plan tree. Raises DataError when the bank lacks a topic that the outline wants."""
        outline = self.loaded.outline
        headings = Headings(self.words, self.facts, outline.occasion)
        wanted = wanted_sections(outline, self.facts)
        numbered = self._section_headings(wanted, headings)
        total = sum(section.share for section in wanted.values())
        keys = unique(map(section_key, wanted.values()))
        sections = []
        for (n, section), key in zip(wanted.items(), keys, strict=True):
            budget = round(self.target * section.share / total)
            sections.append(self._section(n, key, section, budget, numbered.get(n), headings))
        homeless = tuple(
            f"素材“{_shown(item)}”没有合适的地方说，略去了。请给它写明子题。"
            for item in (() if self._told else self.facts.materials)
        )
        title = self._title()
        told = (*_moved(sections), *homeless)
        return Plan(self.loaded.name, self.seed, self.target, title, tuple(sections), told)

    @cached_property
    def _told(self) -> dict[str, list[Item]]:
        """Materials by the path of the part that tells them; none where no part can tell any."""
        homes = [
            Home(f"{n + 1}.{m + 1}", part.points.move or section.move, self._served(part.points))
            for n, section in wanted_sections(self.loaded.outline, self.facts).items()
            for m, part in enumerate(section.parts)
            if part.points and part.points.numbering != "连写" and called_for(part, self.facts)
        ]
        return housed(self.facts.materials, homes, self.words)

    def _title(self) -> tuple[Run, ...]:
        """The first title whose facts are all given; the last one with gaps if none is."""
        titles = self.loaded.outline.titles
        whole = [t for t in titles if all(s in self.facts.values for s in SLOT.findall(t))]
        return tuple(fill_text(whole[0] if whole else titles[-1], self.facts, "题目"))

    def _section_headings(
        self, sections: Mapping[int, OutlineSection], headings: Headings
    ) -> dict[int, Run]:
        """Numbered level-1 headings by section index."""
        keys = [s.heading_key or s.move for s in sections.values() if s.heading == AUTOMATIC]
        chosen = headings.for_sections(node_seed(self.seed, "标题"), keys)
        numbered: dict[int, Run] = {}
        for n, section in sections.items():
            if not section.heading:
                continue
            origin = Origin("outline", f"章节 {n + 1}")
            run = Run(
                "".join(r.text for r in fill_text(section.heading, self.facts, "标题")), origin
            )
            if section.heading == AUTOMATIC:
                run = chosen.get(section.heading_key or section.move) or Run(section.move, origin)
            numbered[n] = replace(run, text=f"{numeral(len(numbered) + 1)}、{run.text}")
        return numbered

    def _section(
        self,
        n: int,
        key: str,
        section: OutlineSection,
        budget: int,
        heading: Run | None,
        headings: Headings,
    ) -> PlanSection:
        parts = {m: part for m, part in enumerate(section.parts) if called_for(part, self.facts)}
        room = budget - heading_length(heading)
        paragraphs: list[PlanParagraph] = []
        shares = self._shares(list(parts.values()), room)
        keys = unique(f"{key}/{part_key(part)}" for part in parts.values())
        for (m, part), share, own in zip(parts.items(), shares, keys, strict=True):
            path = f"{n + 1}.{m + 1}"
            if part.points is None:
                items = tuple(self._listed(part.facts_from))
                paragraphs.append(
                    PlanParagraph(path, own, section.move, part.template, share, items=items)
                )
            else:
                paragraphs.extend(self._points(path, own, section, part.points, share, headings))
        gaps = tuple(
            fact.name
            for fact in self.loaded.outline.facts
            if fact.required and fact.move == section.move and not self.facts.has(fact.name)
        )
        return PlanSection(f"{n + 1}", section.move, budget, heading, tuple(paragraphs), gaps)

    def _shares(self, parts: Sequence[Part], room: int) -> list[int]:
        """Characters of every part: its own share, a usual length for plain paragraphs, the rest
        for the points; a section of plain paragraphs alone divides its room evenly."""
        fixed = [round(self.target * part.share / 100) if part.share else None for part in parts]
        open_points = [n for n, part in enumerate(parts) if part.points and fixed[n] is None]
        plain = [n for n, part in enumerate(parts) if not part.points and fixed[n] is None]
        left = room - sum(share or 0 for share in fixed)
        if open_points:
            for n in plain:
                fixed[n] = min(PLAIN_PARAGRAPH, left // (len(plain) + len(open_points)))
            left = room - sum(share or 0 for share in fixed)
        for n in open_points or plain:
            fixed[n] = max(40, left // len(open_points or plain))
        return [share or 0 for share in fixed]

    def _points(
        self,
        path: str,
        key: str,
        section: OutlineSection,
        points: Points,
        budget: int,
        headings: Headings,
    ) -> Iterator[PlanParagraph]:
        candidates = self._candidates(path, points)
        given = self._given(points)
        told = self._told.get(path, ())
        here = assign([*given, *told], candidates, self.words)
        subtopics = self._choose(points, budget, candidates, here)
        items, materials = (assign(some, subtopics, self.words) for some in (given, told))
        move = points.move or section.move
        node = node_seed(self.seed, key)
        placed = placed_points(points, node, move, subtopics, headings)
        budget -= sum(len(run.text) for place in placed for run in place.above)
        counts = [len(items[name]) + len(materials[name]) for name in subtopics]
        budgets = self._budgets(key, budget, counts)
        for n, (subtopic, place) in enumerate(zip(subtopics, placed, strict=True)):
            yield PlanParagraph(
                f"{path}.{n + 1}",
                f"{key}/{subtopic}",
                section.move,
                points.template,
                budgets[n],
                points.topic,
                subtopic,
                place.heading,
                place.numbering,
                place.above,
                place.index,
                place.count,
                tuple(items[subtopic]),
                tuple(materials[subtopic]),
            )

    def _budgets(self, key: str, budget: int, items: Sequence[int]) -> list[int]:
        """Characters of every point: more where there is more to say, and never all alike: one
        matter is told through, another in three sentences."""
        node = node_seed(self.seed, f"篇幅/{key}")
        spread = EVEN if self.loaded.outline.genre in EVEN_GENRES else UNEVEN
        weights = [
            (1 + TOLD * min(MOST_TOLD, count)) * spread ** (noise(node, n) - 0.5)
            for n, count in enumerate(items)
        ]
        return [round(budget * weight / sum(weights)) for weight in weights]

    def _listed(self, name: str) -> list[Item]:
        """The items of a list that are not told as materials."""
        return [item for item in self.facts.items.get(name, ()) if not item.use]

    def _given(self, points: Points) -> Sequence[Item]:
        """The items of this part: where several parts draw on one list, each item is said once."""
        items = self._listed(points.facts_from)
        sections = wanted_sections(self.loaded.outline, self.facts).values()
        parts = (p.points for s in sections for p in s.parts if called_for(p, self.facts))
        rivals = [other for other in parts if other and other.facts_from == points.facts_from]
        if len(rivals) < 2:
            return items
        first: dict[str, Points] = {}
        for rival in rivals:
            for name in self._served(rival):
                first.setdefault(name, rival)
        homes = assign(items, list(first), self.words)
        return [item for name, group in homes.items() if first[name] is points for item in group]

    def _served(self, points: Points) -> tuple[str, ...]:
        return served(points, self.words.bank.topics)

    def _candidates(self, path: str, points: Points) -> tuple[str, ...]:
        """Subtopics the bank can serve, in the order of the outline; what a bank without the
        built-in layer lacks is left out."""
        found = self._served(points)
        if len(found) < points.number[0] and self.words.bank.built_in:
            raise DataError([self._lacking(path, points, found)])
        return found

    def _lacking(self, path: str, points: Points, found: Sequence[str]) -> Problem:
        section, part = (int(n) - 1 for n in path.split(".")[:2])
        return self.loaded.problem(
            ("章节", section, "段落", part, "分点"),
            f"主题“{points.topic}”在套语库里只有{len(found)}个可用的子题，提纲要{points.number[0]}个。",
            f"请在 phrases/ 里补上，或改提纲。现有主题：{'、'.join(self.words.bank.topics) or '无'}。",
        )

    def _choose(
        self,
        points: Points,
        budget: int,
        candidates: Sequence[str],
        items: Mapping[str, Sequence[Item]],
    ) -> list[str]:
        """As many subtopics as the budget carries or the items are about, within the outline's
        number and in its order: first those with items of this list, then those with items of
        another list, the rest by seed. Where several items run on in one sentence, nothing general is
        put among them to fill the room.

        The seed decides the same way for every part on a topic, so that what is reviewed and
        criticised is also what is planned. A subtopic that the user names is always there.
        """
        low, high = (min(number, len(candidates)) for number in points.number)
        runs_on = points.numbering == "连写"
        usual = RUN_ON_LENGTH if runs_on else POINT_LENGTH
        named = {item.subtopic for entries in items.values() for item in entries}
        asked = sum(name in named for name in candidates)
        told = sum(bool(items[name]) for name in candidates)
        carried = max(told, round(budget / (points.each or usual)))
        if runs_on and told > 1:
            low = carried = told
        number = max(low, asked, min(high, len(candidates), carried))
        node = node_seed(self.seed, f"子题/{points.topic}")
        elsewhere = {item.subtopic for entries in self.facts.items.values() for item in entries}

        def rank(name: str) -> float:
            own = 4 * (name in named) + 2 * bool(items[name]) + (name in elsewhere)
            return own + noise(node, stable_key(name))

        best = sorted(candidates, key=rank, reverse=True)[:number]
        return [name for name in candidates if name in best]


def _moved(sections: Iterable[PlanSection]) -> Iterator[str]:
    """Items that name a subtopic which their list cannot be told under, and where they went."""
    for paragraph in (p for section in sections for p in section.paragraphs if p.subtopic):
        for item in paragraph.items:
            if item.subtopic not in ("", paragraph.subtopic):
                yield (
                    f"{item.fact}“{_shown(item)}”写的子题“{item.subtopic}”在这一部分没有，"
                    f"归到了“{paragraph.subtopic}”。可以写的子题见 facts new 生成的表。"
                )


def _shown(item: Item) -> str:
    """As much of an item as makes it known."""
    return item.content if len(item.content) <= SHOWN else f"{item.content[:SHOWN]}……"


def fill_text(text: str, facts: Facts, where: str) -> Iterator[Run]:
    """Outline text with its ``{要素}`` filled in; a missing fact becomes a gap 【待补：…】."""
    parts = SLOT.split(text)
    for n, part in enumerate(parts):
        if n % 2 == 0:
            if part:
                yield Run(part, Origin("outline", where))
        elif part in facts.values:
            fact = facts.values[part]
            yield Run(fact.text, Origin("fact", part, fact.source))
        else:
            yield Run(f"【待补：{part}】", Origin("gap", part))
