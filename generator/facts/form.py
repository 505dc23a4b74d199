"""A commented fact form to fill in, from what an outline and the bank ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.bank.model import FactSpec
from generator.facts.model import ITEM_FIELDS, MATERIAL, Facts, Item
from generator.vocabulary import KEYS

_HEAD = """\
# {title}：要素表
# 怎么填：填在冒号后面，中间空一格；不知道的留空，稿子里用一般的说法代替。
# 标着“必填”的缺了，会在稿子里留出醒目的【待补】。数字只写在这里，软件绝不编造。
"""
_ITEMS_HELP = """\
#   每条一行，以“- ”开头，写成一两个分句，不带句号；有数字、有名称的最好。例：
#   - {example}
"""
_ITEM_FIELDS = """\
#   也可以写得细一些（子题、牵头、期限、目标、原因、事例都可以不写）：
#   - 内容: 完成机关党员活动室提升改造
#     子题: {subtopic}
#     牵头: 县直机关工委
#     期限: 6月底前
#     目标: 阵地建设全部达标
"""
_HOMES = "#   子题可以写：{}"
_MATERIAL_HELP = """\
#   一条一件真事或一句原话，可以有几句，写明归哪个子题。用法：事例（照实说）、典型（说完请大家学习）、
#   教训（说完请大家引以为戒）、引语（加引号，出处接“指出”）。例：
#   - 内容: 白沙镇让党员轮流上讲台，讲身边事、讲办过的实事，一年讲了23课
#     子题: {subtopic}
#     用法: 典型
"""
NO_HOMES: Mapping[str, Sequence[str]] = {}
_ITEM_EXAMPLE = "完成机关党员活动室提升改造"


def fact_form(
    title: str,
    asked: Iterable[FactSpec],
    carried: Mapping[str, Sequence[FactSpec]],
    homes: Mapping[str, Sequence[str]] = NO_HOMES,
) -> str:
    """YAML text: the facts of the outline, then by subtopic those that wordings can carry.
    ``homes``: by list, the subtopics under which its items can be told."""
    return "\n".join(_lines(title, asked, carried, homes))


def _lines(
    title: str,
    asked: Iterable[FactSpec],
    carried: Mapping[str, Sequence[FactSpec]],
    homes: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    yield _HEAD.format(title=title)
    explained = False
    for spec in asked:
        yield f"# {explanation(spec)}"
        if spec.name == MATERIAL:
            yield _MATERIAL_HELP.format(subtopic=next(iter(carried), "支部建设")).rstrip()
        elif spec.type == "条目":
            help_text = _ITEMS_HELP.format(example=spec.example or _ITEM_EXAMPLE)
            if not explained and carried:
                first = next(iter(homes.get(spec.name) or carried))
                help_text += _ITEM_FIELDS.format(subtopic=first)
            explained = True
            yield help_text.rstrip()
            if names := homes.get(spec.name):
                yield _HOMES.format("、".join(names))
        yield f"{spec.name}:\n"
    if any(carried.values()):
        yield "# ── 以下各项可填可不填：填了，相应的句子里就有具体的数 ──"
    for subtopic, specs in carried.items():
        if specs:
            yield f"\n# {subtopic}"
            yield from (f"{spec.name}:   # {explanation(spec)}" for spec in specs)
    yield ""


def explanation(spec: FactSpec) -> str:
    """What a fact is, whether it must be given, its type, an example."""
    kind = f"{spec.type}，单位：{spec.unit}" if spec.unit else spec.type
    need = "必填；" if spec.required else ""
    example = f"；例：{spec.example}" if spec.example and spec.type != "条目" else ""
    return f"{spec.description}（{need}{kind}{example}）"


def as_yaml(facts: Facts, head: str) -> str:
    """A filled fact sheet as YAML text under comment lines."""
    data: dict[str, Any] = {name: fact.text for name, fact in facts.values.items()}
    for name, items in facts.items.items():
        data[name] = [_entry(item) for item in items]
    return head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _entry(item: Item) -> str | dict[str, str]:
    said = {KEYS[f].name: v for f in ITEM_FIELDS if (v := getattr(item, f))}
    return item.content if list(said) == [KEYS["content"].name] else said
