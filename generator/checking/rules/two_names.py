"""我市 and 我县 in one speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text

_OURS = re.compile(
    r"(?<![自忘])我(市(?![场值容]|民(?!生|营))|县(?!级)|区(?![域间别分])|州|镇|乡(?!亲)|旗(?!帜)|街道|局(?![面势部])|校|院)"
)

_ALL = re.compile("全([市县])(?![域场])")
"""全县 tells what the place calls itself, too; 全区 may mean an autonomous region."""
_WHOLE = re.compile("全([市县])(?=上下|干部|党员干部|各级|各乡镇|各部门|广大|人民)")
"""What only the place itself says of its people."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """The organisation tells which is right; else the more frequent one."""
    found = list(_OURS.finditer(text.body))
    counts = Counter(match[1] for match in found)
    counts.update(match[1] for match in _ALL.finditer(text.body))
    own = next((name[-1] for name in context.home if name[-1:] in "市县区州镇乡旗局校院"), "")
    right = own or (counts.most_common(1)[0][0] if counts else "")
    said = Counter(match[1] for match in found)
    for match in found:
        if match[1] == "区" and not own and set(said) == {"区"}:
            continue  # a district speaks of 全市, too
        if right and match[1] != right:
            message = (
                f"别处说“我{right}”，这里说“{match[0]}”。"
                if not own
                else f"本单位是“{right}”，这里说“{match[0]}”。"
            )
            yield Hit(match.start(), match.end(), message, "改成一致的自称。")
    if own in ("市", "县"):
        for match in _WHOLE.finditer(text.body):
            if match[1] != own:
                message = f"本单位是“{own}”，这里说“{match[0]}”。"
                yield Hit(match.start(), match.end(), message, "改成一致的自称。")


RULE = Rule(
    code="JG302",
    title="自称前后不一",
    authority="实务：移植稿件的痕迹",
    level="错误",
    why="一篇稿子里又是“我市”又是“我县”，一看就是改过的。",
    check=check,
    bad=(
        *examples(
            "我县经济发展。我县社会稳定。⟦我市⟧民生改善。",
            "全市经济发展，全市社会稳定。⟦我县⟧民生改善。",
        ),
        Example("⟦我市⟧经济发展。", org="德清县"),
    ),
    good=examples("我县经济发展。我县社会稳定。"),
    alike=examples(
        "全市上下都在发展，全市一盘棋，我区要争先。",
        "我县社会稳定，我省各地支援，我市场监管部门到位，我区域优势明显。",
    ),
)
