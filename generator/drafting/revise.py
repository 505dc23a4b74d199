"""Revising: bring the draft and its sections to their length by drawing again as few points as it
takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from generator.bank.bank import stable_key
from generator.drafting.plan import LEAST
from generator.drafting.realise import Realised, Realiser
from generator.drafting.seeds import noise

TOLERANCE, ALLOWED = 0.02, 0.025
"""Share of the target within which a draft counts as fitting, and which it may be off for the sake
of a section."""

OF_SECTION = 0.12
"""Share of its budget within which a section counts as fitting."""

ROUNDS = 3
"""How often every point may be asked to give or take."""

STEP = 0.3
"""Share of its budget that a point gives or takes at once, so that no point stands out."""


def fit_length(
    nodes: Sequence[Realised], realiser: Realiser, target: int, outside: int
) -> list[Realised]:
    """Nodes with their length near the target; ``outside`` counts the characters of headings.

    First the draft: points are asked, those of the sections first that are most off the same way.
    Then every section that is still off, as long as the draft stays fitting. A point is drawn again
    with the same seed and another budget: what is not asked stays as it was.
    """
    fitting = _Fitting(list(nodes), realiser, target - outside)
    for n in fitting.order * ROUNDS:
        if abs(fitting.missing) <= target * TOLERANCE:
            break
        fitting.ask(n, fitting.missing)
    for n in fitting.order * ROUNDS:
        off = fitting.off(n)
        if abs(off) > OF_SECTION:
            fitting.ask(n, round(off * fitting.planned[_section(fitting.nodes[n])]), target)
    return fitting.nodes


class _Fitting(Struct):
    """The paragraphs of a draft while they are fitted."""

    nodes: list[Realised]
    realiser: Realiser
    room: int
    """Characters that all paragraphs together should have."""
    planned: Counter[str] = field(default_factory=Counter)
    """Characters that the paragraphs of a section should have."""
    said: Counter[str] = field(default_factory=Counter)
    refused: set[tuple[int, int, int]] = set()
    """What was asked in vain since the last change."""
    order: list[int] = []
    """The points that can be asked, those of the sections first that are most off, then by seed."""

    def __post_init__(self) -> None:
        for node in self.nodes:
            self.planned[_section(node)] += node.plan.budget
            self.said[_section(node)] += node.length
        points = [n for n, node in enumerate(self.nodes) if _is_point(node)]
        way = 1 if self.missing > 0 else -1

        def turn(n: int) -> tuple[float, float]:
            chance = noise(self.realiser.seed, stable_key(self.nodes[n].plan.key))
            return -way * round(self.off(n), 1), chance

        self.order = sorted(points or range(len(self.nodes)), key=turn)

    @property
    def missing(self) -> int:
        """Characters that the draft lacks; negative: has too many."""
        return self.room - self.said.total()

    def off(self, n: int) -> float:
        """What the section of a paragraph lacks, as a share of what it should have."""
        section = _section(self.nodes[n])
        return 1 - self.said[section] / self.planned[section]

    def ask(self, n: int, missing: int, target: int = 0) -> None:
        """Draw a point again with up to STEP of its budget more or less; where that does not bring
        ``missing`` nearer to nothing (or the draft away from its target), it stays as it was."""
        if (n, missing, target) in self.refused:
            return
        node, memory = self.nodes[n], self.realiser.memory
        most = round(node.plan.budget * STEP)
        budget = node.plan.budget + max(-most, min(most, missing))
        memory.take_back(node.used)
        other = self.realiser.realise(replace(node.plan, budget=max(LEAST, budget)))
        grown = other.length - node.length
        if abs(missing - grown) < abs(missing) and (
            not target or abs(self.missing - grown) <= target * ALLOWED
        ):
            self.nodes[n] = other
            self.said[_section(node)] += grown
            self.refused.clear()
        else:
            self.refused.add((n, missing, target))
            memory.take_back(other.used)
            memory.add(node.used)


def _section(node: Realised) -> str:
    return node.plan.path.partition(".")[0]


def _is_point(node: Realised) -> bool:
    return bool(node.plan.subtopic) and node.plan.numbering != "连写"
