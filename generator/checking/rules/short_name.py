"""An organisation with its full name here and another short name there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_FULL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}?)(经济技术开发区|高新技术产业开发区|高新技术产业园区|经济开发区"
    r"|职业技术学院|职业学院|文化和旅游局|发展和改革局|发展和改革委员会|卫生健康委员会|卫生健康局|市场监督管理局"
    r"|人力资源和社会保障局|住房和城乡建设局|工业和信息化局|退役军人事务局|医疗保障局|行政审批局|农业农村局)"
)
SHORT = {
    "经济技术开发区": ("经开区",),
    "高新技术产业开发区": ("高新区",),
    "高新技术产业园区": ("高新区", "高新园区"),
    "经济开发区": ("经开区",),
    "职业技术学院": ("职院", "职技院", "职业学院"),
    "职业学院": ("职院",),
    "文化和旅游局": ("文旅局", "文化旅游局", "旅游局"),
    "发展和改革局": ("发改局", "发展改革局"),
    "发展和改革委员会": ("发改委", "发展改革委"),
    "卫生健康委员会": ("卫健委", "卫生健康委"),
    "卫生健康局": ("卫健局",),
    "市场监督管理局": ("市场监管局", "市监局"),
    "人力资源和社会保障局": ("人社局", "人力资源社会保障局"),
    "住房和城乡建设局": ("住建局", "住房城乡建设局"),
    "工业和信息化局": ("工信局",),
    "退役军人事务局": ("退役军人局",),
    "医疗保障局": ("医保局",),
    "行政审批局": ("审批局",),
    "农业农村局": ("农业局", "农村农业局"),
}
"""Kinds of organisations → what they are called in short; a speech keeps to one."""


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The rarer name; a short name that is introduced (以下简称) is nobody's fault."""
    body = _without_title(text)
    for kind, shorts in SHORT.items():
        if kind not in body:
            continue
        for owner in dict.fromkeys(_owners(body, kind)):
            for short in shorts:
                pattern = re.compile(rf"(?<![“治]){re.escape(owner)}{short}(?![”员])")
                found = list(pattern.finditer(body))
                full = body.count(owner + kind)
                if (
                    found
                    and f"简称“{owner}{short}”" not in body
                    and f"简称{owner}{short}" not in body
                ):
                    yield from _rarer(body, owner + kind, full, found)


def _without_title(text: Text) -> str:
    """The text with blanks for title, front and signature, where full names are in place."""
    body = text.body
    for line in text.lines:
        if line.kind in ("title", "front", "signature"):
            body = body[: line.start] + " " * len(line.text) + body[line.end :]
    return body


def _owners(body: str, kind: str) -> Iterator[str]:
    """What stands before the kind: one of 省市县区, or a name of two or three characters."""
    for match in re.finditer(rf"([\u4e00-\u9fff]{{0,3}}){kind}", body):
        before = match[1]
        if before.endswith(("省", "市", "县", "区")) and not before.endswith("自治区"):
            yield before[-1]
        if kind.endswith(("区", "院")) and len(before) >= 2:
            yield before[-2:]


def _rarer(body: str, full: str, times: int, found: list[re.Match[str]]) -> Iterator[Hit]:
    if times >= len(found):
        for match in found:
            message = f"别处称“{full}”，这里称“{match[0]}”。"
            yield Hit(match.start(), match.end(), message, "一篇稿子里用一个名称。")
        return
    for match in re.finditer(re.escape(full), body):
        message = f"别处称“{found[0][0]}”，这里称“{full}”。"
        yield Hit(
            match.start(), match.end(), message, "一篇稿子里用一个名称，或在首次出现时注明简称。"
        )


RULE = Rule(
    code="JG307",
    title="一个单位两个名称",
    authority="党政机关公文处理工作条例第十九条；实务",
    level="提示",
    why="同一个单位忽而全称、忽而简称，多半是几份材料拼起来的。",
    check=check,
    bad=examples(
        "云溪经济技术开发区要当龙头。云溪经济技术开发区要抓招商。⟦云溪经开区⟧要抓项目。",
        "由县农业农村局牵头，⟦县农业局⟧配合。",
        "县发改局牵头，县发改局督办，⟦县发展和改革局⟧通报。",
    ),
    good=examples("云溪经济技术开发区要当龙头，云溪经济技术开发区要抓项目。"),
    alike=examples(
        "云溪经济技术开发区（以下简称“云溪经开区”）建区十年，云溪经开区要当龙头。",
        "省发展和改革委员会来文，县发改局办理。",
    ),
)
