"""A post given to somebody who had left it by the day of the speech."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.data import formulations
from generator.checking.finding import Hit
from generator.checking.patterns import Words
from generator.checking.rule import Context, Example, Rule
from generator.checking.rules.outdated import expired
from generator.checking.text import Text

_WORDS = Words(formulations("职务"))


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Name and post together, where the sentence does not tell of a year when it was right."""
    yield from expired(text, context, _WORDS)


RULE = Rule(
    code="JG512",
    title="职务已经变动",
    authority="会议选举结果的日期（见 lexicon/formulations.yaml 的“职务”）",
    level="警告",
    why="往年的稿子改今年用，领导同志的职务最要核对；说过去的事，写“时任”。",
    check=check,
    needs=("date",),
    bad=(Example("按照⟦李克强总理⟧的要求抓好落实。", as_of="2026-02-26"),),
    good=(Example("按照李克强总理的要求抓好落实。", as_of="2016-02-26"),),
    alike=(
        Example("2014年，李克强总理来我省考察。", as_of="2026-02-26"),
        Example("时任国务院总理李克强到会。", as_of="2026-02-26"),
    ),
)
