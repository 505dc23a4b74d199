"""Who has to do it is said once for all that he has to do."""

from __future__ import annotations

from pathlib import Path

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Origin, Run
from generator.drafting.interleave import OPENINGS, SEVERAL, owned_once
from generator.drafting.sampler import Said

FACT = Origin("fact", "任务")


def said(content: str, owner: str = "") -> Said:
    named = f"由{owner}牵头{content}" if owner else content
    return Said((Run(named, FACT),), owner=owner, unowned=(Run(content, FACT),))


def test_an_owner_is_named_once_and_what_has_none_comes_first():
    items = [said("甲", "县委办"), said("乙"), said("丙", "县住建局"), said("丁", "县委办")]
    assert [one.text for one in owned_once(items)] == [
        "乙",
        "由县委办牵头甲",
        "丁",
        "由县住建局牵头丙",
    ]


def test_a_draft_does_not_name_the_same_owner_twice_in_a_row(tmp_path: Path):
    facts = tmp_path / "要素.yaml"
    facts.write_text(
        "任务:\n"
        "- {内容: 完成24个党支部换届, 子题: 支部建设, 牵头: 县直机关工委}\n"
        "- {内容: 新建党员活动阵地6处, 子题: 支部建设, 牵头: 县直机关工委}\n",
        encoding="utf-8",
    )
    made = draft(Request("party-annual", facts), Workspace(tmp_path))
    text = next(p.text for p in made.paragraphs if "完成24个党支部换届" in p.text)
    assert "由县直机关工委牵头完成24个党支部换届；新建党员活动阵地6处。" in text


DEMANDS = """\
要求:
- {内容: 县纪委监委派出3个督查组分片督查, 子题: 督查问效}
- {内容: 对进度落后的单位发出提醒函, 子题: 督查问效}
"""


def test_what_is_demanded_is_not_announced_as_the_plan_of_a_year(tmp_path: Path):
    facts = tmp_path / "要素.yaml"
    facts.write_text(DEMANDS, encoding="utf-8")
    for seed in range(1, 8):
        made = draft(Request("annual-work", facts, seed), Workspace(tmp_path))
        text = next(p.text for p in made.paragraphs if "3个督查组" in p.text)
        before = text.partition("县纪委监委")[0][-12:]
        announced = [opening for opening in (*SEVERAL, *OPENINGS) if len(opening) > 2]
        assert not any(opening in before for opening in announced)
