"""The columns of a table of phrases, in their order."""

from __future__ import annotations

from typing import NamedTuple, get_args

from generator.bank.model import Kind
from generator.vocabulary import Move, ObjectType, Stage

Row = dict[str, str]
"""Column → what its cell says; an empty cell is an empty text."""

ID, KIND, TOPIC, SUBTOPIC, LAYER = "编号", "种类", "主题", "子题", "层"
YES = "是"


class Column(NamedTuple):
    """One column: its header, how wide it is, and what may be chosen."""

    name: str
    width: int
    hint: str
    choices: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column(ID, 22, "不要改；新的一行留空，导入时自动编号"),
    Column(
        KIND,
        8,
        "新的一行不写也行：写了语步和文字是句群，写了用途是语句，其余是概念",
        get_args(Kind),
    ),
    Column(TOPIC, 12, "不要改；新的一行不写就按子题或表名"),
    Column(SUBTOPIC, 14, "不要改；新的一行要写"),
    Column("语步", 8, "句群、标题组、套语用在哪个语步；不要改", get_args(Move)),
    Column("线索", 10, "子题之内的一条线，一个要点里一条线索只说一次"),
    Column("领语", 18, "句群前面“一要”“一是”之后的短标题，一行一个，不带标点"),
    Column(
        "文字",
        56,
        "句群、语句、框架、套语的文字，“[甲|乙]”是可以互换的说法；标题组一行一个“子题: 标题”",
    ),
    Column("阶段", 8, "概念在工作链条中的位置", get_args(Stage)),
    Column("对象", 14, "说的是哪一件事"),
    Column("类型", 8, "对象属于哪一类", get_args(ObjectType)),
    Column("主体", 10, "由谁来做，不写则谁都可以"),
    Column("承接", 16, "成效、底线能接在哪些对象之后，一行一个"),
    Column("任务", 36, "作为要做的事，一行一条说法"),
    Column("回顾", 36, "作为做过的事，一行一条说法"),
    Column("问题", 30, "作为不足，一行一条说法"),
    Column("用途", 12, "语句的用途：领句、承句等；不要改"),
    Column("场合", 12, "一行一个，不写则都适用"),
    Column("状态", 8, "不想用了改成“禁用”", ("采用", "候选", "禁用")),
    Column("权重", 7, "1 为平常，2 是机会加倍"),
    Column("置顶", 7, "写“是”则用得上就优先用", (YES,)),
    Column("启用", 12, "从哪一天起可以用，如 2026-01-01"),
    Column("停用", 12, "到哪一天为止可以用"),
    Column("替换为", 16, "停用之后改用哪一条"),
    Column("备注", 20, "给维护的人看，不进稿子"),
    Column(LAYER, 8, "由哪一层定义，只供查看"),
)
"""Passages have theirs first, then come those of concepts, then what all kinds have."""

NAMES = tuple(column.name for column in COLUMNS)

COMMON = "通用"
"""Name of the sheet of what belongs to no topic."""


class Cell(NamedTuple):
    """Where a row stands, to speak of its cells."""

    sheet: str
    """Empty in a CSV file."""
    number: int
    """1-based row."""
    letters: dict[str, str]
    """Column → its letters in this sheet."""

    def address(self, column: str = ID) -> str:
        """``机关党建!M7``, as Excel writes it; a row where the column is not there."""
        place = f"{self.letters.get(column, '')}{self.number}"
        return f"{self.sheet}!{place}" if self.sheet else place


class ReadRow(NamedTuple):
    """A row of a table that came back, with the row as it was when it was exported."""

    cell: Cell
    values: Row
    before: Row | None
    """None: the table does not tell."""
