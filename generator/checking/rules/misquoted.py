"""Set formulations said wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.data import misquotes
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.outdated import in_title
from generator.checking.text import Text

_WORDS = Words(misquotes())
_NATIONS = ("维族", "蒙族", "哈族", "朝族")
"""May be the tail of another word (思维族群)."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Wrong wordings; dated ones only when the day of the speech is known."""
    for at, word, entry in _WORDS.find(text.body):
        if entry.valid_from and (context.as_of is None or context.as_of < entry.valid_from):
            continue
        if word == "习总书记" and text.body[max(0, at - 1) : at] in tuple("学复练温"):
            continue
        if in_title(text.body, at) or (
            word in _NATIONS and text.body[at - 1 : at] in tuple("思多")
        ):
            continue
        if word == "中国共产党员" and text.body[max(0, at - 1) : at] == "“":
            continue
        note = f"（{entry.note}）" if entry.note else ""
        fix = None if "（" in entry.instead else entry.instead
        yield Hit(
            at, at + len(word), f"“{word}”不是规范的提法{note}。", f"改为“{entry.instead}”。", fix
        )


RULE = Rule(
    code="JG503",
    title="固定提法说错了",
    authority="党章、党代会报告的原文；新华社用语规范",
    level="错误",
    why="固定提法一字不能差。",
    check=check,
    bad=(
        Example(
            "坚持以⟦习近平新时代特色社会主义思想⟧为指导。",
            fixed="坚持以习近平新时代中国特色社会主义思想为指导。",
        ),
        Example("⟦坚定“四个意识”⟧，加强修养。", fixed="增强“四个意识”，加强修养。"),
        Example("⟦维族⟧、汉族亲如一家。", fixed="维吾尔族、汉族亲如一家。", as_of="2026-02-26"),
    ),
    good=(Example("坚持以习近平新时代中国特色社会主义思想为指导。"), Example("增强“四个意识”。")),
    alike=(
        Example("增强“两个维护”的自觉。"),
        Example("学习总书记重要讲话。"),
        Example("阅读《三个代表重要思想概论》。"),
        Example("“三个代表”重要思想，具有思维族群的特点。"),
    ),
)
