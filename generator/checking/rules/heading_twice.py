"""Two headings with the same words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The second of two headings with the same words."""
    seen: dict[str, int] = {}
    for line in text.lines:
        if line.kind == "heading" and len(line.heading) >= 4 and len(line.heading) <= 40:
            if (first := seen.get(line.heading)) is not None:
                message = f"标题“{line.heading}”和第{first}行的一样。"
                at = line.text.find(line.heading[:4]) + line.start
                yield Hit(at, at + len(line.heading), message, "改写其中一个，或合并两部分。")
            seen.setdefault(line.heading, line.number)


RULE = Rule(
    code="JG608",
    title="标题重复",
    authority="实务",
    level="警告",
    why="两个标题一模一样，是拼接留下的。",
    check=check,
    bad=examples("一、加强组织领导\n要加强。\n二、⟦加强组织领导⟧\n要加强。"),
    good=examples("一、加强组织领导\n要加强。\n二、强化督促检查\n要强化。"),
    alike=examples("一、成绩\n（一）经济\n好。\n二、任务\n（一）经济\n干。"),
)
