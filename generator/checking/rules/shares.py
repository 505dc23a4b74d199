"""Parts of a hundred that make more, or less, than a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_N = r"(\d+(?:\.\d+)?)"
_RATIO = re.compile(rf"(?<![\d.:∶：]){_N}\s*[∶:：]\s*{_N}\s*[∶:：]\s*{_N}(?![\d.:∶：])")
_OF = re.compile(r"(?:分别占|各占|占比?|比重为|占比为)(\d+(?:\.\d+)?)[%％]")
_EACH = re.compile(
    r"(?:分别占|占比分别为|比重分别为)[^，。；\d]{0,4}(?:\d+(?:\.\d+)?[%％][、，]?){2,}和\d+(?:\.\d+)?[%％]"
)
_NEW_WHOLE = re.compile("[。；\n]|其中|占全[国省市县]")
_STRUCTURE = re.compile("产业|结构|比例|比重")
ROUNDING = Decimal("0.35")


def check(text: Text, _: Context) -> Iterator[Hit]:
    """The structure of the three industries, and a row of 占…% in one sentence."""
    for match in _RATIO.finditer(text.body):
        before = text.body[max(0, match.start() - 16) : match.start()]
        total = sum(map(Decimal, match.groups()), Decimal(0))
        if _STRUCTURE.search(before) and abs(total - 100) > ROUNDING and 90 < total < 110:
            message = f"三项之和是{total}，不是100。"
            yield Hit(match.start(), match.end(), message, "核对各项比例。")
    for match in _EACH.finditer(text.body):
        total = sum(map(Decimal, re.findall(r"\d+(?:\.\d+)?", match[0])), Decimal(0))
        near = text.body[max(0, match.start() - 40) : match.end()]
        if total > 100 + ROUNDING and _disjoint(near) and "分别占全" not in match[0]:
            message = f"各项占比之和是{total}%，超过100%。"
            yield Hit(match.start(), match.end(), message, "核对各项占比。")
    for piece in text.sentences:
        if piece.text.count("占") < 3:
            continue
        for part in _pieces(piece.text):
            yield from _row(piece.start + part.start(), part[0])


def _pieces(words: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^；。]+", words)


def _row(offset: int, words: str) -> Iterator[Hit]:
    """Bare lists only: 甲占52%，乙占18%，丙占40%."""
    row = re.search(r"(?:[^，、。；\d%]{1,10}占(?:比)?\d+(?:\.\d+)?[%％][，、]?和?){2,}", words)
    if row is None:
        return
    found = list(_OF.finditer(row[0]))
    if len(found) < 3:
        return
    total = sum((Decimal(m[1]) for m in found), Decimal(0))
    if total > 100 + ROUNDING and "其中" not in row[0][2:] and _disjoint(row[0]):
        last = found[-1]
        message = f"各项占比之和是{total}%，超过100%。"
        at = offset + row.start()
        yield Hit(at + last.start(), at + last.end(), message, "核对各项占比。")


def _disjoint(words: str) -> bool:
    """Things that may overlap (党员, 女, 本科以上) need not make a hundred."""
    return not re.search("党员|女|青年|岁|本科|硕士|博士|以上|少数民族|率|达标|满意", words)


RULE = Rule(
    code="JG410",
    title="各项比例之和不是100",
    authority="实务：数字核对",
    level="错误",
    why="三次产业比例、各项占比加起来不是100，一算就错。",
    check=check,
    bad=examples(
        "三次产业结构调整为⟦12.3∶45.6∶43.1⟧。",
        "其中工业占52%，农业占18%，服务业⟦占40%⟧。",
    ),
    good=examples("三次产业结构调整为12.3∶45.6∶42.1。", "其中工业占52%，农业占18%，服务业占30%。"),
    alike=examples(
        "女干部占48%，党员占82%。",
        "亿元项目投资占比67.5%，新开工项目占比57.7%。",
        "比分是3∶2∶1。",
        "三次产业结构为5.1∶33.3∶61.7。",
    ),
)
