"""What kind of text a document is, by its title and its salutation."""

from __future__ import annotations

import re

GENRES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("决议", re.compile("决议$|决定$")),
    ("工作报告", re.compile("工作报告|(?:全国|次)代表大会上的.*报告")),
    ("主持词", re.compile("主持(?:词|稿|讲话)")),
    ("致辞", re.compile("致[辞词]|祝[辞词]|贺[辞词]")),
    ("发言", re.compile("发言|表态|述职")),
    ("讲话", re.compile("讲话|演讲|党课|动员|部署会|推进会")),
    ("决议", re.compile("决议|决定")),
    ("通知", re.compile("通知|通报|公告|公报|意见$")),
    ("总结", re.compile("总结|汇报|情况报告|小结")),
    ("计划", re.compile("计划|方案|要点|打算")),
    ("调研报告", re.compile("调研|调查|研究报告")),
    ("经验材料", re.compile("经验|做法|纪实|体会")),
    ("理论文章", re.compile("研究|探析|思考|论|浅谈|刍议|路径")),
)
"""The first whose words stand in the title decides."""


REACH = 400
_REPORTS = re.compile(r"报告.{0,12}工作|作.{0,4}工作报告|作.{0,12}的报告")


def genre_of(title: str, salutation: str, text: str) -> str:
    """One of the names of the table, empty when nothing tells.

    >>> genre_of("在全县机关党建工作会议上的讲话", "同志们：", "")
    '讲话'
    """
    for name, pattern in GENRES:
        if title and pattern.search(title):
            return name
    if "各位代表" in salutation and _REPORTS.search(text, 0, REACH):
        return "工作报告"
    return "讲话" if salutation else ""
