"""The task list: who does what by when, from the items of the facts."""

from __future__ import annotations

from generator.draft import Table
from generator.facts.model import Facts

TITLE = "任务分解表"
HEAD = ("序号", "任务", "牵头单位", "完成时限")


def task_table(facts: Facts) -> Table | None:
    """Every item with an owner or a deadline, in the order of the facts; None when there is none."""
    items = [item for group in facts.items.values() for item in group]
    tasks = [item for item in items if item.owner or item.deadline]
    rows = tuple(
        (str(n), item.content, item.owner, item.deadline) for n, item in enumerate(tasks, 1)
    )
    return Table(TITLE, HEAD, rows) if rows else None
