"""The order of the leading organs: 党委、人大、政府、政协."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_ONE = "(?:[省市县区乡镇]?(?:委|党委|人大(?:常委会)?|政府|人民政府|政协|纪委监委))"
_ROW = re.compile(rf"[省市县区乡镇](?:委|党委|人大(?:常委会)?|人民政府|政府|政协)(?:、{_ONE})+")
_RANK = {"委": 0, "大": 1, "会": 1, "府": 2, "协": 3}


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Rows of organs whose ranks go down somewhere."""
    for match in _ROW.finditer(text.body):
        members = [m for m in match[0].split("、") if not m.endswith("纪委监委")]
        if len({m[0] for m in members if m[0] in "省市县区乡镇"}) > 1:
            continue
        ranks = [_RANK[m[-1]] for m in members]
        if ranks != sorted(ranks) and len(set(ranks)) == len(ranks):
            right = "、".join(sorted(members, key=lambda m: _RANK[m[-1]]))
            message = f"“{match[0]}”的次序不对。"
            yield Hit(match.start(), match.end(), message, f"通行的次序：{right}。")


RULE = Rule(
    code="JG511",
    title="领导机关的次序不对",
    authority="实务：党委、人大、政府、政协的通行次序",
    level="错误",
    why="把政府排在党委前面、人大排在政府后面，是次序上的大错。",
    check=check,
    bad=examples("在⟦县政府、县委⟧的坚强领导下。", "⟦县委、县政府、县人大、县政协⟧领导出席会议。"),
    good=examples("在县委、县政府的坚强领导下。", "县委、县人大、县政府、县政协领导出席会议。"),
    alike=examples(
        "县委、县委办公室。",
        "向县人大、县政协报告。",
        "县政府、县政协领导出席。",
        "落实省委省政府、市委部署。",
    ),
)
