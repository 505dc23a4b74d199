"""How the room of a plan is shared among its points."""

from __future__ import annotations

from generator.drafting.balance import BESIDE, JOIN, _shared
from generator.drafting.plan import PlanParagraph
from generator.facts.model import Item
from generator.vocabulary import Move


def point(path: str, move: Move, budget: int, *lengths: int) -> PlanParagraph:
    items = tuple(Item("事", "一" * length) for length in lengths)
    return PlanParagraph(path, path, move, "t", budget, subtopic=path, items=items)


def test_every_point_has_what_its_items_need_and_a_review_no_more_than_goes_with_them():
    points = [
        point("甲", "回顾", 1000, 90, 90),
        point("乙", "任务", 10, 80, 80, 80),
        point("丙", "任务", 70),
    ]
    shared = _shared(1000, points, "讲话")
    assert shared["甲"] == 180 + 2 * JOIN + BESIDE
    assert shared["乙"] == 240 + 3 * JOIN
    assert sum(shared.values()) == 1000


def test_where_only_a_review_can_grow_it_takes_the_room():
    assert _shared(1000, [point("甲", "回顾", 100, 90, 90)], "讲话") == {"甲": 1000}


def test_a_task_of_one_item_has_room_for_a_passage_while_there_is_any():
    points = [point("甲", "任务", 10, 30), point("乙", "任务", 500)]
    assert _shared(600, points, "讲话")["甲"] == 60 + BESIDE
    assert _shared(150, points, "讲话")["甲"] == 60
