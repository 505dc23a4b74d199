"""People that the fact sheet does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import table
from generator.checking.finding import Hit
from generator.checking.known import fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石贾韦夏付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NAME = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?"
_PERSON = re.compile(
    rf"(?:(?<=[，。；：、\s（]))({_NAME})(?=同志|(?:副)?(?:书记|县长|市长|区长|省长|局长|部长|主任|主席)(?![会席团]))"
    rf"|(?:书记|县长|市长|区长|局长|部长|主任)({_NAME})(?=同志|讲话|出席|主持|作了|指出|强调|带队|率队|宣读|宣布|传达|通报|致辞|调研|[，。、])",
    re.MULTILINE,
)
_ORDINARY = frozenset(
    [
        "许多",
        "高级",
        "向党",
        "方面",
        "任何",
        "万名",
        "严格",
        "夏季",
        "石油",
        "江边",
        "江北",
        "江南",
        "林业",
        "林草",
        "钱粮",
        "范围",
        "武装",
        "方志",
        "余名",
        "万余",
        "高校",
        "黄河",
        "马上",
        "何种",
        "常务",
        "史志",
        "陆军",
        "雷达",
        "龙头",
        "田间",
        "任职",
        "任命",
        "高新",
        "江苏",
        "江西",
        "黎明",
    ]
)


def check(text: Text, context: Context) -> Iterator[Hit]:
    """A name before 同志 or a post, or behind a post; well-known examples are left out."""
    said = fact_words(context)
    known = set(table("places")["常见人名"])
    for match in _PERSON.finditer(text.body):
        name = match[1] or match[2]
        if name in said or name in known or name in _ORDINARY:
            continue
        at = match.start(1 if match[1] else 2)
        yield Hit(
            at,
            at + len(name),
            f"要素表里没有“{name}”这个人。",
            "核对是不是别处稿子里的人；确有其人的，写进要素表。",
        )


RULE = Rule(
    code="JG305",
    title="要素表里没有的人名",
    authority="实务",
    level="错误",
    why="别处稿子里的领导、典型没有改掉，是严重事故。",
    check=check,
    needs=("facts",),
    bad=(
        Example("刚才，⟦王建国⟧同志作了通报。", facts={"讲话人": "周明远"}),
        Example("县委书记⟦李卫东⟧同志作了批示。", facts={"讲话人": "周明远"}),
    ),
    good=(Example("刚才，周明远同志作了通报。", facts={"讲话人": "周明远"}),),
    alike=(
        Example("雷锋同志是榜样，许多同志、各位同志、老同志都要学。", facts={"讲话人": "周明远"}),
    ),
)
