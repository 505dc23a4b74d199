"""Rates over a hundred per cent."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG407",
    title="率超过百分之百",
    authority="实务：数字核对",
    level="错误",
    why="满意率、覆盖率、合格率、占比不会超过百分之百。",
    check=each(
        r"(?:满意率|满意度|整改(?:完成)?率|销号率|知晓率|支持率|就业率|出勤率|到会率|履约率|兑现率|覆盖率|合格率|达标率|参与率|参学率|普及率|化解率|优良率|及格率|占比|比重|办结率|入住率|绿化率)(?:达到?|为|提高到|上升到|超过|均为|均达)?(?:10[1-9]|1[1-9]\d|[2-9]\d\d)(?:\.\d+)?[%％]",
        "“{0}”超过了百分之百。",
        "核对数字。",
    ),
    bad=examples("群众⟦满意率达到112%⟧。", "⟦覆盖率102.5%⟧。"),
    good=examples("群众满意率达到98%。", "覆盖率100%。"),
    alike=examples("任务完成率112%。", "毛入学率105%。", "出口增长112%。"),
)
