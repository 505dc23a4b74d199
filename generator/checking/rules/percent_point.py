"""Per cent and percentage points."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG403",
    title="百分数和百分点混用",
    authority="实务：统计用语",
    level="警告",
    why="总量的增长用百分数；比重、率的升降用百分点。",
    check=each(
        r"(?:总产值|生产总值|总额|销售额|财政收入|预算收入|可支配收入|营业收入|投资额|固定资产投资|增加值)(?:同比|比上年|较上年)?(?:增长|增加|下降|减少)(?:了)?\d[\d.]*个百分点|(?:占比|比重|覆盖率|城镇化率|失业率|合格率|满意率|达标率|入学率|优良率|森林覆盖率|就业率)(?:同比|比上年|较上年)?(?:提高|上升|提升|下降|降低|回落|增长)(?:了)?\d[\d.]*[%％]",
        "“{0}”混用了百分数和百分点。",
        "总量增减写“几%”，率和比重的升降写“几个百分点”。",
    ),
    bad=examples("全年⟦生产总值增长5.2个百分点⟧。", "⟦覆盖率提高3%⟧。", "⟦城镇化率同比提高1.2%⟧。"),
    good=examples("全年生产总值增长5.2%。", "覆盖率提高3个百分点。"),
    alike=examples("增速提高1.5个百分点。", "覆盖率提高到98%。", "投资占比达到30%。"),
)
