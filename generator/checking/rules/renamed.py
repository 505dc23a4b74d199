"""Organisations that have another name now."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.data import formulations
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.outdated import expired
from generator.checking.text import Text

_WORDS = Words(formulations("机构"))


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Names of organisations after the day they were given up."""
    yield from expired(text, context, _WORDS)


RULE = Rule(
    code="JG505",
    title="机构已经改名",
    authority="历次机构改革方案",
    level="错误",
    why="机构改了名，稿子里还叫旧名，在座的人坐不住。",
    check=check,
    needs=("date",),
    bad=(Example("县⟦环保局⟧、县⟦安监局⟧要抓紧。", as_of="2026-02-26"),),
    good=(Example("县环保局要抓紧。", as_of="2016-02-26"),),
    alike=(
        Example("环保部门要抓紧。", as_of="2026-02-26"),
        Example("原环保局的职责划入生态环境局。", as_of="2026-02-26"),
    ),
)
