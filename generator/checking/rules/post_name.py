"""Posts and members of congresses and conferences under their right names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_WRONG = (
    (
        r"(?<=[省市县区])人大(?=(?:副?主任|主任会议)(?!委员))",
        "人大常委会",
        "省、市、县人大的主任是人大常委会主任",
    ),
    (r"(?<=[乡镇])人大常委会(?:副?主任|主席)?", "人大主席团、人大主席", "乡镇人大不设常委会"),
    (
        r"(?<=[省市县区])政协(?:常委会)?(?:副?主任|副?委员长)(?!科员|医师)",
        "政协主席",
        "政协的负责人是主席",
    ),
    (r"(?<=各位|全体)政协代表|政协代表(?=[，、：们])", "政协委员", "政协的成员是委员"),
    (
        r"(?<=各位|全体)人大委员|(?<=[省市县区])人大委员(?![会长])",
        "人大代表",
        "人大的成员是代表（常委会组成人员除外）",
    ),
    (
        r"(?<=[省市县区]委)第?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}中全会",
        "次全会",
        "地方党委的全会说“几届几次全会”，“几中全会”只用于中央",
    ),
    (r"(?<=[省市县区])政府党委(?!书记)", "政府党组", "政府设的是党组"),
    (r"人大代表大会", "人民代表大会", "“人大”就是“人民代表大会”"),
    (r"(?<=各|全|请)村村长|(?<=各位)村长", "村委会主任", "村民自治组织的负责人是村委会主任"),
    (r"全国人大委员长", "全国人大常委会委员长", "委员长属于全国人大常委会"),
    (r"党代会委员", "党代会代表", "党代会的成员是代表"),
    (r"(?<=[省市县区])法院法院长|人民法院法院长", "法院院长", "重复"),
    (r"(?<=[省市县区])检察院院长|检察院检察院长", "检察院检察长", "检察院的负责人是检察长"),
    (r"(?<=[省市县区])监察局(?!域)", "监委（监察委员会）", "2018年起设监察委员会"),
    (r"(?<=纪委)监察局", "监委", "2018年起设监察委员会"),
)
"""Pattern, what is right, why."""
_PATTERNS = tuple((re.compile(p), right, why) for p, right, why in _WRONG)


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Names that the law does not know; 监察局 only from 2018 on."""
    for pattern, right, why in _PATTERNS:
        if "2018" in why and (context.as_of is None or context.as_of.year < 2019):
            continue
        for match in pattern.finditer(text.body):
            if text.body[max(0, match.start() - 1) : match.start()] == "原":
                continue
            yield Hit(match.start(), match.end(), f"{why}。", f"改为“{right}”。")


RULE = Rule(
    code="JG509",
    title="职务或身份的名称不对",
    authority="地方各级人民代表大会和地方各级人民政府组织法；政协章程；监察法",
    level="错误",
    why="当着人大代表、政协委员念错身份和职务，是失礼也是失职。",
    check=check,
    bad=(
        *examples(
            "县⟦人大⟧主任出席会议。",
            "白沙镇⟦人大常委会主任⟧参加会议。",
            "县⟦政协主任⟧出席。",
            "各位⟦政协代表⟧要建言献策。",
        ),
        Example("县⟦监察局⟧要加强监督。", as_of="2026-02-26"),
    ),
    good=examples("县人大常委会主任、县政协主席出席，各位政协委员建言献策。"),
    alike=examples(
        "县人大常委会副主任、镇人大主席参加。",
        "县人大代表、政协委员视察。",
        "县人大主任委员会议。",
        "县人大机关、县人大办公室主任。",
    ),
)
