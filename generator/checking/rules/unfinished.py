"""A paragraph that breaks off without a final mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_ENDS = '。！？…：；”’）】》—!?:;.)"'


_TASK = re.compile("，.*(?:确保|切实|务必|力争|努力|坚决|必须)|(?:要|必须|务必)[^，]{2,}，")


def _a_task(words: str) -> bool:
    """Whether a short line cannot be a heading: it breaks off at a comma, or asks for something."""
    return words[-1] in "，、" or bool(_TASK.search(words))


_CAPTION = re.compile("摄$|记者|——|图为|^[（(]")
QUOTED = 12
"""Characters that tell a quotation pulled out of an article."""
OPENING = 4
"""Paragraphs in which a summary without a stop may stand above the text."""


def _beside(words: str, number: int) -> bool:
    """Whether a line stands beside the text: a summary at the top, a caption, a title."""
    return number < OPENING or bool(_CAPTION.search(words))


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Long body lines with a mark inside and none at the end; a comma at the end always."""
    for n, line in enumerate(text.prose):
        words = line.text
        if (
            len(words) < 15
            or words[-1] in _ENDS
            or ("。" not in words and not _a_task(words) and (len(words) < 40 or _beside(words, n)))
        ):
            continue
        if not text.spoken and text.body.count(words[:QUOTED]) > 1:
            continue
        if words.count("|") or line.alone or words.endswith("摄"):
            continue
        yield Hit(
            line.end - 1,
            line.end,
            "这一段没有结束：末尾没有句号。",
            "补上句号；若话没说完，把内容补全。",
        )


RULE = Rule(
    code="JG610",
    title="段落没有结束",
    authority="GB/T 15834-2011 4.1.3.1",
    level="警告",
    why="正文段落末尾应有句末点号；没有的多半是粘贴时丢了后半段。",
    check=check,
    bad=examples(
        "要认真贯彻会议精神。各单位要抓好落⟦实⟧",
        "要认真贯彻会议精神。\n各单位要抓好落实，确保各项任务按时完⟦成⟧",
        "要坚持问题导向，抓住主要矛盾⟦，⟧\n下一段从这里开始。",
    ),
    good=examples("要认真贯彻会议精神。各单位要抓好落实。"),
    alike=examples(
        "在全县机关党的工作会议上的讲话",
        "一、总结成绩，坚定做好工作的信心",
        "主要有以下几个方面的工作和任务：",
    ),
)
