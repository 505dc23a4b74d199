"""Verbs with objects they cannot take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import collocations
from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text


def _pattern() -> re.Pattern[str]:
    pairs, _ = collocations()
    inner = r"(?:了|着|我们的?|全县|全市|各项?|工作|发展|建设|服务|管理|干部|队伍|改革|监管|执法|落实|整改|推进){0,3}的?"
    choices = "|".join(f"{verb}{inner}(?:{'|'.join(objects)})" for verb, objects in pairs.items())
    return re.compile(rf"(?:{choices})(?=[，。；！、]|$)", re.MULTILINE)


_WRONG = _pattern()


def check(text: Text, _: Context) -> Iterator[Hit]:
    """A verb, at most three light words, and the wrong object at the end of a clause."""
    suggestions = collocations()[1]
    for match in _WRONG.finditer(text.body):
        noun = next((n for n in suggestions if match[0].endswith(n)), "")
        remedy = f"可以说“{suggestions[noun]}”。" if noun else "换一个动词或宾语。"
        yield Hit(match.start(), match.end(), f"“{match[0]}”搭配不当。", remedy)


RULE = Rule(
    code="JG710",
    title="搭配不当",
    authority="现代汉语实词搭配词典；实务",
    level="警告",
    why="“提高步伐”“加大水平”一类的搭配说不通。",
    check=check,
    bad=examples("要⟦提高工作步伐⟧，抓紧实施。", "⟦加大服务水平⟧。", "⟦改善干部队伍素质⟧。"),
    good=examples("要加快工作步伐，提高服务水平。"),
    alike=examples(
        "提高环境监测水平。", "加大环境整治力度。", "增强水平面下的结构。", "取得扎实成效。"
    ),
)
