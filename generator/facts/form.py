"""A commented fact form to fill in, from what an outline and the bank ask for."""

from __future__ import annotations

from collections.abc import Iterable

from generator.bank.model import FactSpec

_HEAD = """\
# {title}：要素表
# 怎么填：冒号后面有一个空格，填在空格后面；不知道的留空，稿子里用一般的说法代替。
# 带“必填”的缺了会在稿子里留出醒目的【待补】。数字只写在这里，软件绝不编造。
"""
_ITEMS_HELP = """\
#   每条一行，以“- ”开头，动词打头，不带句号；有数字、有名称的最好。也可以写得细一些：
#   - 内容: 完成机关党员活动室提升改造
#     子题: 支部建设
#     牵头: 县直机关工委
#     期限: 6月底前
#     目标: 阵地建设全部达标
"""


def fact_form(title: str, asked: Iterable[FactSpec], carried: Iterable[FactSpec]) -> str:
    """YAML text: the facts of the outline first, then those that the bank's wordings can carry."""
    lines = [_HEAD.format(title=title)]
    lines.extend(_entry(spec) for spec in asked)
    extra = list(carried)
    if extra:
        lines.append("# ── 以下各项可填可不填：填了，相应的句子里就有具体的数 ──\n")
        lines.extend(_entry(spec) for spec in extra)
    return "\n".join(lines)


def _entry(spec: FactSpec) -> str:
    kind = f"{spec.type}，单位：{spec.unit}" if spec.unit else spec.type
    need = "必填；" if spec.required else ""
    example = f"；例：{spec.example}" if spec.example and spec.type != "条目" else ""
    head = f"# {spec.description}（{need}{kind}{example}）\n"
    if spec.type != "条目":
        return f"{head}{spec.name}:\n"
    return f"{head}{_ITEMS_HELP}{spec.name}:\n"
