"""Inline exceptions must say why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text


def check(text: Text, _: Context) -> Iterator[Hit]:
    """Exceptions without a reason, which do not count."""
    for number, code, reason in text.exceptions:
        if not reason:
            line = next((x for x in text.lines if x.number == number), text.lines[-1])
            remedy = f"写成 <!-- 不查 {code}：理由 -->。"
            yield Hit(line.start, line.end, f"“不查 {code}”没有写理由，不起作用。", remedy)


RULE = Rule(
    code="JG108",
    title="例外没有写理由",
    authority="本软件的规矩",
    level="警告",
    why="例外要有理由，过后才说得清。",
    check=check,
    bad=examples("⟦要坚持坚持问题导向。⟧<!-- 不查 JG702 -->"),
    good=examples("要坚持问题导向。<!-- 不查 JG702：原文如此 -->"),
    alike=examples("要坚持问题导向。<!-- 下午再改 -->"),
)
