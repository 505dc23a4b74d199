"""What a research article on Party building may say stands in offices, not in schools."""

from __future__ import annotations

import re

from generator.bank.bank import load_bank

SCHOOLS = re.compile("教工|教职工|师生|校园|校长|班主任|师德|中小学|从学校|学校教师|院系|教研室")
MOVES = ("意义", "问题", "原因", "对策", "任务", "回顾")


def test_no_passage_that_a_research_article_can_say_speaks_of_schools():
    bank = load_bank()
    subtopics = bank.topics["机关党建"]
    passages = [
        line
        for move in MOVES
        for subtopic in subtopics
        for line in bank.lines.get((move, subtopic), ())
        if not line.occasions or "研究文章" in line.occasions
    ]
    assert len(passages) > 200
    assert not [line.id for line in passages if SCHOOLS.search(line.wording.text)]
