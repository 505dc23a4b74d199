"""Verbs with objects they cannot take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import collocations, predicates
from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_VERBS = (
    "提高|提升|加强|加大|加快|增强|增加|改善|改进|扩大|完善|推进|强化|优化|深化|推动|促进|降低|打造|建设|发展|形成|"
    "实现|迈出|取得|制定|修订|改造|培养|保障|开展|落实|做好|抓好|健全|保持|并|提|增|降|加|是|在|让|使|把|到"
)
"""Between a verb and its object these would take the object for themselves."""


_BEFORE = r"(?:^|(?<=[，。；：！要断力续极须应会将来地实])|(?<=一步))"
"""A verb that opens its clause or follows an adverb; elsewhere it may be part of a noun."""


def _pattern() -> re.Pattern[str]:
    pairs, _ = collocations()
    inner = rf"(?:了|着)?(?:(?!{_VERBS})[\u4e00-\u9fff]){{0,6}}?"
    light = "(?:工作|发展|建设|服务|管理|改革|监管|执法|落实|整改|推进){0,2}的?"
    choices = "|".join(
        f"{verb}(?:{inner}|{light})(?:{'|'.join(objects)})" for verb, objects in pairs.items()
    )
    return re.compile(rf"{_BEFORE}(?:{choices})(?=[，。；！]|$)", re.MULTILINE)


def _subjects() -> re.Pattern[str]:
    choices = "|".join(
        f"{noun}{_LINK}(?:{'|'.join(verbs)})" for noun, verbs in predicates().items()
    )
    return re.compile(rf"(?:{choices})(?=[，。；！]|$)", re.MULTILINE)


_LINK = "(?:得到(?:了)?|有了|有所|(?:有|得到)?(?:进一步|不断|明显|显著|持续)(?:的)?|得到(?:进一步|不断|明显|显著)(?:的)?)"
_WRONG = _pattern()
_SUBJECTS = _subjects()


def check(text: Text, _: Context) -> Iterator[Hit]:
    """A verb, at most three light words, and the wrong object at the end of a clause."""
    suggestions = collocations()[1]
    for match in _WRONG.finditer(text.body):
        noun = next((n for n in suggestions if match[0].endswith(n)), "")
        remedy = f"可以说“{suggestions[noun]}”。" if noun else "换一个动词或宾语。"
        yield Hit(match.start(), match.end(), f"“{match[0]}”搭配不当。", remedy)
    for match in _SUBJECTS.finditer(text.body):
        yield Hit(match.start(), match.end(), f"“{match[0]}”搭配不当。", "换一个动词。")


RULE = Rule(
    code="JG710",
    title="搭配不当",
    authority="现代汉语实词搭配词典；实务",
    level="警告",
    why="“提高步伐”“加大水平”一类的搭配说不通。",
    check=check,
    bad=examples(
        "要⟦提高工作步伐⟧，抓紧实施。",
        "⟦加大服务水平⟧。",
        "⟦改善干部队伍素质⟧。",
        "服务⟦水平得到加强⟧。",
    ),
    good=examples("要加快工作步伐，提高服务水平。"),
    alike=examples(
        "提高环境监测水平。", "加大环境整治力度。", "增强水平面下的结构。", "取得扎实成效。"
    ),
)
