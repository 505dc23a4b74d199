"""Entries are found by any combination of their tags."""

from __future__ import annotations

from itertools import combinations

import pytest
from bank_support import BASE, stack

from generator.api.census import TAGS, Index, census

PASSAGES = """\
主题: 机关党建
子题: 支部建设
句群:
- {编号: 任务·甲, 语步: 任务, 线索: 组织生活, 文字: 要过好组织生活。}
- {编号: 任务·乙, 语步: 任务, 线索: 换届, 文字: 要按期换届。}
- {编号: 问题·甲, 语步: 问题, 线索: 组织生活, 文字: 有的支部过得不严。}
"""


@pytest.fixture
def index(tmp_path) -> Index:
    return Index(census(stack(tmp_path, BASE, PASSAGES)))


def test_every_combination_of_two_and_three_tags_finds_what_a_look_through_finds(index):
    for record in index.records:
        own = {tag: values(record)[0] for tag, values in TAGS.items() if values(record)}
        for size in (1, 2, 3):
            for tags in combinations(own, size):
                wanted = {tag: own[tag] for tag in tags}
                by_hand = [
                    other
                    for other in index.records
                    if all(value in TAGS[tag](other) for tag, value in wanted.items() if value)
                ]
                assert index.find(**wanted) == by_hand


def test_what_nobody_has_is_not_found(index):
    assert index.find(kind="句群", thread="组织生活", move="任务")[0].id == "支部建设/任务·甲"
    assert index.find(kind="概念", move="意义") == []
    assert index.find(topic="没有") == []
    assert index.find() == list(index.records)
