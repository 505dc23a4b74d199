"""What every subtopic of the shipped bank can say: python benchmarks/content.py [TOPIC ...].

For every subtopic: passages a move, options inside them, distinct clauses as task, review and
problem (with every choice made), openers, links, heading sets, and how many of its tasks and
reviews can carry a fact. Then the subtopics below the bar, worst first, with what they lack. A move
is asked only of a subtopic that has some passage of it: a subtopic of training reviews nothing.
Passages for one occasion alone are counted, but need carry no fact.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import get_args

from generator.bank.bank import Bank, Line, load_bank
from generator.bank.choices import clauses, parts
from generator.vocabulary import Move

SPOKEN = ("意义", "任务", "回顾", "问题", "原因", "对策")
PASSAGES = {"意义": 6, "任务": 8, "回顾": 6, "问题": 4}
TASK_CLAUSES = 60
HEADING_SETS = 4
NUMBERS = ("数", "比例")
"""Types of facts of which passages must speak; names and texts may stay unsaid."""

CARRYING = 1 / 3
"""Share of tasks and reviews that can carry a fact, where the subtopic declares facts."""


@dataclass(frozen=True, slots=True)
class Subtopic:
    """The figures of one subtopic."""

    topic: str
    name: str
    passages: Counter[str]
    options: int
    """Wordings that can be exchanged for others inside passages."""
    clauses: Counter[str]
    openers: int
    links: int
    headings: int
    facts: int
    """Numbers it declares."""
    carried: int
    """Those of them that some passage says."""
    carrying: float
    """Share of the tasks and reviews for any occasion with a fact in them."""

    def lacks(self) -> Iterator[str]:
        """What it has less of than the bar asks."""
        for move, bar in PASSAGES.items():
            if 0 < self.passages[move] < bar:
                yield f"{move}少{bar - self.passages[move]}条"
        if self.passages["任务"] and self.clauses["任务"] < TASK_CLAUSES:
            yield f"任务分句少{TASK_CLAUSES - self.clauses['任务']}"
        if self.headings < HEADING_SETS:
            yield f"标题组少{HEADING_SETS - self.headings}"
        if self.facts and self.carrying < CARRYING:
            yield f"带要素的只占{self.carrying:.0%}"
        if self.carried < self.facts:
            yield f"{self.facts - self.carried}个要素没有句群说"

    def row(self) -> str:
        """Its line in the table."""
        counts = "".join(f"{self.passages[move]:5}" for move in SPOKEN)
        said = "".join(f"{self.clauses[move]:6}" for move in ("任务", "回顾", "问题"))
        rest = f"{self.openers:5}{self.links:5}{self.headings:5}"
        return f"{counts}{self.options:7}{said}{rest}{self.carried:5}/{self.facts}{self.carrying:7.0%}  {self.name}"


def measured(bank: Bank, topic: str, name: str) -> Subtopic:
    """The figures of one subtopic of the bank."""
    lines = {
        move: [v for v in bank.lines.get((move, name), ()) if v.is_passage]
        for move in get_args(Move)
    }
    said: dict[str, set[str]] = {}
    for move, group in lines.items():
        said[move] = set().union(*(clauses(line.wording.text) for line in group))
    worked = [line for line in lines["任务"] + lines["回顾"] if not line.occasions]
    every = [line for group in lines.values() for line in group]
    facts = [fact.name for fact in bank.facts_of.get(name, ()) if fact.type in NUMBERS]
    sets = [each for each, _ in bank.heading_sets if name in each.headings]
    return Subtopic(
        topic,
        name,
        Counter({move: len(group) for move, group in lines.items()}),
        sum(len(part) for line in every for part in parts(line.wording.text) if len(part) > 1),
        Counter({move: len(found) for move, found in said.items()}),
        len(bank.lines.get(("领句", name), ())),
        len(bank.lines.get(("承句", name), ())),
        len(sets),
        len(facts),
        sum(any(f"{{{fact}}}" in line.wording.text for line in every) for fact in facts),
        share(worked),
    )


def share(lines: list[Line]) -> float:
    """The share of passages that can carry a fact."""
    return sum("{" in line.wording.text for line in lines) / len(lines) if lines else 0.0


def main() -> None:
    """Print the table of every topic, the sums, and what is below the bar."""
    bank = load_bank()
    asked = sys.argv[1:]
    every = [
        measured(bank, topic, name)
        for topic, names in bank.topics.items()
        if topic and (not asked or topic in asked)
        for name in names
    ]
    for topic in dict.fromkeys(each.topic for each in every):
        print(f"\n{topic}")
        print(
            " 意义 任务 回顾 问题 原因 对策   可换  分句：任务 回顾 问题  领句 承句 标题 要素  带要素"
        )
        for each in every:
            if each.topic == topic:
                print(each.row())
    passages = sum(sum(each.passages.values()) for each in every)
    tasks = sum(each.clauses["任务"] for each in every)
    options = sum(each.options for each in every)
    middle = median(each.clauses["任务"] for each in every if each.passages["任务"])
    numbered = [each for each in every if each.facts]
    print(
        f"\n{len({each.topic for each in every})} 个主题，{len(every)} 个子题，{passages} 条句群，"
        f"可换的说法 {options} 处，任务的分句 {tasks} 种（每个子题中位数 {middle:.0f} 种）；"
        f"“要素”里有数的子题 {len(numbered)} 个，{sum(each.carried for each in every)} 个数有句群说"
    )
    below = sorted((each for each in every if [*each.lacks()]), key=lambda e: -len([*e.lacks()]))
    print(f"达不到标准的 {len(below)} 个：" if below else "全部达到标准")
    for each in below:
        print(f"  {each.topic}/{each.name}：{'，'.join(each.lacks())}")


if __name__ == "__main__":
    main()
