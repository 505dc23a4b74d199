"""A common phrase with two characters the wrong way round, or one lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.checking.data import halves, phrases, slips
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule, examples
from generator.checking.text import Text


def swapped(phrase: str) -> Iterator[str]:
    """The phrase with its inner characters changed round, where that makes no other words."""
    said = phrase[0] + phrase[2] + phrase[1] + phrase[3:]
    if not {said[:2], said[1:3], said[2:]} & halves():
        yield said


@cache
def _words() -> Words[str]:
    """Slip → phrase."""
    changed = {said: phrase for phrase in sorted(phrases()) for said in swapped(phrase)}
    return Words({s: p for s, p in {**changed, **slips()}.items() if s not in phrases()})


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Every slip, unless the phrase itself stands there with a neighbour."""
    for at, said, phrase in _words().find(text.body):
        near = text.body[max(0, at - 1) : at + len(said) + 1]
        if phrase not in near:
            message = f"“{said}”疑是“{phrase}”，字颠倒了或漏了。"
            yield Hit(at, at + len(said), message, f"改为“{phrase}”。", phrase)


RULE = Rule(
    code="JG714",
    title="词语里的字颠倒或漏了",
    authority="公文里的通行写法（lexicon/phrases.txt、slips.yaml）",
    level="错误",
    why="打字快了，两个字颠倒、漏掉一个字，眼睛看着顺，念到才发现。",
    check=check,
    bad=(
        Example("推动⟦高量质发展⟧。", fixed="推动高质量发展。"),
        Example("全面推进⟦乡振兴⟧。", fixed="全面推进乡村振兴。"),
        Example("优化⟦营环商境⟧。", fixed="优化营商环境。"),
    ),
    good=examples("推动高质量发展，全面推进乡村振兴，优化营商环境。"),
    alike=examples("改进生产，影响生活；抓好改革和发展。"),
)
