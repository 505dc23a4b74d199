"""The rules in words: one page each, and docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.checking.engine import REASONS
from generator.checking.rule import Example, Rule

_HEAD = """\
# 审校规则

由规则文件（`generator/checking/rules/`，一条一个文件）生成，用 `python -m pytest --regenerate` 更新。⟦ ⟧ 里是该查出的地方。

设置写在工作区的 `rules.yaml`：

    停用: [JG707]
    限度: {JG708: 6}
    允许: [云溪讲堂]
    例外:
    - {规则: JG702, 文字: 研究研究, 理由: 引用原话}
    词表:
    - {词语: 城区东扩, 改为: 城区扩容, 说明: 2026年起改称。, 启用: 2026-01-01}

稿子里（.txt、.md）可以就地写例外：`<!-- 不查 JG702：引用原话 -->`，写在哪一段就管哪一段，单独一行则管下一段；理由不能少。

本单位的规则放在工作区的 `rules/`，一个 YAML 清单：

    规则:
    - 编号: DW001
      名称: 不说“老城区”
      查找: 老城区
      改为: 中心城区
      错例: [改造⟦老城区⟧。]
      对例: [改造中心城区。]

或者一个 Python 文件，里面写 `RULE = Rule(…)`，照 `generator/checking/rules/` 里的任何一条。写好后运行 `jianggao check --test-rules`。
"""


def page(rule: Rule) -> str:
    """One rule, for ``jianggao rule``."""
    return "\n".join(_lines(rule)) + "\n"


def document(rules: Iterable[Rule]) -> str:
    """All rules, for docs/rules.md."""
    parts = [_HEAD]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        parts.append(f"\n## {group}\n")
        parts.extend(f"\n### {_markdown(rule)}" for rule in members)
    return "".join(parts)


def _markdown(rule: Rule) -> str:
    title, *lines = _lines(rule)
    return f"{title}\n\n" + "\n".join(f"- {line.strip()}" for line in lines) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.title}（{rule.level}）"
    yield f"  {rule.why}"
    yield f"  依据：{rule.authority}"
    if rule.needs:
        yield f"  缺了就不查：{'；'.join(REASONS[need] for need in rule.needs)}"
    if rule.limit:
        yield f"  限度：{rule.limit}（可在 rules.yaml 里改）"
    for what, examples in (("错", rule.bad), ("对", rule.good), ("形似而对", rule.alike)):
        yield from (f"  {what}：{_shown(example)}" for example in examples)


def _shown(example: Example) -> str:
    words = example.text.replace("\n", " ↵ ")
    known = [f"{example.as_of}"] if example.as_of else []
    known += [example.org] if example.org else []
    known += [f"{key}={value}" for key, value in example.facts.items()]
    return f"`{words}`" + (f"（{'，'.join(known)}）" if known else "")
