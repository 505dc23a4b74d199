"""The salutation: its colon, and that there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Only a text that calls itself a speech in its title must have one."""
    said = [line for line in text.lines if line.kind == "salutation"]
    for line in said[:1]:
        if line.text[-1] != "：":
            at = line.end - 1
            yield Hit(
                at, line.end, f"称谓后面用了“{line.text[-1]}”。", "称谓后面用全角冒号。", "："
            )
    title = next((line for line in text.lines if line.kind == "title"), None)
    if (
        not said
        and title
        and title.text.rstrip("）)").endswith(("讲话", "讲话稿", "致辞", "的发言"))
        and not re.search("发表|要点|摘要|解读|学习", title.text)
    ):
        message = "题目是讲话，文中却没有称谓。"
        yield Hit(title.start, title.end, message, "在正文前另起一行顶格写称谓，如“同志们：”。")


RULE = Rule(
    code="JG605",
    title="称谓缺失或标点不对",
    authority="GB/T 9704-2012 7.3.2（主送机关后标全角冒号）；实务",
    level="警告",
    why="讲话稿先称呼后说话；称谓顶格，后面用全角冒号。",
    check=check,
    bad=examples(
        "同志们⟦，⟧\n今天开会。",
        "⟦在全县工作会议上的讲话⟧\n今天开会，很重要。",
        "各位代表⟦:⟧\n现在报告工作。",
    ),
    good=examples("在全县工作会议上的讲话\n同志们：\n今天开会。"),
    alike=examples(
        "关于讲话精神的研究\n学习很重要。",
        "同志们：\n今天开会。\n同志们！\n让我们前进。",
        "同志们，今天开会，任务很重。",
    ),
)
