"""Blanks between Chinese characters of a sentence."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG813",
    title="句子中间有空格",
    authority="GB/T 9704-2012 实务",
    level="提示",
    why="正文的字与字之间不留空格。",
    check=each(
        r"(?<!日电)(?<!记者)(?!\s*新华社)(?<![第一二三四五六七八九十百][条章节款篇编])(?<=[\u4e00-\u9fff，。；：、][\u4e00-\u9fff，。；：、])[ \u00a0]+(?=[\u4e00-\u9fff，。；：、]{2}[^\n]*[，。；])(?![^《》“”\n]{1,60}[》”])",
        "句子中间有空格。",
        "删去空格。",
        lambda match: "",
    ),
    bad=(
        Example(
            "要认真贯彻⟦ ⟧落实会议精神，抓好各项工作。",
            fixed="要认真贯彻落实会议精神，抓好各项工作。",
        ),
    ),
    alike=examples(
        "中共云溪县委副书记 周明远",
        "第一章 总则",
        "第二十一条  组织开展志愿活动，由社区负责。",
        "发表《共担责任 共促增长》，开展“品质生活 云溪有约”活动，效果很好。",
        "使用 Word 排版，印发各单位。",
    ),
)
