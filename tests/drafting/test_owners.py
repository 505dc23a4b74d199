"""Who has to do it is said once for all that he has to do."""

from __future__ import annotations

from pathlib import Path

from generator.api.drafts import Request, draft
from generator.api.workspace import Workspace
from generator.draft import Origin, Run
from generator.drafting.interleave import owned_once
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
