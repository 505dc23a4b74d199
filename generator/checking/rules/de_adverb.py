"""的 for 地 between an adverb and its verb."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG703",
    title="状语后面用了“的”",
    authority="《现代汉语八百词》；实务",
    level="警告",
    why="副词性修饰语和动词之间用“地”。",
    check=each(
        r"(?<=不断|逐步|逐渐|深入|更好|扎实|切实|稳步|充分|及时|大力|主动|自觉)的(?=(?:加强|推进|推动|提高|提升|贯彻|落实|开展|解决|做好|抓好|完成|促进|改进|改善|增强|加快|深化|完善|强化|履行|认识到|发挥|研究解决|学习贯彻)(?:[了好着到]|[\u4e00-\u9fff]{2}))(?!(?:推进|推动|落实|发展|学习贯彻)(?:机制|体系|工作|态势|作用))|(?<=更好)的(?=满足|适应|服务(?:群众|企业|基层|大局|发展|人民|中心))",
        "这里的“的”应当用“地”。",
        "改为“地”。",
        lambda match: "地",
    ),
    bad=(
        Example("不断⟦的⟧加强队伍建设。", fixed="不断地加强队伍建设。"),
        Example("更好⟦的⟧服务群众。", fixed="更好地服务群众。"),
    ),
    alike=examples(
        "不断地加强队伍建设。", "深入的研究。", "更好的服务。", "及时的服务工作", "扎实的推进机制。"
    ),
)
