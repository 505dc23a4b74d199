"""Hong Kong, Macao and Taiwan are no countries: 国家和地区."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

_AREA = "(?:香港|澳门|台湾|港澳台|港澳|中国香港|中国澳门|中国台湾)"

RULE = Rule(
    code="JG510",
    title="把港澳台和国家并列",
    authority="新华社新闻信息报道中的禁用词和慎用词；国务院台办等关于正确使用涉台宣传用语的意见",
    level="错误",
    why="香港、澳门、台湾是中国的地区，和外国并列时写“国家和地区”。",
    check=each(
        rf"{_AREA}(?:[、和][\u4e00-\u9fff]{{2,4}}){{0,5}}?(?:等(?:\d+|[一二三四五六七八九十]+|多)?个?|[两三四五六七八九十]个?)(?:国家|国)(?!和地区|及地区|或地区|、地区|级|家和地区|有|内|际|企|网|资)|(?:与|同|和)(?:香港|澳门|台湾)(?:两国|建交)",
        "“{0}”把港澳台说成了国家。",
        "写成“国家和地区”。",
    ),
    bad=examples("产品出口到日本、⟦香港等国家⟧。", "来自日本、⟦台湾等国⟧的客商参加了洽谈。"),
    good=examples("产品出口到日本、韩国和香港等国家和地区。"),
    alike=examples(
        "来自台湾的客商参加了国家级论坛。",
        "香港、澳门同胞爱国爱乡。",
        "香港国有企业。",
        "支持香港、澳门融入国家发展大局。",
    ),
)
